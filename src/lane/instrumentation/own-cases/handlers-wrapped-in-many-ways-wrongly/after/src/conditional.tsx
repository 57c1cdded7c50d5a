import { track } from './analytics'
export function Page({ a, b }) { return <button onClick={() => { track('clicked'); a ? b() : undefined }}/> }