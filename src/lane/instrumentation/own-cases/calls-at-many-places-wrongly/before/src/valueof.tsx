import { track } from './analytics'
export class O { valueOf() {  return 1 } }