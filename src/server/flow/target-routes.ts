import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { changeTarget, dropTarget, type TargetsView, type TargetView, targetsView } from '../../api/playbook-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import type { Instant, PersonId } from '../../base/ids.ts'
import {
  type SaidTarget,
  saidTargets,
  type TargetsInForce,
  targetEvents,
  targetOf,
  targetsInForce,
  targetVersion,
} from '../../flow/lanes/lane-targets.ts'
import type { LaneTarget } from '../../flow/lanes/lane-use.ts'
import { everyChange } from '../../journey/acts.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'
import type { Organisation } from '../../ledger/organisation.ts'
import { mayPlanLanes, type Person } from '../../review/permissions.ts'
import { body, json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { nameOf } from './source-answers.ts'

const dayMs = 24 * 60 * 60_000

/** Every word on targets, oldest first. */
const targetHistory = async (ledger: LedgerStore): Promise<LedgerEvent[]> =>
  [...(await ledger.page({ limit: 100_000, types: targetEvents }))].reverse()

/** What is wanted of lanes: as it is said here, else as it is written in the lanes files of products. */
export async function targetsNow(
  { ledger, products }: Pick<Served, 'ledger' | 'products'>,
  organisation: Organisation,
): Promise<TargetsInForce> {
  const [history, changes, ...written] = await Promise.all([
    targetHistory(ledger),
    everyChange(ledger),
    ...organisation.products.map((product) => products.writtenTargets(product)),
  ])
  const begun = Map.groupBy(changes, ({ lane }) => lane)
  return targetsInForce(
    history,
    written.flat(),
    (lane) => begun.get(lane)?.reduce((first, { statedAt }) => Math.min(first, Date.parse(statedAt)), Infinity) ?? null,
    (owner) => personCalled(owner, organisation.people)?.id ?? (owner as PersonId),
  )
}

const personCalled = (words: string, people: readonly Person[]): Person | undefined =>
  people.find(({ id, email, handle, name }) =>
    [id, email, handle, name].some((each) => each.toLowerCase() === words.toLowerCase()),
  )

/** As figures of lanes take them. */
export async function targetsByLane(
  served: Pick<Served, 'ledger' | 'products'>,
  organisation: Organisation,
): Promise<Readonly<Record<string, LaneTarget>>> {
  const named = (id: string): string => nameOf({ kind: 'person', id }, organisation.people).name
  const { counted } = await targetsNow(served, organisation)
  return Object.fromEntries([...counted].map(([lane, target]) => [lane, targetOf(target, named)]))
}

/** What is wanted of each lane, by when and by whom: everybody looks, those who plan say it. */
export function targetRoutes(
  app: OpenAPIHono<ServerEnv>,
  { ledger, products, now }: Pick<Served, 'ledger' | 'products' | 'now'>,
): void {
  const answer = async (c: Context<ServerEnv>): Promise<TargetsView> => {
    const organisation = c.get('organisation')
    const [history, inForce] = await Promise.all([
      targetHistory(ledger),
      targetsNow({ ledger, products }, organisation),
    ])
    return targetsAnswer(history, inForce, organisation.people, c.get('person'))
  }
  const params = z.object({ lane: z.string().trim().min(1).max(100) })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/targets',
      description: 'What is wanted of lanes.',
      responses: { 200: json(targetsView, 'By lane.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(await answer(c), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/flow/targets/{lane}',
      description: 'Says what is wanted of a lane, by when, and which one person answers for it.',
      request: { params, body: body(changeTarget) },
      responses: { 200: json(targetsView, 'As it is now.'), 403: problem, 404: problem, 409: problem, 422: problem },
    }),
    async (c) => {
      const person = mayPlan(c)
      const { lane } = c.req.valid('param')
      const { version, wants, by, owner, why } = c.req.valid('json')
      if (!c.get('organisation').people.some(({ id }) => id === owner))
        throw new FairwayError('not-found', 'Nobody here has that name.', {
          next: 'Choose one of the people of this Fairway as the owner.',
        })
      const until = `${by}T23:59:59.999Z` as Instant
      if (until <= now())
        throw new FairwayError('bad-input', 'The day of the target has passed.', { next: 'Choose a day to come.' })
      await ledger.append([{ type: 'lane', id: lane }], (history) => {
        const next = nextVersion(history, version)
        const data = { version: next, wants, by: until, owner: owner as PersonId }
        return { events: [{ type: 'lane.targeted', ...about(person, lane), why, data }] }
      })
      return c.json(await answer(c), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/targets/{lane}/drop',
      description: 'Nothing is wanted of the lane any more.',
      request: { params, body: body(dropTarget) },
      responses: { 200: json(targetsView, 'What is left.'), 403: problem, 404: problem, 409: problem },
    }),
    async (c) => {
      const person = mayPlan(c)
      const { lane } = c.req.valid('param')
      const { version, why } = c.req.valid('json')
      await ledger.append([{ type: 'lane', id: lane }], (history) => {
        if (!saidTargets(history).has(lane))
          throw new FairwayError('not-found', 'This lane has no target.', { next: 'Look at what is there now.' })
        const data = { version: nextVersion(history, version) }
        return { events: [{ type: 'lane.target-dropped', ...about(person, lane), why, data }] }
      })
      return c.json(await answer(c), 200)
    },
  )
}

function targetsAnswer(
  history: readonly LedgerEvent[],
  { counted, waiting }: TargetsInForce,
  people: readonly Person[],
  person: Person | null,
): TargetsView {
  const ruling = mayPlanLanes(person)
  const byLane = Map.groupBy(history, ({ objects }) => objects.find(({ type }) => type === 'lane')?.id ?? '')
  return {
    targets: [...counted.values()].map((target) => presentTarget(target, people)),
    waiting: waiting.map(({ withinMs, owner, ...target }) => ({
      ...target,
      days: Math.round(withinMs / dayMs),
      owner: personCalled(owner, people)?.name ?? owner,
    })),
    versions: Object.fromEntries([...byLane].map(([lane, events]) => [lane, targetVersion(events)])),
    mayPlan: ruling.allowed,
    whoMay: ruling.allowed ? '' : ruling.whyNot,
  }
}

const presentTarget = (
  { lane, version, wants, by, owner, said }: SaidTarget,
  people: readonly Person[],
): TargetView => ({
  lane,
  version,
  wants,
  by,
  owner: nameOf({ kind: 'person', id: owner }, people),
  said: said.in === 'Fairway' ? { ...said, by: nameOf(said.by, people) } : said,
})

const about = ({ id }: Person, lane: string) =>
  ({ actor: { kind: 'person', id }, objects: [{ type: 'lane', id: lane }] }) as const

function nextVersion(history: readonly LedgerEvent[], begunFrom: number): number {
  const version = targetVersion(history)
  if (version === begunFrom) return version + 1
  throw new FairwayError('conflict', 'Somebody else has said something of this lane meanwhile.', {
    next: 'Look at what is there now, and say yours again.',
  })
}

function mayPlan(c: Context<ServerEnv>): Person {
  const person = signedIn(c)
  const ruling = mayPlanLanes(person)
  if (ruling.allowed) return person
  throw new FairwayError('not-allowed', ruling.whyNot, { next: 'Ask one of them; everybody can look.' })
}
