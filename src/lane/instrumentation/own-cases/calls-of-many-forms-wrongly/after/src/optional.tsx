import { track } from './analytics'
export function Page({ go, save, open, close, onClose, ok }) { return <button onClick={async () => { track?.('clicked'); go() }}>x</button> }