import { track } from './analytics'
export function P() { (() => {  go() })(); return null }