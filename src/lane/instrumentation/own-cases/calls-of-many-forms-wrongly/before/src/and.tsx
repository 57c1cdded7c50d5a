import { track } from './analytics'
export function Page({ go, save, open, close, onClose, ok }) { return <button onClick={async () => {  go() }}>x</button> }