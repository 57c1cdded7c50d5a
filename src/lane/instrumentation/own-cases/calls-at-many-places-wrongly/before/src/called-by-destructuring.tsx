import { track } from './analytics'
const api = { go() {  x() } }
export function Page() { const { go } = api; go(); return null }