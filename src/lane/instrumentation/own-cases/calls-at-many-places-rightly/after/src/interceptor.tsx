import { track } from './analytics'
axios.interceptors.request.use((c) => { track('clicked'); return c })