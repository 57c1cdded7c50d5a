import { setTimeout as delay } from 'node:timers/promises'
import { FairwayError } from '../../base/errors.ts'
import { listAt } from '../../flow/sources/json-record.ts'
import { SourceFindings } from '../../flow/sources/source-quality.ts'
import type { FetchWorld, QuarantinedPages, SourceConnection } from './fetcher.ts'
import { refusedUntil, retryAfter, spentUntil } from './rate-limit.ts'
import { type Answer, sendRequest } from './send-request.ts'

/** What is particular about asking one kind of source. */
export interface Dialect {
  /** For people: `GitHub`. */
  readonly name: string
  readonly headers: (connection: SourceConnection, token: string) => Readonly<Record<string, string>>
  /** What to do about an answer that the token does not allow, or that says there is nothing. */
  readonly permission: (path: string, answer: Answer) => string
}

/** A page, or `null` where the source answered something else than JSON and the page was quarantined. */
export type ApiPage = {
  readonly body: unknown
  readonly next: string | null
  readonly headers: Answer['headers']
} | null

export interface Asked {
  readonly path: string
  readonly query?: Readonly<Record<string, string | number>>
  /** Asks with POST. */
  readonly body?: unknown
  /** A 404 or 403 may mean that a feature is turned off: it is read as an empty list. */
  readonly mayBeMissing?: 'reported' | 'quiet'
  /** Where a smaller question may do what a large one cannot: a server's failure is then thrown at once as {@link TooMuchAsked}. */
  readonly mayBeSmaller?: boolean
}

/** The server failed on a question that can be asked in smaller parts. */
export class TooMuchAsked extends Error {}

export interface ApiClient {
  ask(asked: Asked): Promise<ApiPage>
  /** Waits before the next request: a source said in an answer's body that nothing is left. */
  holdUntil(moment: number, because: string): void
  /** What a source said, without the token and not too long: for errors. */
  hide(text: string): string
  readonly requests: number
  readonly waitedMs: number
  readonly quarantined: QuarantinedPages
}

const failuresAllowed = 6
const refusalsAllowed = 10
const longestWaitMs = 2 * 60 * 60_000
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * Asks one source, one request after the other. A refusal because of too many requests is waited out; a failure of the server or the
 * network is tried again, each time after twice as long; what no waiting mends is thrown. The token goes to the one host that the connection
 * names, and is in no error.
 *
 * @throws FairwayError `bad-input` for an address that is no https address
 */
