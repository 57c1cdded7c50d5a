import { track } from './analytics'
export function f(store) { store.subscribe(() => {  go() }) }