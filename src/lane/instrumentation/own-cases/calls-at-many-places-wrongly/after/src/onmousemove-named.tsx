import { track } from './analytics'
function go() { track('clicked'); x() }
export function P() { return <b onMouseMove={go}/> }