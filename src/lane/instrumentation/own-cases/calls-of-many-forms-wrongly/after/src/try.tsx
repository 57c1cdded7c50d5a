import { track } from './analytics'
export function Page({ go, save, open, close, onClose, ok }) { return <button onClick={async () => { try { track('clicked') } catch {} go() }}>x</button> }