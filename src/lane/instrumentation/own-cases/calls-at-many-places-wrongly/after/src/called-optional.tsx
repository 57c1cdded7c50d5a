import { track } from './analytics'
function go() { track('clicked'); x() }
export function Page() { go?.(); return null }