import { track } from './analytics'

export function listen(page, name) {
  page.addEventListener(name, () => { track('offer_taken'); page.go() })
}
