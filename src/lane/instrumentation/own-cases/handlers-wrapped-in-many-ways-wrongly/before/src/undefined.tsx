import { track } from './analytics'
export function Page() { return <button onClick={undefined}/> }