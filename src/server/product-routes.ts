import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { product, type TextView, textDetail, textList } from '../api/product-schema.ts'
import { intentInput, trial, trialInput, understood } from '../api/proposal-schema.ts'
import { FairwayError } from '../base/errors.ts'
import type { Product } from '../ledger/organisation.ts'
import { mayPropose } from '../review/permissions.ts'
import { body, json, problem } from './describe.ts'
import { type ServerEnv, signedIn } from './identity-routes.ts'
import { personNamed } from './present-change.ts'
import type { Served } from './served.ts'

const named = z.object({ product: z.string() })

export function productNamed(c: Context<ServerEnv>, id: string): Product {
  const found = c.get('organisation').products.find((one) => one.id === id)
  if (found) return found
  throw new FairwayError('not-found', `There is no product ${id}.`, { next: 'See /api/products.' })
}

export function productRoutes(app: OpenAPIHono<ServerEnv>, { products }: Served): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/products',
      responses: { 200: json(z.array(product), 'All products.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(await Promise.all(c.get('organisation').products.map((one) => products.describe(one))), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/products/{product}',
      request: { params: named },
      responses: { 200: json(product, 'One product.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(await products.describe(productNamed(c, c.req.valid('param').product)), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/products/{product}/refresh',
      description: 'Fetches the remote and visits the pages anew.',
      request: { params: named },
      responses: { 200: json(product, 'The product as it is now.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      const found = productNamed(c, c.req.valid('param').product)
      await products.refresh(found)
      return c.json(await products.describe(found), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/products/{product}/texts',
      request: {
        params: named,
        query: z.object({
          q: z.string().max(500).optional(),
          language: z.string().optional(),
          page: z.string().optional(),
          limit: z.coerce.number().int().min(1).max(20_000).default(200),
        }),
      },
      responses: { 200: json(textList, 'Visible texts, best match first.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      const { q, language, page, limit } = c.req.valid('query')
      const started = performance.now()
      const { texts } = await products.catalogue(productNamed(c, c.req.valid('param').product))
      const there = texts.filter(
        (text) => (!language || text.language === language) && (!page || text.pages.includes(page)),
      )
      const found = q ? matching(there, q) : there
      const tookMs = Math.round((performance.now() - started) * 10) / 10
      return c.json({ texts: found.slice(0, limit), total: found.length, tookMs }, 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/products/{product}/texts/{slot}',
      request: { params: named.extend({ slot: z.string() }) },
      responses: { 200: json(textDetail, 'One text, and what hangs on it.'), 404: problem },
    }),
    async (c) => {
      const person = signedIn(c)
      const { product: id, slot } = c.req.valid('param')
      const found = productNamed(c, id)
      const { texts, head } = await products.catalogue(found)
      const text = texts.find((one) => one.id === slot)
      if (!text)
        throw new FairwayError('not-found', 'This text is not in the product any more.', {
          next: 'Search for it again.',
        })
      const lane = text.lane ? await products.laneAt(found.id, head, text.lane) : null
      const [elsewhere, asked] = await Promise.all([
        products.elsewhere(found, text),
        lane ? products.whoDecides(found, lane.name, [text.path], [person.id]) : null,
      ])
      const allowed = lane ? mayPropose(person, lane) : null
      const { people } = c.get('organisation')
      return c.json(
        {
          text,
          languages: texts.filter((one) => one.key !== null && one.key === text.key && one.id !== text.id),
          elsewhere: [...elsewhere],
          reviewers: asked?.type === 'review.requested' ? asked.data.from.map((one) => personNamed(one, people)) : [],
          reviewRule: asked ? (asked.type === 'review.requested' ? asked.data.rule : asked.data.says) : '',
          checks: lane?.checks.map((check) => check.name) ?? [],
          mayPropose: allowed?.allowed ?? false,
          whyNot: allowed ? (allowed.allowed ? null : allowed.whyNot) : 'No lane of this product takes in this file.',
        },
        200,
      )
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/products/{product}/trials',
      description: 'Proves edits without recording anything.',
      request: { params: named, body: body(trialInput) },
      responses: { 200: json(trial, 'What the judge says.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      const result = await products.trial(productNamed(c, c.req.valid('param').product), c.req.valid('json').edits)
      return c.json(
        {
          verdict: result.kind,
          lane: result.lane?.name ?? null,
          edits: [...result.edits],
          findings: [...result.findings],
          notices: [...result.notices],
          diff: result.diff,
          judgeMs: result.judgeMs,
        },
        200,
      )
    },
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/products/{product}/understand',
      description: 'Turns a wish in words into edits; asks where it is ambiguous, never guesses.',
      request: { params: named, body: body(intentInput.pick({ intent: true })) },
      responses: { 200: json(understood, 'What was understood.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      const result = await products.understand(
        productNamed(c, c.req.valid('param').product),
        c.req.valid('json').intent,
      )
      return c.json({ ...result, edits: [...result.edits], candidates: [...result.candidates] }, 200)
    },
  )
}

/** Whole text first, then its beginning, then anywhere; as people type it. */
function matching(texts: readonly TextView[], q: string): TextView[] {
  const plain = (text: string) =>
    text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
  const wanted = plain(q)
  const rank = (text: TextView): number => {
    const value = plain(text.value)
    if (value === wanted) return 0
    if (value.startsWith(wanted)) return 1
    if (value.includes(wanted)) return 2
    const words = wanted.split(' ')
    return words.every((word) => value.includes(word)) || text.key?.toLowerCase() === wanted ? 3 : 4
  }
  return texts
    .map((text) => ({ text, rank: rank(text) }))
    .filter((one) => one.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.text)
}
