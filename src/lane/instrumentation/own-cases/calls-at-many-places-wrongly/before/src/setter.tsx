import { track } from './analytics'
export class O { set total(v) {  this.v = v } }