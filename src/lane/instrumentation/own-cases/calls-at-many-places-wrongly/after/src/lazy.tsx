import { track } from './analytics'
const L = lazy(() => { track('clicked'); return import('./l') })