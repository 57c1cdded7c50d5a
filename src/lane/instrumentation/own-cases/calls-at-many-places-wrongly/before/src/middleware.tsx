import { track } from './analytics'
export function middleware(req) {  return go(req) }