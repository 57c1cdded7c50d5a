import { track } from './analytics'
export function Page({ save }) { return <button onClick={(save) => { track('clicked'); save(save) }}/> }