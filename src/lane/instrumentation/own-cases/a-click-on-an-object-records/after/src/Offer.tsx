import { track } from './analytics'

export function listen(page) {
  page.on('click', () => { track('offer_taken'); page.go() })
}
