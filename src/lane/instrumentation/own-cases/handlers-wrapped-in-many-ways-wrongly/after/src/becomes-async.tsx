import { track } from './analytics'
export function Page({ save }) { return <button onClick={async () => { track('clicked'); return save() }}/> }