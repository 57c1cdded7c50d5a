import type { MiddlewareHandler } from 'hono'
import { FairwayError } from '../base/errors.ts'

/**
 * Keeps other web sites out of a server that listens on this machine: a page elsewhere may make the browser send requests
 * here, or point a name of its own at 127.0.0.1. So the host must be a loopback name, and whatever changes something must
 * come from our own pages or from a program that is no browser.
 */
export const guard: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? ''
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host))
    throw refused('Fairway answers only on this machine, under localhost.')
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    if (site && site !== 'same-origin' && site !== 'none') throw refused('This request came from another site.')
    const origin = c.req.header('origin')
    if (origin && origin !== `http://${host}` && origin !== `https://${host}`)
      throw refused('This request came from another site.')
    const type = c.req.header('content-type')
    // Neither is a kind of content that a form on another site can send without asking first.
    if (type && !/^application\/(json|octet-stream)\b/i.test(type)) throw refused('Send JSON.')
  }
  await next()
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Frame-Options', 'DENY')
  c.header(
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  )
}

const refused = (says: string) => new FairwayError('not-allowed', says, { next: 'Open Fairway at its own address.' })
