import { track } from './analytics'
const api = { go() { track('clicked'); x() } }
export function Page() { const { go } = api; go(); return null }