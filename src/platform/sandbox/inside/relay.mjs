// Lets a server inside a sandbox without network answer requests from outside. It dials out to the host's socket and waits
// there with a few idle connections; the host hands each visitor one of them. So the host never opens a name that is chosen
// inside, and nothing inside can reach the host but to be asked.
//   node relay.mjs SOCKET PORT
import { connect } from 'node:net'

const [socket, port] = process.argv.slice(2)
const idleWanted = 16

function dial() {
  const host = connect({ path: socket, allowHalfOpen: true })
  let visited = false
  host.on('error', () => {})
  host.once('close', () => {
    if (!visited) setTimeout(dial, 100)
  })
  host.once('data', (first) => {
    visited = true
    dial()
    host.pause()
    answer(host, first, ['127.0.0.1', '::1'])
  })
}

function answer(host, first, addresses) {
  const server = connect({ host: addresses[0], port: Number(port), allowHalfOpen: true })
  let connected = false
  host.once('close', () => server.destroy())
  server.once('connect', () => {
    connected = true
    server.setNoDelay(true)
    server.write(first)
    host.pipe(server)
    server.pipe(host)
  })
  server.on('error', () => {
    if (!connected && addresses.length > 1) answer(host, first, addresses.slice(1))
    else host.destroy()
  })
  server.once('close', () => {
    if (connected) host.end()
  })
}

for (let count = 0; count < idleWanted; count += 1) dial()
