import { track } from './analytics'
export function P() { return <List>{(x) => { track('clicked'); return null }}</List> }