export function createApiClient(connection: SourceConnection, dialect: Dialect, world: FetchWorld): ApiClient {
  const base = baseOf(connection.address)
  const headers = { accept: 'application/json', 'user-agent': 'fairway', ...dialect.headers(connection, world.token) }
  const findings = new SourceFindings()
  let requests = 0
  let waitedMs = 0
  const held = new Map<string, { until: number; because: string }>()

  async function wait(ms: number, because: string, attempt: number | null): Promise<void> {
    if (ms <= 0) return
    if (ms > longestWaitMs)
      throw unavailable(`${dialect.name} asks to wait for ${Math.round(ms / 60_000)} minutes.`, base.host, because)
    world.report(attempt === null ? { kind: 'waiting', ms, because } : { kind: 'trying-again', ms, attempt, because })
    waitedMs += ms
    await world.sleep(ms, world.signal)
  }

  const unavailable = (what: string, where: string, because: string, cause?: unknown): FairwayError =>
    new FairwayError('source-unavailable', what, {
      where,
      next: `Try again later: what was read stays, and it goes on from there. (${hide(because)})`,
      cause,
    })
  const secrets = [world.token, Buffer.from(`${connection.account}:${world.token}`).toString('base64')]
  const hide = (text: string): string =>
    (world.token === '' ? text : secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), text)).slice(
      0,
      300,
    )

  /** The answer to one question, after all waiting, trying again and following within the host. */
  async function answerTo(asked: Asked, url: URL): Promise<Answer> {
    const budget = url.pathname.endsWith('/graphql') ? 'graphql' : 'rest'
    let failures = 0
    let refusals = 0
    let at = url
    for (let hops = 0; ; ) {
      world.signal.throwIfAborted()
      const hold = held.get(budget)
      held.delete(budget)
      if (hold) await wait(hold.until - world.now(), hold.because, null)
      requests++
      const answer = await attempt(asked, at)
      if (answer.status !== 0) {
        const spent = spentUntil(answer, world.now())
        if (spent !== null) held.set(budget, { until: spent, because: `${dialect.name} has nothing left until then` })
        const until = refusedUntil(answer, world.now())
        if (until !== null && ++refusals <= refusalsAllowed) {
          held.set(budget, { until: Math.max(until, world.now() + 1000 * 2 ** refusals), because: 'too many requests' })
          continue
        }
        if (redirects.has(answer.status) && hops++ < 5) {
          at = followed(at, answer)
          continue
        }
        if (answer.status < 500 && answer.status !== 408 && until === null) return answer
      }
      const because = answer.status === 0 ? answer.text : `${answer.status} ${answer.text.slice(0, 80)}`
      if (asked.mayBeSmaller && answer.status >= 500) throw new TooMuchAsked(hide(because))
      if (++failures >= failuresAllowed)
        throw unavailable(`${dialect.name} did not answer after ${failures} tries.`, placeOf(at), because)
      const pause = Math.max(1000 * 2 ** (failures - 1), (retryAfter(answer, world.now()) ?? 0) - world.now())
      await wait(pause, hide(because), failures)
    }
  }

  /** Status 0 stands for a network that gave no answer. */
  async function attempt(asked: Asked, url: URL): Promise<Answer> {
    const isPost = asked.body !== undefined
    try {
      return await sendRequest({
        url,
        method: isPost ? 'POST' : 'GET',
        headers: isPost ? { ...headers, 'content-type': 'application/json' } : headers,
        body: isPost ? JSON.stringify(asked.body) : null,
        privateHosts: connection.privateHosts ?? [],
        signal: world.signal,
      })
    } catch (cause) {
      world.signal.throwIfAborted()
      if (cause instanceof FairwayError) throw cause
      const code = (cause as NodeJS.ErrnoException).code ?? ''
      if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code))
        throw new FairwayError('source-unavailable', `The certificate of ${url.host} is not trusted (${code}).`, {
          where: url.origin,
          next: 'Start Fairway with NODE_EXTRA_CA_CERTS set to the file of the authority that signed it.',
        })
      return { status: 0, headers: {}, text: hide(code || String(cause)) }
    }
  }

  function followed(from: URL, { headers: told, status }: Answer): URL {
    const target = told.location === undefined ? null : new URL(told.location, from)
    if (target?.origin === from.origin) return target
    throw new FairwayError('not-allowed', `${dialect.name} sends on to another host (${status}).`, {
      where: `${placeOf(from)} → ${target?.origin ?? 'nowhere'}`,
      next: 'Connect the address it sends to, if it is yours: a token is not sent to a host that nobody named.',
    })
  }

  function refuse(answer: Answer, asked: Asked, url: URL): FairwayError {
    const { status } = answer
    const what =
      status === 401
        ? `${dialect.name} does not know this token.`
        : status === 403
          ? `${dialect.name} does not let this token read here.`
          : status === 404
            ? `${dialect.name} shows nothing here to this token.`
            : `${dialect.name} refuses the question (${status}): ${hide(answer.text.slice(0, 200))}`
    const code = status === 404 ? 'not-found' : status === 401 || status === 403 ? 'not-allowed' : 'source-unavailable'
    return new FairwayError(code, what, { where: placeOf(url), next: dialect.permission(asked.path, answer) })
  }

  async function ask(asked: Asked): Promise<ApiPage> {
    const url = urlOf(base, asked)
    for (let attempt = 1; ; attempt++) {
      const answer = await answerTo(asked, url)
      if (asked.mayBeMissing && (answer.status === 404 || answer.status === 403)) {
        if (asked.mayBeMissing === 'reported')
          world.report({ kind: 'left-out', where: placeOf(url), because: dialect.permission(asked.path, answer) })
        return { body: [], next: null, headers: {} }
      }
      const body = parsed(answer.text)
      // GraphQL says what is wrong with a question in its answer, whatever the status.
      const isSaid = answer.status === 400 && url.pathname.endsWith('/graphql') && listAt(body, 'errors').length > 0
      if (answer.status >= 300 && !isSaid) throw refuse(answer, asked, url)
      if (body !== undefined) return { body, next: nextOf(answer.headers.link), headers: answer.headers }
      if (attempt < 3) {
        await wait(1000 * attempt, 'the answer is no JSON', attempt)
        continue
      }
      findings.add('not-json', placeOf(url), hide(answer.text))
      world.report({ kind: 'quarantined', where: placeOf(url), text: hide(answer.text.slice(0, 80)) })
      return null
    }
  }

  return {
    ask,
    hide,
    holdUntil: (moment, because) => held.set('graphql', { until: moment, because }),
    get requests() {
      return requests
    },
    get waitedMs() {
      return waitedMs
    },
    get quarantined() {
      const [found] = findings.list()
      return { count: found?.count ?? 0, examples: found?.examples ?? [] }
    },
  }
}

/** A pause that the signal ends. @public */
export const sleepFor = (ms: number, signal: AbortSignal): Promise<void> => delay(ms, undefined, { signal })

function baseOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '')
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)))
    throw new FairwayError('bad-input', 'A source is asked over https only.', {
      next: 'Write its address as https://HOST. Only on this machine itself may it be http.',
    })
  if (url.username || url.password)
    throw new FairwayError('bad-input', 'The address of the source holds a user or a password.', {
      where: url.host,
      next: 'Leave them out of the address and give the token: addresses end up in logs.',
    })
  return url
}

/** Also the page that a source names by itself is asked at the connection's host only. */
function urlOf(base: URL, { path, query }: Asked): URL {
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value))
  return url
}

/** Without the query: it may be long, and some sources put things there that are nobody's business. */
const placeOf = (url: URL): string => `${url.origin}${url.pathname}`

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const nextOf = (link: string | undefined): string | null => /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1] ?? null
