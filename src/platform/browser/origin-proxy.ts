import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * The only way out of a browser session: a proxy that lets requests through to the page's own site and to nothing else.
 *
 * Routes of the automation library would do the same for plain requests, but they turn the browser's cache off, wake us for
 * each of the hundreds of modules of a development server, and do not see web sockets or workers.
 */
export interface OriginProxy {
  readonly url: string
  close(): Promise<void>
}

export async function openOriginProxy(site: string): Promise<OriginProxy> {
  const { hostname, port, protocol } = new URL(site)
  const wanted = Number(port) || (protocol === 'https:' ? 443 : 80)
  // A public site may lead from http to https; on this machine each port is another program.
  const ports = new Set(isLoopback(hostname) || port ? [wanted] : [80, 443])
  const allowed = (host: string, at: number) => host === bare(hostname) && ports.has(at)

  const open = new Set<Socket>()
  const server = createServer((request, response) => forward(request, response, allowed))
  const tunnel = (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const target = URL.parse(`http://${request.url}`)
    const at = Number(target?.port || 80)
    if (!target || !allowed(bare(target.hostname), at)) return void client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const upstream = connect({ host: bare(target.hostname), port: at, noDelay: true }, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      if (head.length > 0) upstream.write(head)
      client.pipe(upstream)
      upstream.pipe(client)
    })
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.once('close', () => other.destroy())
    }
  }
  server.on('connect', tunnel)
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket)).on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  allowed: (host: string, port: number) => boolean,
): void {
  const target = URL.parse(request.url ?? '')
  const port = Number(target?.port || 80)
  if (target?.protocol !== 'http:' || !allowed(bare(target.hostname), port)) {
    response.writeHead(403).end()
    return
  }
  const { 'proxy-connection': _hop, ...headers } = request.headers
  const upstream = httpRequest(
    {
      host: bare(target.hostname),
      port,
      method: request.method,
      path: `${target.pathname}${target.search}`,
      headers,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  upstream.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
  response.once('close', () => upstream.destroy())
  request.pipe(upstream)
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').toLowerCase()

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\./.test(hostname) || hostname === '[::1]'
