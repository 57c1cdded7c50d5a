import { track } from './analytics'
async function save() { await go() }
export function Page() { return <LoadingButton onClick={() => { track('clicked'); save() }}/> }