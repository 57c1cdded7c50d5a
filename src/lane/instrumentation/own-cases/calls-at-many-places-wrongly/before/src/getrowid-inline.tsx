import { track } from './analytics'
export function P() { return <Table getRowId={(x) => {  return x.id }}/> }