import { track } from './analytics'
export function P() { return useSyncExternalStore(sub, () => { track('clicked'); return 1 }) }