import { track } from './analytics'
export function Page({ l }) { return <Auto isOptionEqualToValue={(a, b) => { track('clicked'); return a === b }}/> }