import { track } from './analytics'
interface P { onClose?: () => void }
export function Page(props: P) { return <button onClick={props.onClose}/> }