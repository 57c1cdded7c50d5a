import { z } from 'zod'
import { flowPathQuery } from './flow-schema.ts'

/** Tables that can be saved: those behind charts, as they are drawn, and those that every figure is computed from. */
export const flowTableNames = [
  'items',
  'stages',
  'dates',
  'strip',
  'landed',
  'trend',
  'ageing',
  'ageing-bands',
  'completed',
  'survival',
  'cumulative',
  'work',
  'initiatives',
  'item-stays',
  'item-events',
  'constraint',
  'drift',
  'signs',
  'lanes',
  'lane-leakage',
  'lane-guards',
  'lane-speed',
  'lane-effect',
  'lane-opportunity',
] as const
export type FlowTable = (typeof flowTableNames)[number]

const files = flowTableNames.map((name) => `${name}.csv` as const)
export const flowTableFile = z.enum(files as [`${FlowTable}.csv`, ...`${FlowTable}.csv`[]])

export const flowTableQuery = flowPathQuery.extend({
  item: z.string().max(300).optional().describe('of tables about one item: which'),
})
export type FlowTableQuery = z.infer<typeof flowTableQuery>

/** Of a log that is flattened: whose paths. */
export const flowLogQuery = z.object({ type: z.string().max(100).default('item') })
