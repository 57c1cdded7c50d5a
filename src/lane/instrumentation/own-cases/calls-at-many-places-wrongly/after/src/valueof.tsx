import { track } from './analytics'
export class O { valueOf() { track('clicked'); return 1 } }