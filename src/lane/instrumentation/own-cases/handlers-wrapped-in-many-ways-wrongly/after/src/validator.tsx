import { track } from './analytics'
export function Page({ save }) { return <Form validate={(v) => { track('clicked'); return save(v) }}/> }