import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FairwayError } from '../../base/errors.ts'
import { isPrivateAddress } from '../git/remote.ts'

export interface SentRequest {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly privateHosts: readonly string[]
  readonly signal: AbortSignal
}

export interface Answer {
  readonly status: number
  /** Names in lower case; of a header sent twice, all values by comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const patienceMs = 60_000
const largestBytes = 64 * 1024 * 1024

/**
 * One request and its whole answer. Each address that the name has is looked at before it is connected to, and the one that was looked at is
 * the one that is used: a name that changes its mind leads nowhere.
 *
 * @throws FairwayError `bad-input` for a host in a private network that nobody listed; otherwise whatever the network says
 */
export async function sendRequest(sent: SentRequest): Promise<Answer> {
  const { url, method, body } = sent
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && isPrivateAddress(host) && !sent.privateHosts.includes(host)) throw privateHost(host)
  const signal = AbortSignal.any([sent.signal, AbortSignal.timeout(patienceMs)])
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
    url,
    {
      method,
      signal,
      lookup: checkedLookup(sent.privateHosts),
      headers: {
        'accept-encoding': 'gzip',
        ...sent.headers,
        ...(body && { 'content-length': Buffer.byteLength(body) }),
      },
    },
    (answer) => {
      const headers = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : `${value}`,
        ]),
      )
      const bytes: Readable = headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer
      answer.on('error', reject)
      textOf(bytes).then((text) => resolve({ status: answer.statusCode ?? 0, headers, text }), reject)
    },
  )
  request.on('error', reject)
  request.end(body ?? undefined)
  return promise
}

async function textOf(bytes: Readable): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bytes) {
    size += (piece as Buffer).length
    if (size > largestBytes) throw new Error(`the answer is larger than ${largestBytes} bytes`)
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const checkedLookup =
  (privateHosts: readonly string[]): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '')
      if (!privateHosts.includes(host) && addresses.some(({ address }) => isPrivateAddress(address)))
        return done(privateHost(host), '')
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }

const privateHost = (host: string): FairwayError =>
  new FairwayError('bad-input', `The host ${host} is in a private network.`, {
    where: host,
    next: 'Whoever runs Fairway can list it as a private host that may be reached.',
  })
