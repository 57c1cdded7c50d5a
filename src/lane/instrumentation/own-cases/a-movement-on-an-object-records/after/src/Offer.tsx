import { track } from './analytics'

export function listen(page) {
  page.on('pointermove', () => { track('offer_taken'); page.go() })
}
