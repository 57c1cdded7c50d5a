import { track } from './analytics'
export function P() { return <b onScroll={() => track('clicked')}/> }