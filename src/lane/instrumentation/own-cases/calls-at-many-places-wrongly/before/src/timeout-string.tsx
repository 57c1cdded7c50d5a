import { track } from './analytics'
function tick() {  go(); setTimeout(() => tick(), 10) }
export { tick }