import type { ChangeRecord } from '../../ledger/change-record.ts'
import type { LaneFigures } from '../lanes/lane-figures.ts'
import type { Opportunity } from '../lanes/lane-opportunity.ts'
import type { SaidTarget } from '../lanes/lane-targets.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure } from '../path/figure.ts'
import type { ItemStageFigure } from '../path/item-stage-figures.ts'
import type { StepShares } from '../steps/step-shares.ts'
import { keepAccountable } from './accountable-step.ts'
import { operationaliseAdoption } from './adoption-step.ts'
import { expandTheSurface } from './expand-step.ts'
import type { LaneSuggestion } from './lane-suggestions.ts'
import { mapThePath } from './map-step.ts'
import { replaceTranslation } from './replace-step.ts'

/** The five steps from a team's own numbers to a shorter way, in order. */
export const playbookStepNames = {
  map: 'Map the path of one initiative',
  expand: 'Expand the surface',
  replace: 'Replace translation',
  accountable: 'Keep engineering accountable',
  adoption: 'Operationalise adoption',
} as const
export type PlaybookStepName = keyof typeof playbookStepNames

/** All that the steps are told from: what was imported, what was said by hand, and what went through Fairway. */
export interface PlaybookFacts {
  /** UTC milliseconds. */
  readonly now: number
  /** What the imported record tells; `null` while nothing is imported. */
  readonly record: RecordFacts | null
  /** Mapped by hand, last saved first. */
  readonly mappings: readonly Mapping[]
  readonly targets: readonly SaidTarget[]
  readonly changes: readonly ChangeRecord[]
  readonly isEngineer: (person: string) => boolean
  readonly nameOf: (person: string) => string
}

export interface RecordFacts {
  readonly speed: Figure<Durations>
  readonly stages: readonly Pick<ItemStageFigure, 'stage' | 'share' | 'meanMs'>[]
  readonly translation: Figure<StepShares>
  readonly suggestions: Figure<readonly LaneSuggestion[]>
  readonly lanes: readonly LaneFigures[]
  /** Of each scanned history, what lanes could have carried. */
  readonly opportunities: readonly Figure<Opportunity>[]
}

/** Something that a step knows, in a sentence, with the figure it is said from. */
export interface KnownThing {
  readonly says: string
  readonly figure: Figure<unknown> | null
  /** The screen that says more; `null` where there is none. */
  readonly door: string | null
}

export type StepState = 'done' | 'under way' | 'not begun'

/** What a step knows of the team, and the one thing to do next. */
export interface PlaybookStep {
  readonly name: PlaybookStepName
  readonly state: StepState
  /** In words: what is there when it is done. */
  readonly doneWhen: string
  /** Empty where nothing is known: then `next` says what would tell. */
  readonly known: readonly KnownThing[]
  readonly next: {
    readonly says: string
    readonly label: string
    readonly door: string
    /** It sets the target of a lane; `lane` is `null` where one is to be chosen. */
    readonly target?: { readonly lane: string | null }
  }
}

export interface Playbook {
  readonly steps: readonly PlaybookStep[]
  /** The first step that is not done; `null` when all are. */
  readonly current: PlaybookStepName | null
}

/** Where a team stands in the playbook: a function of what is recorded, so nobody ticks anything off. */
export function playbookOf(facts: PlaybookFacts): Playbook {
  const steps = [
    mapThePath(facts),
    expandTheSurface(facts),
    replaceTranslation(facts),
    keepAccountable(facts),
    operationaliseAdoption(facts),
  ]
  return { steps, current: steps.find(({ state }) => state !== 'done')?.name ?? null }
}
