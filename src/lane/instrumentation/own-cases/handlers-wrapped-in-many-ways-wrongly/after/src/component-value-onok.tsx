import { track } from './analytics'
export function Page({ save }) { return <Modal onOk={() => { track('clicked'); save() }}/> }