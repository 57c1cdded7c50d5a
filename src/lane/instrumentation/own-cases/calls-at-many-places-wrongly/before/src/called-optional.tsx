import { track } from './analytics'
function go() {  x() }
export function Page() { go?.(); return null }