import { track } from './analytics'
function go() {  x() }
export function P() { return <b onMouseMove={go}/> }