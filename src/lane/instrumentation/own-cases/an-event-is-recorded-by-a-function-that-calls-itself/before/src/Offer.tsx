import { track } from './analytics'

export function poll() {
  save()
  setTimeout(poll, 1000)
}
