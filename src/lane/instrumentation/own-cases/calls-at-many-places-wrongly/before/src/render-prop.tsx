import { track } from './analytics'
export function P() { return <List renderItem={(x) => {  return null }}/> }