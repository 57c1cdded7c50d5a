import { track } from './analytics'
export function Page({ save }) { return <LoadingButton onClick={(e) => { track('clicked'); save(e) }}/> }