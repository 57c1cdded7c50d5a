import { track } from './analytics'
export function Page({ make }) { return <button onClick={make()}/> }