import { track } from './analytics'
if (typeof window !== 'undefined') {  go() }