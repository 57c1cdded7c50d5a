import { track } from './analytics'
function go() {  x() }
export function Page() { const f = { go }; f.go(); return null }