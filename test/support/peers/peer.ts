import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a peer answers; `null` breaks the connection off. */
export type PeerAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Sent as it is, in place of JSON. */
  readonly text?: string
} | null

export interface PeerRequest {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

/** Looks at each request first: an answer of its own, or `undefined` to let the peer answer. */
export type Fault = (request: PeerRequest, count: number) => PeerAnswer | undefined

export interface Peer {
  readonly address: string
  readonly requests: PeerRequest[]
  /** Faults are asked in turn; the first that answers is used. */
  readonly faults: Fault[]
  stop(): Promise<void>
}

/** A server on loopback that speaks a source's API over data of a test. */
export async function startPeer(answer: (request: PeerRequest) => PeerAnswer): Promise<Peer> {
  const requests: PeerRequest[] = []
  const faults: Fault[] = []
  const server: Server = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = []
    incoming.on('data', (piece: Buffer) => pieces.push(piece))
    incoming.on('end', () => {
      const text = Buffer.concat(pieces).toString('utf8')
      const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`)
      const request = {
        method: incoming.method ?? '',
        url,
        headers: incoming.headers,
        body: text ? JSON.parse(text) : null,
      }
      requests.push(request)
      const fault = faults.map((each) => each(request, requests.length)).find((each) => each !== undefined)
      const given = fault === undefined ? answer(request) : fault
      if (given === null) return void outgoing.destroy()
      outgoing.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers })
      outgoing.end(given.text ?? JSON.stringify(given.body ?? null))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A page of a list by `page` and `per_page`, with the header that names the next one, as GitHub and GitLab write it. */
export function pageOf<Value>(
  list: readonly Value[],
  url: URL,
  perPage: number,
): { body: Value[]; headers: Record<string, string> } {
  const page = Number(url.searchParams.get('page') ?? 1)
  const size = Math.min(perPage, Number(url.searchParams.get('per_page') ?? perPage))
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const link: Record<string, string> = page * size < list.length ? { link: `<${next.href}>; rel="next"` } : {}
  return { body: list.slice((page - 1) * size, page * size), headers: link }
}
