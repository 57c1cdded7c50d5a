import { track } from './analytics'
interface P { onClose: (() => void) | undefined }
export function Page({ onClose }: P) { return <button onClick={onClose}/> }