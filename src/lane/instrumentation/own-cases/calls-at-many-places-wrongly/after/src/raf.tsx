import { track } from './analytics'
export function draw() { track('clicked'); requestAnimationFrame(draw) }