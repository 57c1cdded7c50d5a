import { track } from './analytics'
import { change } from './submit'
export function Page() { return <input onChange={() => { track('clicked'); change() }}/> }