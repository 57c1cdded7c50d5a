import { track } from './analytics'
export class A { constructor() { track('clicked'); this.a = 1 } }