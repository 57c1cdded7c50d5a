import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { flowInitiatives, initiativeItemsQuery } from '../../api/flow-initiatives-schema.ts'
import { flowMap, flowMapItemsQuery, flowMapQuery } from '../../api/flow-map-schema.ts'
import { flowItems, flowItemsQuery, flowPath, flowQuery } from '../../api/flow-schema.ts'
import type { Study } from '../../flow/study/study.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { initiativeItemsAnswer, initiativesAnswer } from './initiatives-answer.ts'
import { itemsAnswer } from './items-answer.ts'
import { mapAnswer, mapItemsAnswer } from './map-answer.ts'
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
  const initiatives = oncePerStudy(initiativesAnswer)
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/initiatives',
      description: 'Initiatives on their way: decided, first value, complete, and the scope that grew.',
      responses: { 200: json(flowInitiatives, 'Those under way first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(initiatives(await studies.now(), null), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/initiatives/items',
      description: 'The items of one initiative, or a part of them.',
      request: { query: initiativeItemsQuery },
      responses: { 200: json(flowItems, 'Longest first.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(initiativeItemsAnswer(await studies.now(), c.req.valid('query')), 200)
    },
  )
  const map = oncePerStudy(mapAnswer)
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/map',
      description: 'Which event follows which, how often, and how long lies between; placed for a drawing.',
      request: { query: flowMapQuery },
      responses: { 200: json(flowMap, 'The map.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(map(await studies.now(), c.req.valid('query')), 200)
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/map/items',
      description: 'The objects behind a step of the map, or behind the way between two.',
      request: { query: flowMapItemsQuery },
      responses: { 200: json(flowItems, 'Longest first.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      return c.json(mapItemsAnswer(await studies.now(), c.req.valid('query')), 200)
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
