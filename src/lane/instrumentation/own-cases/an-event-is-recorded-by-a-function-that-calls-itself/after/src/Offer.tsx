import { track } from './analytics'

export function poll() {
  track('offer_taken', { place: 'top' })
  save()
  setTimeout(poll, 1000)
}
