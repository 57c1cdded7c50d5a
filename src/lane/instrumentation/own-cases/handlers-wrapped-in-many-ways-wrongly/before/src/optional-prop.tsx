import { track } from './analytics'
export function Page({ onClose }: { onClose?: () => void }) { return <button onClick={onClose}/> }