import { track } from './analytics'
export function P() { return <Table getRowId={(x) => { track('clicked'); return x.id }}/> }