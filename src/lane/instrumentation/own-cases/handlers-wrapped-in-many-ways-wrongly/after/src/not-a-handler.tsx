import { track } from './analytics'
export function Page({ save }) { return <Form action={(a) => { track('clicked'); return save(a) }}/> }