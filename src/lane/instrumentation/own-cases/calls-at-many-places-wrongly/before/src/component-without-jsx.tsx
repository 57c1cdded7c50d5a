import { track } from './analytics'
export function Page() {  return createElement('div') }