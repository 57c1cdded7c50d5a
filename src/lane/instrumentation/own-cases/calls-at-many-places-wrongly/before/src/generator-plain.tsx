import { track } from './analytics'
export function* ids() {  yield 1 }
export const a = [...ids()]