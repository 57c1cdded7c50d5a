import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The host's half of the way into a sandbox; the other half is `sandbox/inside/relay.mjs`. */
export interface Relay {
  /** Loopback port of this machine that leads inside. */
  readonly port: number
  /** Folder with the socket, to be seen read-only from inside. */
  readonly sockets: string
  readonly socketName: string
  close(): Promise<void>
}

/** A flood of idle connections from inside must not use up the server's descriptors. */
const mostIdle = 64

/**
 * Visitors knock at a loopback port; connections from inside wait at a socket. Each visitor gets one of those, and the bytes
 * flow between the two until either side is done.
 */
export async function openRelay(): Promise<Relay> {
  // The outer folder keeps other accounts of the machine out; inside, only the inner one is seen, by the job's account.
  const folder = await mkdtemp(join(tmpdir(), 'fairway-relay-'))
  const sockets = join(folder, 's')
  await mkdir(sockets)
  await chmod(sockets, 0o755)

  const idle: Socket[] = []
  const visitors: Socket[] = []
  const open = new Set<Socket>()
  const track = (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const take = (queue: Socket[]) => {
    for (let socket = queue.shift(); socket; socket = queue.shift()) if (!socket.destroyed) return socket
    return undefined
  }

  const inner = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    track(socket)
    const visitor = take(visitors)
    if (visitor) splice(visitor, socket)
    else if (idle.length < mostIdle) idle.push(socket)
    else socket.destroy()
  })
  const outer = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (socket) => {
    track(socket)
    const waiting = take(idle)
    if (waiting) splice(socket, waiting)
    else visitors.push(socket)
  })

  await listen(inner, { path: join(sockets, 'relay.sock') })
  await chmod(join(sockets, 'relay.sock'), 0o666)
  await listen(outer, { host: '127.0.0.1', port: 0 })

  return {
    port: (outer.address() as AddressInfo).port,
    sockets,
    socketName: 'relay.sock',
    async close() {
      const closed = [inner, outer].map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
      for (const socket of open) socket.destroy()
      await Promise.all(closed)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function splice(visitor: Socket, inside: Socket): void {
  visitor.pipe(inside)
  inside.pipe(visitor)
  visitor.once('close', () => inside.destroy())
  inside.once('close', () => visitor.destroy())
}

const listen = (server: Server, at: { path: string } | { host: string; port: number }): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(at, resolve))
