import { track } from './analytics'
function go() { track('clicked'); x() }
export function Page({ a }) { (a || go)(); return null }