import { track } from './analytics'
export async function GET() {  return new Response('') }