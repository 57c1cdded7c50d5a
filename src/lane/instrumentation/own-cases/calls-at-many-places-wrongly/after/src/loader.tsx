import { track } from './analytics'
export async function loader() { track('clicked'); return {} }