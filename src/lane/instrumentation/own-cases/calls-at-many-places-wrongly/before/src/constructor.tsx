import { track } from './analytics'
export class A { constructor() {  this.a = 1 } }