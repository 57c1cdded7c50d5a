import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { flowQuery } from '../../api/flow-schema.ts'
import { ageingView, completedView, cumulativeView, itemView, workSectionsView } from '../../api/flow-work.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { answered } from './flow-questions.ts'

/** Work on its way: open by age, completed by date, everything by stage, and one item's whole record. */
export function workRoutes(app: OpenAPIHono<ServerEnv>, { flow }: Pick<Served, 'flow'>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/ageing',
      request: { query: flowQuery },
      responses: { 200: json(ageingView, 'Open items by stage and age.'), 403: problem, 404: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'ageing', c.req.valid('query'))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/completed',
      request: { query: flowQuery },
      responses: {
        200: json(completedView, 'Completed items, with the open ones beside them.'),
        403: problem,
        404: problem,
      },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'completed', c.req.valid('query'))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/cumulative',
      request: { query: flowQuery },
      responses: {
        200: json(cumulativeView, 'How many items had passed each point by when.'),
        403: problem,
        404: problem,
      },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'cumulative', c.req.valid('query'))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/work',
      description: 'Coordination, rework, handoffs and steps: where the time of people goes. No figure names a person.',
      request: { query: flowQuery.pick({ window: true }) },
      responses: { 200: json(workSectionsView, 'In sections.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'work', c.req.valid('query'))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/items/{item}',
      request: { params: z.object({ item: z.string() }) },
      responses: { 200: json(itemView, 'Everything recorded of one item.'), 404: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'item', c.req.valid('param'))
    },
  )
}
