import { track } from './analytics'
export function middleware(req) { track('clicked'); return go(req) }