import { flag } from './flags'
export function Page(a, b) {
  const c = a
  (b)
  return c
}
