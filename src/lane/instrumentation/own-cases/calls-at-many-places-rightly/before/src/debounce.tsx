import { track } from './analytics'
export const f = debounce(() => {  go() }, 10)