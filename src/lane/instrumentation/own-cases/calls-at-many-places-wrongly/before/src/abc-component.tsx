import { track } from './analytics'
export function FAQ() {  return null }