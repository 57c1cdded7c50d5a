import type { OpenAPIHono } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { LiveEvent } from '../api/ledger-schema.ts'
import { FairwayError } from '../base/errors.ts'
import type { ArtefactHash } from '../base/ids.ts'
import { type ServerEnv, signedIn } from './identity-routes.ts'
import type { Served } from './served.ts'

/** Bytes and streams: artefacts, the output of runs, and the ledger as it grows. */
export function streamRoutes(app: OpenAPIHono<ServerEnv>, { artefacts, ledger, logs }: Served): void {
  app.get('/api/artefacts/:hash', async (c) => {
    signedIn(c)
    const hash = c.req.param('hash')
    const found = /^[0-9a-f]{64}$/.test(hash) ? await artefacts.get(hash as ArtefactHash) : null
    if (!found)
      throw new FairwayError('not-found', 'There is no such artefact.', { next: 'It may have been cleaned up.' })
    return c.body(new Uint8Array(found.bytes), 200, {
      'Content-Type': found.mediaType,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  })

  app.get('/api/runs/:run/log', async (c) => {
    signedIn(c)
    const from = Number(c.req.query('from') ?? 0)
    if (!Number.isInteger(from) || from < 0)
      throw new FairwayError('bad-input', '`from` is the byte to start at.', { next: 'Send a whole number.' })
    const run = c.req.param('run')
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(run)) throw new FairwayError('not-found', 'There is no such run.', { next: '' })
    const { text, nextByte, ended } = await logs.read(run, from)
    return c.text(text, 200, {
      'X-Next-Byte': String(nextByte),
      'X-Run-Ended': String(ended),
      'Cache-Control': 'no-store',
    })
  })

  app.get('/api/events', (c) => {
    signedIn(c)
    return streamSSE(c, async (out) => {
      const waiting: LiveEvent[] = []
      let wake: () => void = () => {}
      const unsubscribe = ledger.subscribe((events) => {
        waiting.push(...events.map(({ seq, type, objects }) => ({ seq, type, objects: [...objects] })))
        wake()
      })
      out.onAbort(() => {
        unsubscribe()
        wake()
      })
      await out.writeSSE({ event: 'hello', data: String((await ledger.head())?.seq ?? 0) })
      while (!out.aborted) {
        const next = waiting.shift()
        if (next) await out.writeSSE({ event: 'ledger', id: String(next.seq), data: JSON.stringify(next) })
        else {
          // A comment line now and then keeps proxies and the browser from giving the connection up.
          const silence = new Promise<'silence'>((resolve) => setTimeout(() => resolve('silence'), 20_000).unref())
          const event = new Promise<'event'>((resolve) => {
            wake = () => resolve('event')
          })
          if ((await Promise.race([event, silence])) === 'silence') await out.write(': still here\n\n')
        }
      }
    })
  })
}
