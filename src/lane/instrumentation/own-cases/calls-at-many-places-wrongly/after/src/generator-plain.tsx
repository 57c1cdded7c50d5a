import { track } from './analytics'
export function* ids() { track('clicked'); yield 1 }
export const a = [...ids()]