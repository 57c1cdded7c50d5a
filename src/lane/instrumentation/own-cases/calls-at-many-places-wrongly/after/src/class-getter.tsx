import { track } from './analytics'
export class O { get total() { track('clicked'); return 1 } }