import { track } from './analytics'
export async function GET() { track('clicked'); return new Response('') }