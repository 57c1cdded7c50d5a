import { track } from './analytics'
export class A { go = () => { track('clicked'); this.a = 1 } }