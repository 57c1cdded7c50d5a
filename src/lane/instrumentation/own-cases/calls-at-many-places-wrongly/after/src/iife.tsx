import { track } from './analytics'
export function P() { (() => { track('clicked'); go() })(); return null }