import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  changeSettings,
  importedView,
  importQuery,
  removeSource,
  settingsView,
  sourcesView,
} from '../../api/source-schema.ts'
import type { Json } from '../../base/canonical-json.ts'
import { FairwayError } from '../../base/errors.ts'
import { keptSources, saidSettings, sourceEvents } from '../../flow/study/kept-sources.ts'
import type { Actor } from '../../ledger/event.ts'
import type { Person } from '../../review/permissions.ts'
import { body, json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { changedSettings } from './changed-settings.ts'
import { answered } from './flow-questions.ts'
import { watchedHooks } from './hook-routes.ts'
import { mustChangeFlow, presentFindings, type ToldOfSources } from './source-answers.ts'

/** Where data comes from, what became of it, and what the team says of itself. Everybody looks; whoever answers for the data changes it. */
export function sourceRoutes(app: OpenAPIHono<ServerEnv>, { flow, ledger, imports }: Served): void {
  const told = async (c: Context<ServerEnv>, person: Person): Promise<ToldOfSources> => {
    const events = [...(await ledger.page({ limit: 100_000, types: sourceEvents }))].reverse()
    return { events, hooks: await watchedHooks(events, imports), people: c.get('organisation').people, person }
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/sources',
      description: 'Every source with what became of its records, and what to know before a figure is believed.',
      responses: { 200: json(sourcesView, 'Raw, normalised and used, with findings.'), 403: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      return answered(c, flow, 'sources', await told(c, person))
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/imports',
      description: 'Keeps the file in the body and counts it. The same bytes again record nothing.',
      request: {
        query: importQuery,
        body: { content: { 'application/octet-stream': { schema: z.any() } }, required: true },
      },
      responses: { 201: json(importedView, 'What was understood of it.'), 403: problem, 422: problem },
    }),
    async (c) => {
      const by = actor(mustChangeFlow(signedIn(c)))
      const { name, kind, why, ...options } = c.req.valid('query')
      const stream = c.req.raw.body
      if (!stream) throw new FairwayError('bad-input', 'The file is empty.', { next: 'Choose another file.' })
      const done = await imports.file({
        name,
        bytes: stream as unknown as AsyncIterable<Uint8Array>,
        kind,
        options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
        by,
        why: why ?? null,
      })
      const { id, name: kept, kind: sourceKind } = done.source
      const { raw, normalised, used, events, findings } = done.quality
      return c.json(
        {
          id,
          name: kept,
          kind: sourceKind,
          isNew: done.isNew,
          raw,
          normalised,
          used,
          events,
          findings: presentFindings(findings),
        },
        201,
      )
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/sources/{source}/remove',
      description: 'Takes a source out of every figure. What was kept of it stays under its hash.',
      request: { params: z.object({ source: z.string() }), body: body(removeSource) },
      responses: { 200: json(sourcesView, 'What is left.'), 403: problem, 404: problem },
    }),
    async (c) => {
      const person = mustChangeFlow(signedIn(c))
      const { source } = c.req.valid('param')
      const { why } = c.req.valid('json')
      await ledger.append([{ type: 'source', id: source }], (history) => {
        if (keptSources(history).length === 0)
          throw new FairwayError('not-found', 'There is no such source.', { next: 'See what there is: /flow/sources.' })
        return {
          events: [
            { type: 'source.removed', actor: actor(person), objects: [{ type: 'source', id: source }], why, data: {} },
          ],
        }
      })
      await imports.forgetHookSecret(source)
      return answered(c, flow, 'sources', await told(c, person))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/settings',
      description: 'What the team says of itself beside what is guessed, each guess with how sure it is and why.',
      responses: { 200: json(settingsView, 'Statuses, people, production, step classes.'), 403: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      return answered(c, flow, 'settings', await told(c, person))
    },
  )
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/flow/settings',
      description: 'Says something of the team. Figures name the version of the settings they are computed with.',
      request: { body: body(changeSettings) },
      responses: { 200: json(settingsView, 'As it is now.'), 403: problem, 409: problem, 422: problem },
    }),
    async (c) => {
      const person = mustChangeFlow(signedIn(c))
      const wish = c.req.valid('json')
      await ledger.append([{ type: 'home', id: 'home' }], (history) => {
        const { settings } = saidSettings(history)
        if (settings.version !== wish.version)
          throw new FairwayError('conflict', 'Somebody else has said something of the team meanwhile.', {
            next: 'Look at what is there now, and say yours again.',
          })
        const { version, ...said } = changedSettings(settings, wish)
        return {
          events: [
            {
              type: 'flow.configured',
              actor: actor(person),
              objects: [{ type: 'home', id: 'home' }],
              why: wish.why,
              data: { version, settings: said as unknown as Json },
            },
          ],
        }
      })
      return answered(c, flow, 'settings', await told(c, person))
    },
  )
}

const actor = ({ id }: Person): Actor => ({ kind: 'person', id })
