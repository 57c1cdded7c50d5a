import { track } from './analytics'
export function start() { setInterval(() => { track('clicked'); go() }, 100) }