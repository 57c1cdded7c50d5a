import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { ledgerIntegrity, ledgerPage, ledgerQuery } from '../api/ledger-schema.ts'
import { flowView } from '../api/shipped-schema.ts'
import { FairwayError } from '../base/errors.ts'
import { millisecondsBetween } from '../base/ids.ts'
import { isEnded } from '../change/change-state.ts'
import { definitionOfDecisionToLive, pathToLive, summaryOfPaths } from '../flow/decision-to-live.ts'
import { everyChange } from '../journey/acts.ts'
import { verifyChain } from '../ledger/chain.ts'
import type { ObjectRef, ObjectType } from '../ledger/event.ts'
import { json, problem } from './describe.ts'
import { type ServerEnv, signedIn } from './identity-routes.ts'
import { personNamed } from './present-change.ts'
import { sayEvent } from './say-event.ts'
import type { Served } from './served.ts'

export function ledgerRoutes(app: OpenAPIHono<ServerEnv>, { ledger, now }: Served): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/ledger',
      request: { query: ledgerQuery },
      responses: { 200: json(ledgerPage, 'Newest first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      const { people } = c.get('organisation')
      const { before, limit, type, actor, object, q } = c.req.valid('query')
      const head = await ledger.head()
      const found = await ledger.page({
        limit,
        before,
        actor,
        text: q,
        object: object ? objectOf(object) : undefined,
        types: type ? typesOf(type) : undefined,
      })
      const events = found.map((event) => ({
        ...event,
        actor: {
          ...event.actor,
          name: event.actor.kind === 'fairway' ? 'Fairway' : personNamed(event.actor.id, people).name,
        },
        objects: [...event.objects],
        says: sayEvent(event, people),
      }))
      return c.json({ events, total: head?.seq ?? 0, head: head?.hash ?? null }, 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/ledger/verify',
      description: 'Reads the whole chain and checks every link.',
      responses: { 200: json(ledgerIntegrity, 'What was found.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      const started = performance.now()
      const before = await ledger.head()
      const { ok, events, head, broken } = await verifyChain(ledger.exportLines(), {
        checkpoints: before ? [before] : [],
      })
      const tookMs = Math.round(performance.now() - started)
      return c.json({ ok, events, head: head?.hash ?? null, broken, tookMs }, 200)
    },
  )
  app.get('/api/ledger/export', (c) => {
    signedIn(c)
    c.header('Content-Type', 'application/jsonl')
    c.header('Content-Disposition', `attachment; filename="fairway-ledger-${now().slice(0, 10)}.jsonl"`)
    return stream(c, async (out) => {
      for await (const line of ledger.exportLines()) await out.write(`${line}\n`)
    })
  })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow',
      request: { query: z.object({ product: z.string().optional() }) },
      responses: { 200: json(flowView, 'From decision to live.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      const { people } = c.get('organisation')
      const { product } = c.req.valid('query')
      const changes = (await everyChange(ledger)).filter((change) => !product || change.product === product)
      const shipped = changes.flatMap((change) => {
        const path = pathToLive(change)
        return path ? [{ change, path }] : []
      })
      const asOf = now()
      return c.json(
        {
          asOf,
          definition: definitionOfDecisionToLive,
          shipped: shipped
            .map(({ change, path }) => ({
              change: change.id,
              sentence: change.intent.what,
              requester: personNamed(change.requester, people).name,
              lane: change.lane,
              decidedAt: path.decidedAt,
              statedAt: change.statedAt,
              liveAt: path.liveAt,
              decisionToLiveMs: path.decisionToLiveMs,
              parts: path.parts.map((part) => ({ ...part })),
              revertedAt: change.state === 'reverted' ? change.since : null,
            }))
            .sort((a, b) => (a.liveAt < b.liveAt ? 1 : -1)),
          open: changes
            .filter((change) => !isEnded(change.state) && change.state !== 'live')
            .map((change) => ({
              change: change.id,
              sentence: change.intent.what,
              state: change.state,
              ageMs: Math.max(0, millisecondsBetween(change.intent.decision.decidedAt, asOf)),
            })),
          summary: summaryOfPaths(shipped.map(({ path }) => path)),
        },
        200,
      )
    },
  )
}

const objectTypes: readonly ObjectType[] = [
  'intent',
  'change',
  'product',
  'person',
  'home',
  'source',
  'mapping',
  'lane',
]

function objectOf(text: string): ObjectRef {
  const [type, ...rest] = text.split(':')
  const found = objectTypes.find((one) => one === type)
  if (found && rest.length > 0) return { type: found, id: rest.join(':') }
  throw new FairwayError('bad-input', `“${text}” names no object.`, {
    next: 'Write it as type:id, for example change:chg_1.',
  })
}

const allTypes = [
  'home.created',
  'person.added',
  'person.removed',
  'product.connected',
  'intent.stated',
  'change.drafted',
  'change.proved',
  'change.refused',
  'change.revised',
  'change.rebased',
  'change.conflicted',
  'change.stopped',
  'change.retried',
  'check.started',
  'check.finished',
  'checks.failed',
  'checks.passed',
  'pictures.taken',
  'review.requested',
  'review.blocked',
  'review.approved',
  'review.voided',
  'review.changes-requested',
  'change.commented',
  'change.approved',
  'merge.started',
  'change.merged',
  'deploy.started',
  'deploy.failed',
  'change.deployed',
  'change.live',
  'live.missed',
  'change.withdrawn',
  'change.superseded',
  'change.reverted',
  'source.connected',
  'source.imported',
  'source.removed',
  'flow.configured',
  'figures.told',
  'mapping.saved',
  'mapping.removed',
  'lane.targeted',
  'lane.target-dropped',
] as const

/** An event type as it is, or every type that begins with the word: `review` means all of a review. */
const typesOf = (text: string): string[] => {
  const found = allTypes.filter((type) => type === text || type.startsWith(`${text}.`))
  return found.length > 0 ? found : [text]
}
