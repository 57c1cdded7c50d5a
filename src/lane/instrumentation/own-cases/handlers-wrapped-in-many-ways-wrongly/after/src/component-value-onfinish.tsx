import { track } from './analytics'
export function Page({ save }) { return <Form onFinish={(v) => { track('clicked'); save(v) }}/> }