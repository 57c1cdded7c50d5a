import { track } from './analytics'
function go() {  x() }
export function Page() { Reflect.apply(go, null, []); return null }