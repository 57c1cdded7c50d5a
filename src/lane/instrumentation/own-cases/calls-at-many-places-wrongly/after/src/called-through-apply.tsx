import { track } from './analytics'
function go() { track('clicked'); x() }
export function Page() { Reflect.apply(go, null, []); return null }