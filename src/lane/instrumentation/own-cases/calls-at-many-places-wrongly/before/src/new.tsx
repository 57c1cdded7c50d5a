import { track } from './analytics'
function Go() {  this.x = 1 }
export function Page() { new Go(); return null }