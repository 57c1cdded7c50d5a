import { track } from './analytics'
export function generateStaticParams() { track('clicked'); return [] }