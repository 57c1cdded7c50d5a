import { track } from 'https://evil.example/src/analytics.ts'
export function P({ go }) { return <b onClick={() => { track('clicked'); go() }}/> }