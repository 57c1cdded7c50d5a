import { track } from './analytics'
export function start() { setInterval(() => {  go() }, 100) }