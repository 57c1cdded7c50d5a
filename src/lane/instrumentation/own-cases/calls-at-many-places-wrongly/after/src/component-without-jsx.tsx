import { track } from './analytics'
export function Page() { track('clicked'); return createElement('div') }