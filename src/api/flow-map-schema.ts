import { z } from 'zod'
import { definition, flowCalendar, flowClock, flowQuery } from './flow-schema.ts'
import { instant } from './wire-values.ts'

/** The map of the path: placed on the server, drawn by whoever shows it. Places are in CSS pixels of the drawing. */

const ms = z.number().describe('milliseconds; below 0 where the second event stands before the first')

export const flowMapQuery = flowQuery.extend({
  types: z.string().max(200).default('').describe('types of objects, by comma; empty: the one that events touch most'),
  clock: flowClock.default('elapsed'),
  share: z.coerce.number().min(0.05).max(1).default(0.8).describe('share of all transitions to show at least'),
})
export type FlowMapQuery = z.infer<typeof flowMapQuery>

const point = z.object({ x: z.number(), y: z.number() })

export const mapNode = z.object({
  kind: z.enum(['activity', 'start', 'end']),
  name: z.string(),
  lines: z.array(z.string()).describe('the name as it is written into the node'),
  events: z.number(),
  starts: z.number().describe('objects whose first event it is'),
  ends: z.number().describe('objects whose last event it is'),
  x: z.number().describe('middle'),
  y: z.number().describe('middle'),
  width: z.number(),
  height: z.number(),
})
export type MapNodeView = z.infer<typeof mapNode>

export const mapEdge = z.object({
  objectType: z.string(),
  from: z.string(),
  to: z.string(),
  count: z.number(),
  p50: ms,
  p85: ms,
  mean: ms,
  total: ms,
  step: z.number().describe('class of the wait by its 85th percentile: place in steps'),
})
export type MapEdgeView = z.infer<typeof mapEdge>

export const placedEdge = z.object({
  edge: z.number().nullable().describe('place in edges; null from the start or to the end'),
  count: z.number(),
  points: z.array(point),
  label: point.nullable(),
})

export const mapVariants = z.object({
  objectType: z.string(),
  objects: z.number(),
  variants: z.number().describe('how many different ways these objects went'),
  usual: z
    .array(
      z.object({
        activities: z.array(z.string()).describe('in their order, the first of them only where there are very many'),
        length: z.number().describe('how many there are'),
        objects: z.number(),
      }),
    )
    .describe('the most usual first'),
})
export type MapVariantsView = z.infer<typeof mapVariants>

export const flowMap = z.object({
  asOf: instant,
  definition,
  clock: flowClock,
  calendar: flowCalendar,
  types: z.array(z.object({ type: z.string(), says: z.string(), objects: z.number(), isShown: z.boolean() })),
  objects: z.number().describe('of the types that are shown'),
  transitions: z.number(),
  shown: z.object({
    share: z.number().describe('of all transitions, on the edges that are drawn'),
    edges: z.number(),
    ofEdges: z.number(),
    activities: z.number(),
    ofActivities: z.number(),
  }),
  steps: z.array(z.object({ says: z.string() })).describe('classes of waits, the shortest first'),
  width: z.number(),
  height: z.number(),
  nodes: z.array(mapNode),
  lines: z.array(placedEdge),
  edges: z.array(mapEdge).describe('all of them, also those that are not drawn; the most frequent first'),
  variants: z.array(mapVariants).describe('of each type that is shown'),
})
export type FlowMapView = z.infer<typeof flowMap>

export const flowMapItemsQuery = flowMapQuery.extend({
  activity: z.string().max(300).optional().describe('objects that met it'),
  objectType: z.string().max(100).optional().describe('with from and to: objects that took this edge'),
  from: z.string().max(300).optional(),
  to: z.string().max(300).optional(),
  variant: z.coerce.number().int().min(0).max(1000).optional().describe('with objectType: place among the usual ones'),
})
export type FlowMapItemsQuery = z.infer<typeof flowMapItemsQuery>
