import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type FlowTable, flowLogQuery, flowTableFile, flowTableQuery } from '../../api/flow-exports.ts'
import type { LogForm } from '../../flow/study/log-files.ts'
import { problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import type { WrittenLog } from './flow-questions.ts'

export const plain = (type: string, description: string) => ({
  content: { [type]: { schema: z.string() } },
  description,
})

export const saved = (type: string, name: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="${name}"`,
})

/** The same figures for other programs: the log they are computed from, the tables behind charts, and metrics. */
export function exportRoutes(app: OpenAPIHono<ServerEnv>, { flow, logFiles }: Pick<Served, 'flow' | 'logFiles'>): void {
  logRoutes(app, { flow, logFiles })
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/export/{table}',
      description: 'The table behind a chart, or what every figure is computed from, in RFC 4180.',
      request: { params: z.object({ table: flowTableFile }), query: flowTableQuery },
      responses: { 200: plain('text/csv', 'The table.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      const file = c.req.valid('param').table
      const table = file.slice(0, -'.csv'.length) as FlowTable
      const text = await flow.ask('table', { table, query: c.req.valid('query') })
      return c.body(text, 200, saved('text/csv; charset=utf-8', file))
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
      return c.body(await flow.ask('metrics', { as: 'openmetrics' }), 200, {
        'Content-Type': 'application/openmetrics-text; version=1.0.0; charset=utf-8',
      })
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/metrics.json',
      description: 'The same figures as JSON, each with its definition and what it leaves out.',
      responses: { 200: plain('application/json', 'One object.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.body(await flow.ask('metrics', { as: 'json' }), 200, saved('application/json', 'metrics.json'))
    },
  )
}

/** The whole log that figures are computed from. Fairway reads each form again. */
function logRoutes(app: OpenAPIHono<ServerEnv>, { flow, logFiles }: Pick<Served, 'flow' | 'logFiles'>): void {
  const send = async (c: Context, form: LogForm, type: string, mediaType: string) => {
    const { where, name } = JSON.parse(await flow.ask('log', { form, type })) as WrittenLog
    return c.body(streamed(await logFiles.take(where)), 200, saved(mediaType, name))
  }
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/export/log.json',
      description: 'Everything recorded, as OCEL 2.0 in JSON.',
      responses: { 200: plain('application/json', 'The log.'), 403: problem },
    }),
    (c) => {
      signedIn(c)
      return send(c, 'json', 'item', 'application/json')
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/export/log.sqlite',
      description: 'Everything recorded, as OCEL 2.0 in SQLite.',
      responses: { 200: plain('application/vnd.sqlite3', 'The database.'), 403: problem },
    }),
    (c) => {
      signedIn(c)
      return send(c, 'sqlite', 'item', 'application/vnd.sqlite3')
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/export/log.xes',
      description: 'The paths of one type of object as XES, flattened: the file says by what, and what that did.',
      request: { query: flowLogQuery },
      responses: { 200: plain('application/xml', 'The log.'), 403: problem, 404: problem },
    }),
    (c) => {
      signedIn(c)
      return send(c, 'xes', c.req.valid('query').type, 'application/xml')
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/export/log.parquet',
      description: 'The events of one type of object as an Apache Parquet table, flattened.',
      request: { query: flowLogQuery },
      responses: {
        200: plain('application/vnd.apache.parquet', 'The table.'),
        403: problem,
        404: problem,
      },
    }),
    (c) => {
      signedIn(c)
      return send(c, 'parquet', c.req.valid('query').type, 'application/vnd.apache.parquet')
    },
  )
}

function streamed(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next()
      if (next.done) return controller.close()
      controller.enqueue(next.value)
    },
    async cancel() {
      await source.return?.()
    },
  })
}
