import { track } from './analytics'

function go() {
  
  draw()
}
window.onmousemove = go
