import { track } from './analytics'
export function Page({ save }) { return <button onClick={() => { track('clicked'); save() }}/> }