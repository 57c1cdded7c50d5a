import { track } from './analytics'

export function listen(page) {
  page.on('click', () => { page.go() })
}
