import { track } from './analytics'
export function P() { useInterval(() => {  go() }, 10); return null }