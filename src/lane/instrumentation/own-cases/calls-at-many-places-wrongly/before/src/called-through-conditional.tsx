import { track } from './analytics'
function go() {  x() }
export function Page({ a }) { (a || go)(); return null }