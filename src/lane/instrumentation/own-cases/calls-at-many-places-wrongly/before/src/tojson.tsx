import { track } from './analytics'
export class O { toJSON() {  return 'a' } }