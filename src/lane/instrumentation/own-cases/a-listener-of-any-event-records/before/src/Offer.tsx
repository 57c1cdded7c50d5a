import { track } from './analytics'

export function listen(page, name) {
  page.addEventListener(name, () => { page.go() })
}
