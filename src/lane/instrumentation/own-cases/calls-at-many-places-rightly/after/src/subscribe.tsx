import { track } from './analytics'
export function f(store) { store.subscribe(() => { track('clicked'); go() }) }