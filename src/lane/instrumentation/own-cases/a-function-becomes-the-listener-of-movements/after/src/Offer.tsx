import { track } from './analytics'

function go() {
  track('offer_taken');
  draw()
}
window.onmousemove = go
