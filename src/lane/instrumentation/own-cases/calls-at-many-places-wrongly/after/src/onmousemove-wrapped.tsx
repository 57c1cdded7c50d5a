import { track } from './analytics'
export function P({ go }) { return <b onMouseMove={(e) => { track('clicked'); go(e) }}/> }