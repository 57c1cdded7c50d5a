import { track } from './analytics'
export function Page({ a, b }) { return <button onClick={a ? b : undefined}/> }