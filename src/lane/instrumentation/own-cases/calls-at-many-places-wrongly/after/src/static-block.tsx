import { track } from './analytics'
export class A { static { track('clicked'); } }