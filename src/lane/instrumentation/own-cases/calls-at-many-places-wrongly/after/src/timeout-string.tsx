import { track } from './analytics'
function tick() { track('clicked'); go(); setTimeout(() => tick(), 10) }
export { tick }