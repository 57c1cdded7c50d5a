import { track } from './analytics'
function go() {  x() }
export function Page() { (0, go)(); return null }