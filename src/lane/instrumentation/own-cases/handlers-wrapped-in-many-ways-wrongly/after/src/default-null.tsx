import { track } from './analytics'
export function Page({ onClose = null }) { return <button onClick={() => { track('clicked'); onClose() }}/> }