import { track } from './analytics'
export function P() { new Promise((r) => {  r() }); return null }