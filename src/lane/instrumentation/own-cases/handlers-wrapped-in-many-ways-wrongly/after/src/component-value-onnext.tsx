import { track } from './analytics'
export function Page({ check }) { return <Wizard onNext={() => { track('clicked'); check() }}/> }