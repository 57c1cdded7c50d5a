import { track } from './analytics'
const L = lazy(() => {  return import('./l') })