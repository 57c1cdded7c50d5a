import { track } from './analytics'
export const f = debounce(() => { track('clicked'); go() }, 10)