import { z } from 'zod'
import { mappedClasses } from '../ledger/playbook-events.ts'
import { figureMeta } from './flow-schema.ts'
import { instant } from './wire-values.ts'

/** What the playbook asks and answers: paths mapped by hand, targets of lanes, and the five steps. Durations are milliseconds. */

const who = z.object({ id: z.string(), name: z.string() })
const why = z.string().trim().min(1).max(500)
const words = (most: number) => z.string().trim().min(1).max(most)
const ms = z.number().nonnegative().max(3_155_760_000_000).describe('milliseconds')

// ── what is wanted of a lane ──

export const targetWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), share: z.number().gt(0).max(1).describe('of all changes that could take it') }),
  z.object({ kind: z.literal('changes'), changes: z.int().positive().max(1_000_000) }),
])

export const changeTarget = z.object({
  version: z.int().nonnegative().describe('of the target it replaces; 0 for the first of a lane'),
  wants: targetWish,
  by: z.iso.date().describe('the last day that counts, UTC'),
  owner: z.string().min(1).max(200).describe('id of the one person who answers for it'),
  why,
})
export type ChangeTarget = z.infer<typeof changeTarget>
export const dropTarget = z.object({ version: z.int().positive(), why })

export const targetView = z.object({
  lane: z.string(),
  version: z.number(),
  wants: targetWish,
  by: instant,
  owner: who,
  said: z.object({ by: who, at: instant, why: z.string().nullable() }),
})
export type TargetView = z.infer<typeof targetView>
export const targetsView = z.object({
  targets: z.array(targetView),
  versions: z.record(z.string(), z.number()).describe('by lane: how often its target was said or dropped'),
  mayPlan: z.boolean(),
  whoMay: z.string(),
})
export type TargetsView = z.infer<typeof targetsView>

// ── paths mapped by hand ──

export const mappedStep = z.object({
  id: words(60),
  name: words(200),
  artefact: words(200).nullable(),
  owner: words(200).nullable(),
  touchMs: ms.nullable().describe('null: nobody has said it'),
  waitMs: ms.nullable(),
  serves: z.enum(mappedClasses).nullable(),
  accurate: z.number().min(0).max(1).nullable().describe('share that arrives complete and accurate'),
  basis: z.enum(['record', 'said']),
})
export type MappedStepView = z.infer<typeof mappedStep>

export const mappedPath = z.object({
  title: words(200),
  note: words(2000).nullable(),
  from: z.object({ kind: z.enum(['item', 'initiative']), id: z.string().max(300), items: z.number() }).nullable(),
  steps: z.array(mappedStep).max(100),
})
export type MappedPathView = z.infer<typeof mappedPath>

export const newMapping = z.object({
  title: words(200).nullable().describe('null: that of what it is prefilled from'),
  from: z
    .object({ kind: z.enum(['item', 'initiative']), id: words(300) })
    .nullable()
    .describe('what of the record it is prefilled from'),
})
/** @public */
export type NewMapping = z.infer<typeof newMapping>

export const saveMapping = z.object({
  version: z.int().positive().describe('the version these edits began from'),
  path: mappedPath,
})
/** @public */
export type SaveMapping = z.infer<typeof saveMapping>
export const putAwayMapping = z.object({ why })

const numberFigure = figureMeta.extend({ value: z.number().nullable() })
const part = z.object({ ms: z.number(), share: z.number() })
export const mappingFiguresView = z.object({
  says: z.string(),
  isWhole: z.boolean().describe('every step says its times, its owner and what it does'),
  lead: numberFigure,
  touch: numberFigure,
  wait: numberFigure,
  efficiency: numberFigure,
  accurate: numberFigure,
  handoffs: numberFigure,
  classes: figureMeta.extend({
    value: z.record(z.enum([...mappedClasses, 'not said']), part).nullable(),
  }),
  suggestion: z
    .object({
      kind: z.enum(['ask', 'shorten a wait', 'replace a translation']),
      steps: z.array(z.string()),
      says: z.string(),
    })
    .nullable(),
})
export type MappingFiguresView = z.infer<typeof mappingFiguresView>

export const mappingView = z.object({
  id: z.string(),
  version: z.number(),
  path: mappedPath,
  figures: mappingFiguresView,
  saves: z.array(z.object({ version: z.number(), by: who, at: instant, steps: z.number() })).describe('newest first'),
  mayPutAway: z.boolean(),
})
export type MappingView = z.infer<typeof mappingView>

export const mappingsView = z.object({
  mappings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      steps: z.number(),
      isWhole: z.boolean(),
      says: z.string(),
      savedBy: who,
      savedAt: instant,
    }),
  ),
})
export type MappingsView = z.infer<typeof mappingsView>
