import { track } from './analytics'
export function FAQ() { track('clicked'); return null }