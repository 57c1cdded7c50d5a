import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Me, me } from '../api/people-schema.ts'
import { health } from '../api/server-schema.ts'
import { FairwayError } from '../base/errors.ts'
import { type Instant, instant, type PersonId } from '../base/ids.ts'
import type { Organisation } from '../ledger/organisation.ts'
import type { Person } from '../review/permissions.ts'
import { json, problem } from './describe.ts'
import { view } from './present-change.ts'
import type { Served } from './served.ts'
import { personOfToken, sessionLasts, signToken } from './session.ts'

export interface ServerEnv {
  Variables: { person: Person | null; organisation: Organisation }
}

const cookie = 'fairway_session'

/** Finds out who asks, once for each request. In the sample a visitor without a cookie is its first person. */
export const whoAsks =
  (served: Served): MiddlewareHandler<ServerEnv> =>
  async (c, next) => {
    const organisation = await served.organisation()
    const token = getCookie(c, cookie)
    const id = token ? personOfToken(served.sessionKey, 'session', token, served.now()) : null
    const signedIn = organisation.people.find((person) => person.id === id) ?? null
    c.set('organisation', organisation)
    c.set('person', signedIn ?? (organisation.mode === 'demo' ? (organisation.people[0] ?? null) : null))
    await next()
  }

/** The signed-in person. @throws FairwayError `not-allowed` */
export function signedIn(c: Context<ServerEnv>): Person {
  const person = c.get('person')
  if (person) return person
  throw new FairwayError('not-allowed', 'Sign in first.', {
    next: 'Ask whoever runs this Fairway for a sign-in link: fairway person link YOU.',
  })
}

export function identityRoutes(app: OpenAPIHono<ServerEnv>, served: Served): void {
  const presentMe = (c: Context<ServerEnv>, person = c.get('person')): Me => {
    const { mode, people } = c.get('organisation')
    return {
      mode,
      person: person && view(person),
      people: person ? people.map(view) : [],
      switcher: mode === 'demo',
    }
  }
  const startSession = (c: Context<ServerEnv>, person: PersonId) => {
    const until = instant(new Date(Date.parse(served.now()) + sessionLasts)) as Instant
    setCookie(c, cookie, signToken(served.sessionKey, 'session', person, until), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: sessionLasts / 1000,
    })
  }

  app.openapi(
    createRoute({ method: 'get', path: '/api/health', responses: { 200: json(health, 'Ready.') } }),
    async (c) => c.json(await served.health(), 200),
  )
  app.openapi(createRoute({ method: 'get', path: '/api/me', responses: { 200: json(me, 'Who you are.') } }), (c) =>
    c.json(presentMe(c), 200),
  )
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/demo/person',
      description: 'Switches the person. Exists in the sample only.',
      request: { body: { content: { 'application/json': { schema: z.object({ id: z.string() }) } }, required: true } },
      responses: { 200: json(me, 'Who you are now.'), 404: problem },
    }),
    (c) => {
      const { mode, people } = c.get('organisation')
      const person = people.find((one) => one.id === c.req.valid('json').id)
      if (mode !== 'demo' || !person)
        throw new FairwayError('not-found', 'There is no such person to switch to.', {
          next:
            mode === 'demo'
              ? 'Choose one of the people of the sample.'
              : 'People sign in here; switching is for the sample only.',
        })
      startSession(c, person.id)
      return c.json(presentMe(c, person), 200)
    },
  )
  app.openapi(
    createRoute({ method: 'post', path: '/api/sign-out', responses: { 200: json(me, 'Signed out.') } }),
    (c) => {
      deleteCookie(c, cookie, { path: '/' })
      return c.json(presentMe(c, null), 200)
    },
  )
  // A link, so a GET: it changes nothing but the visitor's own cookie, and only with a token that the server signed.
  app.get('/sign-in', (c) => {
    const person = personOfToken(served.sessionKey, 'sign-in', c.req.query('token') ?? '', served.now())
    if (!person)
      throw new FairwayError('not-allowed', 'This sign-in link is not valid, or more than 15 minutes old.', {
        next: 'Ask for a new one: fairway person link YOU.',
      })
    startSession(c, person)
    return c.redirect('/')
  })
}
