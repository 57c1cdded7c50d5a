import { serveStatic } from '@hono/node-server/serve-static'
import { OpenAPIHono } from '@hono/zod-openapi'
import { answerError, badInput } from './answer-error.ts'
import { changeRoutes } from './change-routes.ts'
import { exportRoutes } from './flow/export-routes.ts'
import { flowRoutes } from './flow/flow-routes.ts'
import { historyRoutes } from './flow/history-routes.ts'
import { hookRoutes } from './flow/hook-routes.ts'
import { insightRoutes } from './flow/insight-routes.ts'
import { mappingRoutes } from './flow/mapping-routes.ts'
import { playbookRoutes } from './flow/playbook-routes.ts'
import { sourceRoutes } from './flow/source-routes.ts'
import { targetRoutes } from './flow/target-routes.ts'
import { workRoutes } from './flow/work-routes.ts'
import { guard } from './guard.ts'
import { identityRoutes, type ServerEnv, whoAsks } from './identity-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { productRoutes } from './product-routes.ts'
import type { Served } from './served.ts'
import { streamRoutes } from './stream-routes.ts'

export interface AppSettings {
  readonly version: string
  readonly log: (error: unknown) => void
}

/** The whole HTTP surface: the API with its OpenAPI document, and the web app. */
export function createApp(served: Served, { version, log }: AppSettings): OpenAPIHono<ServerEnv> {
  const app = new OpenAPIHono<ServerEnv>({
    defaultHook: (result, c) => (result.success ? undefined : c.json({ error: badInput(result.error) }, 422)),
  })
  app.onError((error, c) => answerError(error, c, log))
  app.use('*', guard)
  app.use('*', whoAsks(served))
  identityRoutes(app, served)
  productRoutes(app, served)
  changeRoutes(app, served)
  ledgerRoutes(app, served)
  sourceRoutes(app, served)
  hookRoutes(app, served)
  exportRoutes(app, served)
  flowRoutes(app, served)
  historyRoutes(app, served)
  workRoutes(app, served)
  insightRoutes(app, served)
  mappingRoutes(app, served)
  playbookRoutes(app, served)
  targetRoutes(app, served)
  streamRoutes(app, served)
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Fairway', version, description: 'Small proved changes, from intent to live, on one ledger.' },
  })
  app.all('/api/*', (c) =>
    c.json(
      {
        error: {
          code: 'not-found',
          says: 'There is no such address.',
          where: c.req.path,
          next: 'See /api/openapi.json.',
        },
      },
      404,
    ),
  )
  if (served.webApp) webApp(app, served.webApp)
  else app.get('*', (c) => c.text('The web app has not been built. Start Fairway with: npm start\n', 503))
  return app
}

/** Files of the built web app; every other address is a page of it. */
function webApp(app: OpenAPIHono<ServerEnv>, folder: string): void {
  const forever = 'public, max-age=31536000, immutable'
  app.get('/assets/*', serveStatic({ root: folder, onFound: (_path, c) => c.header('Cache-Control', forever) }))
  app.get('/assets/*', (c) => c.notFound())
  app.get('*', serveStatic({ root: folder, onFound: (_path, c) => c.header('Cache-Control', 'no-cache') }))
  app.get(
    '*',
    serveStatic({ root: folder, path: 'index.html', onFound: (_path, c) => c.header('Cache-Control', 'no-cache') }),
  )
}
