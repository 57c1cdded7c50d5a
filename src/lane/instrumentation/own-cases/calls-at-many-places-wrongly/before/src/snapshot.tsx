import { track } from './analytics'
export function P() { return useSyncExternalStore(sub, () => {  return 1 }) }