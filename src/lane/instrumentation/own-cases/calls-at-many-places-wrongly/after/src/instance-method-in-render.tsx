import { track } from './analytics'
class S { go() { track('clicked'); x() } }
const s = new S()
export function Page() { s.go(); return null }