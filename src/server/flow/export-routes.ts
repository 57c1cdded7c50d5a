import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'

const plain = (type: string, description: string) => ({ content: { [type]: { schema: z.string() } }, description })

/** The same figures for other programs: the tables behind them, and a page of metrics to scrape. */
export function exportRoutes(app: OpenAPIHono<ServerEnv>, { flow }: Pick<Served, 'flow'>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/export/{table}',
      description: 'What figures are computed from, as a table in RFC 4180.',
      request: { params: z.object({ table: z.enum(['items.csv', 'stages.csv']) }) },
      responses: { 200: plain('text/csv', 'The table.'), 403: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      const { table } = c.req.valid('param')
      return c.body(await flow.ask('table', { table }), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${table}"`,
      })
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/metrics',
      description: 'Figures as OpenMetrics. A value that is not known is not there.',
      responses: { 200: plain('application/openmetrics-text', 'One page.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.body(await flow.ask('metrics', {}), 200, {
        'Content-Type': 'application/openmetrics-text; version=1.0.0; charset=utf-8',
      })
    },
  )
}
