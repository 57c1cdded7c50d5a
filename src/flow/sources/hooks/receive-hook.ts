import { readCdEvents } from '../deploys/read-cdevents.ts'
import { readDeploys } from '../deploys/read-deploys.ts'
import { readGithub } from '../github/read-github.ts'
import { readGitlab } from '../gitlab/read-gitlab.ts'
import { readJira } from '../jira/read-jira.ts'
import { at, isRecord, textAt } from '../json-record.ts'
import { readLinear } from '../linear/read-linear.ts'
import type { Reading } from '../path-event.ts'
import type { SourceOptions } from '../read-source.ts'
import type { RecordSource } from '../which-source.ts'
import { type HookHeaders, isSame, isSignedBare, isSignedHub, isSignedStandard } from './signature.ts'

/** What became of something that was posted. Nothing of a refused one is read. */
export type Received =
  | { readonly kind: 'read'; readonly records: readonly unknown[]; readonly reading: Reading }
  /** A test of the connection, which tells nothing of the path. */
  | { readonly kind: 'greeting' }
  | { readonly kind: 'refused'; readonly reason: HookRefusal; readonly says: string }
export type HookRefusal = 'no-secret' | 'bad-signature' | 'too-old' | 'not-json'

/** Something posted to Fairway by a forge, a tracker or a pipeline. */
export interface PostedHook {
  /** Names in lower case. */
  readonly headers: HookHeaders
  /** The body as it came: a signature is one of bytes. */
  readonly bytes: Uint8Array
  /** Known to the sender and to Fairway only. */
  readonly secret: string
  /** UTC milliseconds. */
  readonly now: number
  readonly options?: SourceOptions
}

interface Hook {
  /** Why it is not believed; `null` where it is. */
  readonly doubt: (posted: PostedHook) => HookRefusal | null
  /** The moment that the sender signed, in UTC milliseconds, and how far from now it may be. */
  readonly signedAt?: (posted: PostedHook, body: unknown) => { readonly time: number; readonly withinMs: number } | null
  readonly isGreeting?: (posted: PostedHook, body: unknown) => boolean
  readonly read: (records: readonly unknown[], options: SourceOptions) => Reading
}

const signedUnless = (isSigned: boolean): HookRefusal | null => (isSigned ? null : 'bad-signature')

/** Any pipeline can send a bearer token; few can sign. */
const bearer = ({ headers, secret }: PostedHook): HookRefusal | null =>
  signedUnless(isSame(headers.authorization ?? '', `Bearer ${secret}`))

const hooks: Readonly<Record<RecordSource, Hook>> = {
  github: {
    doubt: ({ headers, bytes, secret }) => signedUnless(isSignedHub(headers['x-hub-signature-256'], bytes, secret)),
    isGreeting: ({ headers }) => headers['x-github-event'] === 'ping',
    read: readGithub,
  },
  gitlab: {
    doubt: ({ headers, bytes, secret }) =>
      signedUnless(
        headers['webhook-signature'] === undefined
          ? isSame(headers['x-gitlab-token'] ?? '', secret)
          : isSignedStandard(headers, bytes, secret),
      ),
    signedAt: ({ headers }) =>
      headers['webhook-signature'] === undefined
        ? null
        : { time: Number(headers['webhook-timestamp']) * 1000, withinMs: 5 * 60_000 },
    read: readGitlab,
  },
  jira: {
    doubt: ({ headers, bytes, secret }) => signedUnless(isSignedHub(headers['x-hub-signature'], bytes, secret)),
    read: (records) => readJira(records),
  },
  linear: {
    doubt: ({ headers, bytes, secret }) => signedUnless(isSignedBare(headers['linear-signature'], bytes, secret)),
    // Only the moment inside the body is signed; the one in the header is not.
    signedAt: (_, body) => ({ time: Number(at(body, 'webhookTimestamp') ?? Number.NaN), withinMs: 60_000 }),
    read: (records) => readLinear(records),
  },
  cdevents: { doubt: bearer, read: (records) => readCdEvents(records) },
  deployments: { doubt: bearer, read: (records) => readDeploys(records) },
}

const says: Readonly<Record<HookRefusal, string>> = {
  'no-secret': 'No secret is set for this source, so nothing that is posted for it can be believed.',
  'bad-signature': 'The signature or token does not fit the secret. Set the same secret on both sides.',
  'too-old': 'It was signed too long ago, or for a time to come: it may have been sent before. Check both clocks.',
  'not-json': 'The body is no JSON. Set the content type of the webhook to application/json.',
}

/**
 * Takes what a source posted: first whether it is from whom it says, then what it tells. The same for every source, so that a server needs one
 * route: GitHub and Jira sign the body, GitLab sends its token or signs, Linear signs with a moment, CDEvents and deploy notices come with a
 * bearer token. What was posted before may come again; reading it again adds nothing.
 *
 * @see docs.github.com/webhooks, developer.atlassian.com/cloud/jira/platform/webhooks, Standard Webhooks 1.0, CloudEvents 1.0 (HTTP)
 * @public
 */
export function receiveHook(source: RecordSource, posted: PostedHook): Received {
  const { bytes, secret, now, options = {} } = posted
  const hook = hooks[source]
  if (secret === '') return refused('no-secret')
  const doubt = hook.doubt(posted)
  if (doubt !== null) return refused(doubt)
  const body = jsonOf(bytes)
  if (body === undefined) return refused('not-json')
  const signed = hook.signedAt?.(posted, body) ?? null
  if (signed !== null && !(Math.abs(now - signed.time) <= signed.withinMs)) return refused('too-old')
  if (hook.isGreeting?.(posted, body)) return { kind: 'greeting' }
  const records = recordsOf(posted, body)
  return { kind: 'read', records, reading: hook.read(records, options) }
}

const refused = (reason: HookRefusal): Received => ({ kind: 'refused', reason, says: says[reason] })

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/**
 * One record, or several: CloudEvents may come in batches, deploy notices as a list. In the binary form of CloudEvents the envelope stands in
 * headers and the body is the event itself.
 */
function recordsOf({ headers }: PostedHook, body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body
  const type = headers['ce-type']
  if (type === undefined || !isRecord(body) || textAt(body, 'context', 'type') !== null) return [body]
  const context = { type, id: headers['ce-id'], source: headers['ce-source'], timestamp: headers['ce-time'] }
  return [{ ...body, context }]
}
