import { track } from './analytics'
export const price = (x) => x.a
export function Page({ x }) { return h('b', price(x)) }