import { track } from './analytics'
const price = (x) => { track('clicked'); return x + '€' }
export function P() { return <Chart tickFormatter={price}/> }