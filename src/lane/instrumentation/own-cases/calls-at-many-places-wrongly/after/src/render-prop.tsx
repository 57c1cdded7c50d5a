import { track } from './analytics'
export function P() { return <List renderItem={(x) => { track('clicked'); return null }}/> }