import { track } from './analytics'
export class O { toJSON() { track('clicked'); return 'a' } }