import { track } from './analytics'
function go() { track('clicked'); x() }
export function Page() { const f = { go }; f.go(); return null }