import { track } from './analytics'
export function Page({ go, save, open, close, onClose, ok }) { return <button onClick={async () => {  if (ok) { track('clicked'); go() } }}>x</button> }