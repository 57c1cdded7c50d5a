import { track } from './analytics'
export function Page({ make }) { return <button onClick={() => { track('clicked'); make() }}/> }