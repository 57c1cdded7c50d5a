import { track } from './analytics'

export function more(setCount) {
  setCount((count) => { return count + 1 })
}
