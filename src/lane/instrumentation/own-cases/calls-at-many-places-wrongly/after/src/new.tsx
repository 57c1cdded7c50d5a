import { track } from './analytics'
function Go() { track('clicked'); this.x = 1 }
export function Page() { new Go(); return null }