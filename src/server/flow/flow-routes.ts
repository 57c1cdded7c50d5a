import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { flowInitiatives, initiativeItemsQuery } from '../../api/flow-initiatives-schema.ts'
import { flowMap, flowMapItemsQuery, flowMapQuery } from '../../api/flow-map-schema.ts'
import { flowCountedQuery, flowItems, flowItemsQuery, flowPath, flowPathQuery } from '../../api/flow-schema.ts'
import { json, problem } from '../describe.ts'
import { type ServerEnv, signedIn } from '../identity-routes.ts'
import type { Served } from '../served.ts'
import { answered } from './flow-questions.ts'

/** Figures of the imported record. */
export function flowRoutes(app: OpenAPIHono<ServerEnv>, { flow }: Pick<Served, 'flow'>): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/path',
      description: 'How long a decision takes to become real, where that time goes, and how it changes.',
      request: { query: flowPathQuery },
      responses: { 200: json(flowPath, 'From decision to production.'), 403: problem, 404: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'path', c.req.valid('query'))
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
      return answered(c, flow, 'items', c.req.valid('query'))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/counted',
      description: 'What a conclusion or a row of figures counts, one by one, and what it leaves out, with why.',
      request: { query: flowCountedQuery },
      responses: { 200: json(flowItems, 'What adds most first.'), 403: problem, 404: problem, 422: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'counted', c.req.valid('query'))
    },
  )
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/flow/initiatives',
      description: 'Initiatives on their way: decided, first value, complete, and the scope that grew.',
      responses: { 200: json(flowInitiatives, 'Those under way first.'), 403: problem },
    }),
    async (c) => {
      signedIn(c)
      return answered(c, flow, 'initiatives', {})
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
      return answered(c, flow, 'initiativeItems', c.req.valid('query'))
    },
  )
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
      return answered(c, flow, 'map', c.req.valid('query'))
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
      return answered(c, flow, 'mapItems', c.req.valid('query'))
    },
  )
}
