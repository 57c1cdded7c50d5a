import { track } from './analytics'

export function listen(page) {
  page.on('pointermove', () => { page.go() })
}
