import { track } from './analytics'
const price = (x) => {  return x + '€' }
export function P() { return <Chart tickFormatter={price}/> }