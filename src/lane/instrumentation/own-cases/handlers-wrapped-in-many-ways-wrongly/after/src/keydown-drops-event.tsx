import { track } from './analytics'
export function Page({ key }) { return <input onKeyDown={() => { track('clicked'); key() }}/> }