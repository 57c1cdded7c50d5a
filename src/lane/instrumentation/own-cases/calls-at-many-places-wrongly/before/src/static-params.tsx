import { track } from './analytics'
export function generateStaticParams() {  return [] }