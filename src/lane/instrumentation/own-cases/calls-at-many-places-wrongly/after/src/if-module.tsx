import { track } from './analytics'
if (typeof window !== 'undefined') { track('clicked'); go() }