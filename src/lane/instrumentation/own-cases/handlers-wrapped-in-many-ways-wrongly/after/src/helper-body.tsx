import { track } from './analytics'
export const price = (x) => { track('clicked'); return x.a }
export function Page({ x }) { return h('b', price(x)) }