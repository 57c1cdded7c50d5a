import { z } from 'zod'
import { mappedClasses } from '../ledger/playbook-events.ts'
import { figureMeta } from './flow-schema.ts'
import { instant, who } from './wire-values.ts'

/** What the playbook asks and answers: paths mapped by hand, targets of lanes, and the five steps. Durations are milliseconds. */

const why = z.string().trim().min(1).max(500)
const words = (most: number) => z.string().trim().min(1).max(most)
const ms = z.number().nonnegative().max(3_155_760_000_000).describe('milliseconds')

// ── what is wanted of a lane ──

export const targetWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), share: z.number().gt(0).max(1).describe('of all changes that could take it') }),
  z.object({ kind: z.literal('changes'), changes: z.int().positive().max(1_000_000) }),
])

export type TargetWishView = z.infer<typeof targetWish>

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
  said: z.discriminatedUnion('in', [
    z.object({ in: z.literal('Fairway'), by: who, at: instant, why: z.string().nullable() }),
    z
      .object({ in: z.literal('lanes file'), product: z.string() })
      .describe('by engineers; counts until anything is said here'),
  ]),
})
export type TargetView = z.infer<typeof targetView>
export const targetsView = z.object({
  targets: z.array(targetView),
  waiting: z
    .array(
      z.object({
        ...{ lane: z.string(), product: z.string(), share: z.number(), days: z.number(), owner: z.string() },
      }),
    )
    .describe('written in lanes files of lanes that no change has taken yet: the days begin with the first one'),
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
export type NewMapping = z.infer<typeof newMapping>

export const saveMapping = z.object({
  version: z.int().positive().describe('the version these edits began from'),
  path: mappedPath,
  onClash: z
    .enum(['refuse', 'mine', 'theirs'])
    .default('refuse')
    .describe('whose word holds where somebody has said something else meanwhile; by default nothing is saved then'),
})
export type SaveMapping = z.input<typeof saveMapping>
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

// ── the five steps ──

const knownThing = z.object({
  says: z.string(),
  figure: figureMeta.nullable().describe('what it is said from; null where it is counted from the ledger'),
  door: z.string().nullable().describe('the screen that says more'),
})
export const playbookView = z.object({
  current: z.string().nullable().describe('the first step that is not done'),
  done: z.number(),
  hasRecord: z.boolean().describe('anything is imported'),
  steps: z.array(
    z.object({
      name: z.enum(['map', 'expand', 'replace', 'accountable', 'adoption']),
      title: z.string(),
      state: z.enum(['done', 'under way', 'not begun']),
      doneWhen: z.string(),
      known: z.array(knownThing).describe('empty where nothing is known'),
      next: z.object({
        says: z.string(),
        label: z.string(),
        door: z.string(),
        target: z
          .object({ lane: z.string().nullable() })
          .nullable()
          .describe('it sets the target of a lane, or of one to be chosen'),
      }),
    }),
  ),
  suggestions: z
    .array(
      z.object({
        class: z.string(),
        lane: z.string().nullable(),
        eligible: z.number(),
        took: z.number(),
        perWeek: z.number(),
        medianMs: z.number().nullable(),
        wants: targetWish,
        by: instant,
      }),
    )
    .describe('lanes to open, or to take further, the most worth it first'),
  first: z
    .object({ wants: targetWish, by: instant })
    .nullable()
    .describe('what a scanned history suggests for a lane that is to be chosen'),
  lanes: z.array(z.string()).describe('lanes that are known: taken, or with a target'),
})
export type PlaybookView = z.infer<typeof playbookView>
