import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { flowItems, flowItemsQuery, flowPath, flowQuery } from '../../api/flow-schema.ts'
import type { Study } from '../../flow/study/study.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { itemsAnswer } from './items-answer.ts'
import { pathAnswer } from './path-answer.ts'

/** Figures of the imported record. An answer is computed once for each study and question. */
export function flowRoutes(app: OpenAPIHono<ServerEnv>, { studies }: Served): void {
  const path = oncePerStudy(pathAnswer)
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/path',
      description: 'How long a decision takes to become real, where that time goes, and how it changes.',
      request: { query: flowQuery },
      responses: { 200: json(flowPath, 'From decision to production.'), 403: problem, 404: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(path(await studies.now(), c.req.valid('query')), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/items',
      description: 'The exact items behind a figure, and those it leaves out, with why.',
      request: { query: flowItemsQuery },
      responses: { 200: json(flowItems, 'Longest first.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(itemsAnswer(await studies.now(), c.req.valid('query')), 200)
    },
  )
}

const mostAnswers = 100

/** Many look at the same figures, and a study does not change: each question is answered once, until there is another study. */
export function oncePerStudy<Query, Answer>(
  answer: (study: Study, query: Query) => Answer,
): (study: Study, query: Query) => Answer {
  const known = new WeakMap<Study, Map<string, Answer>>()
  return (study, query) => {
    const answers = known.get(study) ?? new Map<string, Answer>()
    known.set(study, answers)
    const key = JSON.stringify(query)
    const found = answers.get(key) ?? answer(study, query)
    if (answers.size >= mostAnswers) answers.clear()
    answers.set(key, found)
    return found
  }
}
