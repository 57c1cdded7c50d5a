import { track } from './analytics'
export function Page({ save }) { return <Form validate={(v) => save(v)}/> }