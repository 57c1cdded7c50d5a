import { track } from './analytics'
function go() {  x() }
export function Page() { go.bind(null)(); return null }