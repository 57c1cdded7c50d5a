import { track } from './analytics'
export function P() { useInterval(() => { track('clicked'); go() }, 10); return null }