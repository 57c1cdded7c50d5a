import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { constraintView, driftView, lanesView, signsView, whatIfQuery, whatIfView } from '../../api/flow-insights.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { answered } from './flow-questions.ts'
import { targetsByLane } from './target-routes.ts'

/** What Flow concludes of the imported record. */
export function insightRoutes(
  app: OpenAPIHono<ServerEnv>,
  { flow, ledger, products }: Pick<Served, 'flow' | 'ledger' | 'products'>,
): void {
  const nothing = z.object({})
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/constraint',
      request: { query: nothing },
      responses: { 200: json(constraintView, 'What holds the path up, in the last 90 days.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'constraint', {})
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/drift',
      request: { query: nothing },
      responses: { 200: json(driftView, 'Whether decisions outgrow what comes to production.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'drift', {})
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/signs',
      request: { query: nothing },
      responses: { 200: json(signsView, 'Five signs of lost intent.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'signs', {})
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/lanes',
      request: { query: nothing },
      responses: { 200: json(lanesView, 'How lanes are taken, and what they do.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'lanes', await targetsByLane({ ledger, products }, c.get('organisation')))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/what-if',
      request: { query: whatIfQuery },
      responses: {
        200: json(whatIfView, 'The same history with small changes past the queues.'),
        403: problem,
        422: problem,
      },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'whatIf', c.req.valid('query'))
    },
  )
}
