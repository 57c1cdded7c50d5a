import { flag } from './flags'
export function Page(a, b) {
  const c = a
  if (flag('banner')) { b }
  (b)
  return c
}
