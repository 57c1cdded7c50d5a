import { track } from './analytics'
function go() { track('clicked'); x() }
export function Page() { (0, go)(); return null }