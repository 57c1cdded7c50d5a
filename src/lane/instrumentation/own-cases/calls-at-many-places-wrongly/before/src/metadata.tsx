import { track } from './analytics'
export async function generateMetadata() {  return {} }