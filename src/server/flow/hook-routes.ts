import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type HooksView,
  hooksView,
  hookView,
  newHook,
  postedView,
  removeSource,
  setHookSecret,
} from '../../api/source-schema.ts'
import { type OpenHook, type OtherDelivery, openHooks, postingKinds, type WatchedHook } from '../../flow/study/hooks.ts'
import { sourceEvents } from '../../flow/study/kept-sources.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { Person } from '../../review/permissions.ts'
import { body, json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { mayChangeFlow, mustChangeFlow, nameOf } from './source-answers.ts'

/** Places to post to, each with what it did not take. */
export const watchedHooks = (
  events: readonly LedgerEvent[],
  imports: Served['imports'],
): Promise<(OpenHook & WatchedHook)[]> =>
  Promise.all(openHooks(events).map(async (hook) => ({ ...hook, others: await imports.otherDeliveries(hook.id) })))

const addressOf = (id: string): string => `/api/hooks/${id}`
const actor = ({ id }: Person): Actor => ({ kind: 'person', id })

/** Places that tools post to. Whoever posts is known by the signature, and by nothing else. */
export function hookRoutes(app: OpenAPIHono<ServerEnv>, { imports, ledger }: Pick<Served, 'imports' | 'ledger'>): void {
  const view = async (people: readonly Person[], person: Person): Promise<HooksView> => {
    const events = [...(await ledger.page({ limit: 100_000, types: sourceEvents }))].reverse()
    const hooks = await watchedHooks(events, imports)
    return {
      kinds: [...postingKinds],
      hooks: hooks.map((hook) => present(hook, hook.others, people)),
      mayChange: mayChangeFlow(person),
    }
  }
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/hooks',
      description: 'Places that tools may post to, with their last deliveries.',
      responses: { 200: json(hooksView, 'Those that are open.'), 403: problem },
    }),
    async (c) => c.json(await view(c.get('organisation').people, signedIn(c)), 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/hooks',
      description: 'Makes a place that a tool can post to. Its secret is in this answer, and never shown again.',
      request: { body: body(newHook) },
      responses: { 201: json(hookView, 'Address and secret.'), 403: problem, 422: problem },
    }),
    async (c) => {
      const by = actor(mustChangeFlow(signedIn(c)))
      const { id, secret } = await imports.openHook({ ...c.req.valid('json'), by })
      return c.json({ id, secret, address: addressOf(id) }, 201)
    },
  )
  const hook = z.object({ hook: z.string().max(100) })
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/flow/hooks/{hook}/secret',
      description: 'Takes the secret of a tool that makes its own, in place of the one that was given.',
      request: { params: hook, body: body(setHookSecret) },
      responses: { 200: json(hooksView, 'What is open.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      const person = mustChangeFlow(signedIn(c))
      await imports.setHookSecret(c.req.valid('param').hook, c.req.valid('json').secret)
      return c.json(await view(c.get('organisation').people, person), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/hooks/{hook}/close',
      description: 'Takes nothing from this tool any more, and forgets the secret. What it has posted stays.',
      request: { params: hook, body: body(removeSource) },
      responses: { 200: json(hooksView, 'What is left.'), 403: problem, 404: problem },
    }),
    async (c) => {
      const person = mustChangeFlow(signedIn(c))
      await imports.closeHook({ id: c.req.valid('param').hook, by: actor(person), why: c.req.valid('json').why })
      return c.json(await view(c.get('organisation').people, person), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/hooks/{connection}',
      description: 'What a connected tool posts: kept as it came, if its signature holds.',
      request: { params: z.object({ connection: z.string() }) },
      responses: { 202: json(postedView, 'Kept.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      const raw = new Uint8Array(await c.req.arrayBuffer())
      const headers = Object.fromEntries(c.req.raw.headers)
      return c.json({ outcome: await imports.posted(c.req.valid('param').connection, raw, headers) }, 202)
    },
  )
}

const mostDeliveries = 10

function present(
  { id, kind, name, openedAt, by, why, kept }: OpenHook,
  others: readonly OtherDelivery[],
  people: readonly Person[],
): HooksView['hooks'][number] {
  const deliveries = [
    ...kept
      .slice(0, mostDeliveries)
      .map(({ at, bytes }) => ({ at: String(at), outcome: 'kept' as const, says: null, bytes })),
    ...others.map(({ at, outcome, says }) => ({ at: new Date(at).toISOString(), outcome, says, bytes: null })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  return {
    ...{ id, kind, name, openedAt, why, address: addressOf(id), by: nameOf(by, people) },
    received: kept.length,
    deliveries: deliveries.slice(0, mostDeliveries),
  }
}
