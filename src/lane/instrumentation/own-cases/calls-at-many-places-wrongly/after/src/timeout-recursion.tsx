import { track } from './analytics'
export function tick() { track('clicked'); setTimeout(tick, 100) }