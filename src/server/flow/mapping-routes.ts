import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  type MappedPathView,
  mappedPath,
  mappingFiguresView,
  mappingsView,
  mappingView,
  newMapping,
  putAwayMapping,
  saveMapping,
} from '../../api/playbook-schema.ts'
import { canonicalJson } from '../../base/canonical-json.ts'
import { FairwayError } from '../../base/errors.ts'
import { type Mapping, mappingOf, mappingsOf, problemsOfPath } from '../../flow/mapping/mapping.ts'
import { mappingTable } from '../../flow/mapping/mapping-table.ts'
import { mergePaths } from '../../flow/mapping/merge-paths.ts'
import type { LedgerEvent, NewEvent } from '../../ledger/event.ts'
import { mayPutAway, type Person } from '../../review/permissions.ts'
import { body, json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import type { FlowAnswers } from './flow-questions.ts'
import { presentMapping, presentMappingFigures, presentMappings } from './mapping-answers.ts'

const mostMappings = 500

/** Paths mapped by hand: everybody signed in maps, several at once; every save names who. */
export function mappingRoutes(app: OpenAPIHono<ServerEnv>, { ledger, flow, now, newIds }: Served): void {
  const params = z.object({ mapping: z.string() })
  const all = async (): Promise<Mapping[]> => mappingsOf(await ledger.histories('mapping'))
  const one = async (id: string): Promise<Mapping> => found(id, await ledger.history({ type: 'mapping', id }))

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/mappings',
      description: 'Paths that people mapped by hand.',
      responses: { 200: json(mappingsView, 'Last saved first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(presentMappings(await all(), c.get('organisation').people), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/mappings',
      description: 'Begins a path: empty, or prefilled from an item or an initiative of the record.',
      request: { body: body(newMapping) },
      responses: { 201: json(mappingView, 'Its first version.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const { title, from } = c.req.valid('json')
      const path = await begun(title, from)
      if ((await all()).length >= mostMappings)
        throw new FairwayError('bad-input', `There are ${mostMappings} mapped paths already.`, {
          next: 'Put away those that nobody looks at any more.',
        })
      const id = newIds().mapping
      await ledger.append([{ type: 'mapping', id }], () => ({ events: [saved(id, person, 1, path)] }))
      return c.json(presentMapping(await one(id), c.get('organisation').people, person), 201)
    },
  )
  const begun = async (title: string | null, from: z.infer<typeof newMapping>['from']): Promise<MappedPathView> => {
    if (from === null) {
      if (title !== null) return { title, note: null, from: null, steps: [] }
      throw new FairwayError('bad-input', 'The path has no name.', { next: 'Say what it is the path of.' })
    }
    const filled = JSON.parse(await flow.ask('prefill', { kind: from.kind, id: from.id })) as FlowAnswers['prefill']
    if (filled === null)
      throw new FairwayError('not-found', `The record tells nothing of the way of ${from.id}.`, {
        next: 'Choose another, or begin with an empty path.',
      })
    return {
      ...filled,
      title: (title ?? filled.title).slice(0, 200),
      from: filled.from,
      steps: filled.steps.map((step) => ({ ...step })),
    }
  }
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/mappings/figures',
      description: 'The figures of a path while it is edited. Records nothing.',
      request: { body: body(mappedPath) },
      responses: { 200: json(mappingFiguresView, 'The same as of a saved one.'), 403: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(presentMappingFigures(c.req.valid('json'), Date.parse(now())), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/mappings/{mapping}',
      description: 'A mapped path with its figures, as JSON for other programs too.',
      request: { params },
      responses: { 200: json(mappingView, 'As it stands.'), 403: problem, 404: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const mapping = await one(c.req.valid('param').mapping)
      return c.json(presentMapping(mapping, c.get('organisation').people, person), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/mappings/{mapping}/steps.csv',
      description: 'The steps of a mapped path as a table in RFC 4180.',
      request: { params },
      responses: {
        200: { content: { 'text/csv': { schema: z.string() } }, description: 'The table.' },
        403: problem,
        404: problem,
      },
    }),
    async (c) => {
      signedIn(c)
      const { mapping } = c.req.valid('param')
      return c.body(mappingTable((await one(mapping)).path), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${mapping.replaceAll(/[^\w-]/g, '')}.csv"`,
      })
    },
  )
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/flow/mappings/{mapping}',
      description:
        'Saves edits. What others saved since the version they began from is kept: edits of different cells are joined; where two people said the same cell differently nothing is saved and each clash is named.',
      request: { params, body: body(saveMapping) },
      responses: { 200: json(mappingView, 'As it is now.'), 403: problem, 404: problem, 409: problem, 422: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const { mapping: id } = c.req.valid('param')
      const { version, path, onClash } = c.req.valid('json')
      const problems = problemsOfPath(path)
      if (problems.length > 0)
        throw new FairwayError('bad-input', `This path cannot be: ${problems.join('; ')}.`, {
          next: 'Correct it and save again.',
        })
      const people = c.get('organisation').people
      await ledger.append([{ type: 'mapping', id }], (history) => {
        const mapping = found(id, history)
        const joined = joinedPath(
          mapping,
          { version, mine: path, prefer: onClash === 'refuse' ? null : onClash },
          people,
        )
        return canonicalJson(joined) === canonicalJson(mapping.path)
          ? { events: [] }
          : { events: [saved(id, person, mapping.version + 1, joined)] }
      })
      return c.json(presentMapping(await one(id), people, person), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/flow/mappings/{mapping}/put-away',
      description: 'Shows it no more. Every version of it stays on the ledger.',
      request: { params, body: body(putAwayMapping) },
      responses: { 200: json(mappingsView, 'What is left.'), 403: problem, 404: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const { mapping: id } = c.req.valid('param')
      await ledger.append([{ type: 'mapping', id }], (history) => {
        const ruling = mayPutAway(
          person,
          found(id, history).saves.map(({ by }) => by.id),
        )
        if (!ruling.allowed) throw new FairwayError('not-allowed', ruling.whyNot, { next: 'Ask one of them.' })
        const about = { actor: actorOf(person), objects: [{ type: 'mapping', id }] } as const
        return { events: [{ type: 'mapping.removed', ...about, why: c.req.valid('json').why, data: {} }] }
      })
      return c.json(presentMappings(await all(), c.get('organisation').people), 200)
    },
  )
}

function found(id: string, history: readonly LedgerEvent[]): Mapping {
  const mapping = mappingOf(id, history)
  if (mapping) return mapping
  throw new FairwayError('not-found', 'There is no such mapped path, or it was put away.', {
    next: 'See what there is: /flow/playbook.',
  })
}

/** What both sides meant, or the refusal that names where they differ. */
function joinedPath(
  mapping: Mapping,
  { version, mine, prefer }: { version: number; mine: MappedPathView; prefer: 'mine' | 'theirs' | null },
  people: readonly Person[],
): MappedPathView {
  if (version === mapping.version) return mine
  const base = mapping.saves.find((save) => save.version === version)
  if (!base)
    throw new FairwayError('conflict', `There is no version ${version} of this path.`, {
      next: 'Load it again; what you wrote stays on your screen until you do.',
    })
  const merged = mergePaths(base.path, mine, mapping.path, prefer)
  if (merged.kind === 'merged') return merged.path as MappedPathView
  const { by } = mapping.saves.at(-1) as Mapping['saves'][number]
  const name = people.find(({ id }) => id === by.id)?.name ?? by.id
  const clashes = merged.clashes.map(({ of, mine: own, theirs }) => `${of} (yours ${own}, theirs ${theirs})`)
  throw new FairwayError(
    'conflict',
    `${name} has said something else meanwhile of ${clashes.join(', ')}. Nothing was saved.`,
    {
      where: `version ${mapping.version}, yours began from ${version}`,
      next: 'What you wrote is still here. Take theirs for these, or keep yours, and save again.',
    },
  )
}

const actorOf = ({ id }: Person) => ({ kind: 'person', id }) as const

const saved = (id: string, person: Person, version: number, path: MappedPathView): NewEvent => ({
  type: 'mapping.saved',
  actor: actorOf(person),
  objects: [{ type: 'mapping', id }],
  why: null,
  data: { version, path },
})
