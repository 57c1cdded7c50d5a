import { track } from './analytics'
export function Page({ l }) { return <Each of={l} by={(x) => { track('clicked'); return x.id }}/> }