import { flag } from './flags'
export function middleware(request) {
  return request.user
}
