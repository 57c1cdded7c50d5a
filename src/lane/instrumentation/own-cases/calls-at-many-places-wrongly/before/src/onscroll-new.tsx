import { track } from './analytics'
export function P() { return <b/> }