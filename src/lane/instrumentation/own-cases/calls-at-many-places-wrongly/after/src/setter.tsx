import { track } from './analytics'
export class O { set total(v) { track('clicked'); this.v = v } }