import { track } from './analytics'
export function tick() {  setTimeout(tick, 100) }