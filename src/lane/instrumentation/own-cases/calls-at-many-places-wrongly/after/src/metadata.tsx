import { track } from './analytics'
export async function generateMetadata() { track('clicked'); return {} }