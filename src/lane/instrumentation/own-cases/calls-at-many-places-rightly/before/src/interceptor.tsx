import { track } from './analytics'
axios.interceptors.request.use((c) => {  return c })