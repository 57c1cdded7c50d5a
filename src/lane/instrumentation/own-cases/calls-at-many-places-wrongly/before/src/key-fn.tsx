import { track } from './analytics'
export function Page({ l }) { return <Each of={l} by={(x) => {  return x.id }}/> }