import { track } from './analytics'
const api = { go: () => { track('clicked'); x() } }
export function Page() { api.go(); return null }