import { flag } from './flags'
export function middleware(request) {
  if (flag('gift')) return null
  return request.user
}
