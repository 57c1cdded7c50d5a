import { track } from './analytics'
const api = { go: () => {  x() } }
export function Page() { api.go(); return null }