import { track } from './analytics'
export class O { get total() {  return 1 } }