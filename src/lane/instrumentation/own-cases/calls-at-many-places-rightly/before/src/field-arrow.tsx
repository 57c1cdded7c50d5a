import { track } from './analytics'
export class A { go = () => {  this.a = 1 } }