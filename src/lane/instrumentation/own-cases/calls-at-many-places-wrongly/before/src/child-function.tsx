import { track } from './analytics'
export function P() { return <List>{(x) => {  return null }}</List> }