import { track } from './analytics'
export function draw() {  requestAnimationFrame(draw) }