import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  approveInput,
  type ChangeView,
  changeList,
  changeView,
  created,
  previewView,
  revertInput,
  reviseInput,
  sayInput,
} from '../api/change-schema.ts'
import type { PlacedEdit } from '../api/products.ts'
import { proposeInput } from '../api/proposal-schema.ts'
import { FairwayError } from '../base/errors.ts'
import type { ChangeId, Instant } from '../base/ids.ts'
import type { RecordedEdit } from '../change/change.ts'
import { describeEdits } from '../change/describe-edits.ts'
import {
  approveChange,
  commentOn,
  everyChange,
  proposeChange,
  requestChanges,
  retryChange,
  reviseChange,
  withdrawChange,
} from '../journey/acts.ts'
import { changeRef, existing, readChange } from '../journey/advance.ts'
import type { ChangeRecord } from '../ledger/change-record.ts'
import type { Product } from '../ledger/organisation.ts'
import { mayPropose } from '../review/permissions.ts'
import { body, json, problem } from './describe.ts'
import { type ServerEnv, signedIn } from './identity-routes.ts'
import { presentChange, presentSummary, type Seen } from './present-change.ts'
import { productNamed } from './product-routes.ts'
import type { Served } from './served.ts'

const named = z.object({ change: z.string() })

export function changeRoutes(app: OpenAPIHono<ServerEnv>, served: Served): void {
  const { ledger, products } = served

  const seenBy = (c: Context<ServerEnv>): Seen => ({ viewer: c.get('person'), people: c.get('organisation').people })

  async function present(c: Context<ServerEnv>, id: string): Promise<ChangeView> {
    const history = await ledger.history(changeRef(id))
    const change = existing(history, id)
    const lane = await products.laneAt(change.product, change.base, change.lane).catch(() => null)
    return presentChange(change, history, seenBy(c), { checks: lane?.checks ?? [] })
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/changes',
      request: {
        query: z.object({
          product: z.string().optional(),
          state: z.string().optional(),
          person: z.string().optional(),
        }),
      },
      responses: { 200: json(changeList, 'Newest first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      const { product, state, person } = c.req.valid('query')
      const changes = (await everyChange(ledger))
        .filter((change) => !product || change.product === product)
        .filter((change) => !state || change.state === state)
        .filter((change) => !person || change.authors.some((author) => author === person))
        .map((change) => presentSummary(change, seenBy(c)))
        .reverse()
      return c.json({ changes }, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/changes',
      description: 'States an intent and proposes its edits.',
      request: { body: body(proposeInput) },
      responses: { 201: json(created, 'Recorded; Fairway goes on by itself.'), 422: problem, 409: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const input = c.req.valid('json')
      const product = productNamed(c, input.product)
      const { base, edits, lane } = await placed(product, input.edits)
      const allowed = mayPropose(person, lane)
      if (!allowed.allowed)
        throw new FairwayError('not-allowed', allowed.whyNot, { next: 'Ask someone with that role to propose it.' })
      const ids = served.newIds()
      await proposeChange(
        ledger,
        person,
        {
          product: product.id,
          lane: lane.name,
          contract: lane.contract,
          base,
          what: input.what?.trim() || describeEdits(edits),
          why: input.why,
          decision: { ...input.decision, decidedAt: input.decision.decidedAt as Instant },
          edits,
          reverts: null,
        },
        ids,
        served.now(),
      )
      return c.json({ id: ids.change }, 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/changes/{change}',
      request: { params: named },
      responses: { 200: json(changeView, 'One change in full, as you see it.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(await present(c, c.req.valid('param').change), 200)
    },
  )

  const act = <Input extends z.ZodType>(
    name: string,
    description: string,
    input: Input,
    run: (c: Context<ServerEnv>, id: ChangeId, input: z.infer<Input>) => Promise<void>,
  ) =>
    app.openapi(
      createRoute({
        method: 'post',
        path: `/api/changes/{change}/${name}`,
        description,
        request: { params: named, body: { content: { 'application/json': { schema: input } }, required: true } },
        responses: { 200: json(changeView, 'The change as it is now.'), 403: problem, 404: problem, 409: problem },
      }),
      async (c) => {
        signedIn(c)
        const change = c.req.param('change') ?? ''
        await run(c, change as ChangeId, c.req.valid('json' as never) as z.infer<Input>)
        return c.json(await present(c, change), 200)
      },
    )

  act('approve', 'Says yes to exactly what was shown.', approveInput, (c, id, { bindingHash, says }) =>
    approveChange(ledger, c.get('person'), id, bindingHash, says?.trim() || null),
  )
  act('request-changes', 'Asks the author for something else.', sayInput, (c, id, { says }) =>
    requestChanges(ledger, c.get('person'), id, says),
  )
  act('comment', 'Says something about it.', sayInput, (c, id, { says }) =>
    commentOn(ledger, c.get('person'), id, says),
  )
  act('withdraw', 'Takes the proposal back.', sayInput, (c, id, { says }) =>
    withdrawChange(ledger, c.get('person'), id, says),
  )
  act('retry', 'Lets Fairway try the step again at which the change is stuck.', z.object({}), (c, id) =>
    retryChange(ledger, c.get('person'), id),
  )
  act('revise', 'New edits for the same intent.', reviseInput, async (c, id, input) => {
    const change = await readChange(ledger, id)
    const { base, edits, lane } = await placed(productNamed(c, change.product), input.edits)
    if (lane.name !== change.lane)
      throw new FairwayError('bad-input', `These texts belong to the lane “${lane.title}”, the change to another.`, {
        next: 'Propose them as a change of their own.',
      })
    await reviseChange(ledger, c.get('person'), id, { base, edits, why: input.why })
  })

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/changes/{change}/revert',
      description: 'Proposes the opposite: a change of its own, proved and approved like any other.',
      request: { params: named, body: body(revertInput) },
      responses: { 201: json(created, 'The reverting change.'), 403: problem, 404: problem, 409: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const change = await readChange(ledger, c.req.valid('param').change as ChangeId)
      const product = productNamed(c, change.product)
      const { base, edits, lane } = await placed(product, opposite(change))
      const ids = served.newIds()
      const now = served.now()
      await proposeChange(
        ledger,
        person,
        {
          product: product.id,
          lane: lane.name,
          contract: lane.contract,
          base,
          what: `Revert: ${change.intent.what}`.slice(0, 500),
          why: c.req.valid('json').why,
          decision: { says: null, url: null, decidedAt: now },
          edits,
          reverts: change.id,
        },
        ids,
        now,
      )
      return c.json({ id: ids.change }, 201)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/changes/{change}/preview',
      description: 'Runs the product with the change, on this machine.',
      request: { params: named },
      responses: { 200: json(previewView, 'Where it can be opened.'), 501: problem, 502: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(await products.preview(await readChange(ledger, c.req.valid('param').change as ChangeId)), 200)
    },
  )

  /** Where the edits stand at the tip, and the lane that takes them. @throws FairwayError where there is none */
  async function placed(product: Product, wanted: readonly PlacedEdit[]) {
    const [{ texts, head }, tried] = await Promise.all([products.catalogue(product), products.trial(product, wanted)])
    const { lane } = tried
    if (!lane)
      throw new FairwayError('lanes-closed', tried.findings[0]?.says ?? 'No lane takes in all of these texts.', {
        next: tried.findings[0]?.fix ?? 'Propose texts of different lanes as separate changes.',
      })
    const edits = wanted.map((edit): RecordedEdit => {
      const text = texts.find((one) => one.id === edit.slot)
      return { ...edit, context: text?.context ?? edit.path, language: text?.language ?? null }
    })
    return { base: head, edits, lane }
  }
}

const opposite = (change: ChangeRecord): PlacedEdit[] =>
  change.edits.map(({ slot, path, from, to }) => ({ slot, path, from: to, to: from }))
