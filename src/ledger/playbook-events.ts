import type { Instant, PersonId } from '../base/ids.ts'

/** What a step of a mapped path does: for users, for people who lost what was meant, or nothing but lie. */
export const mappedClasses = ['changes production', 'makes up for lost intent', 'waits'] as const
export type MappedClass = (typeof mappedClasses)[number]

/** One step of a path that people mapped by hand. `null` is what nobody has said. */
export interface MappedStep {
  /** Stays the same through every edit, so that what two people change in it meets. */
  readonly id: string
  readonly name: string
  /** What the step hands on: a ticket, a drawing, a pull request. */
  readonly artefact: string | null
  /** Who answers for it: a person, a role or a team. */
  readonly owner: string | null
  /** Milliseconds in which somebody works on it. */
  readonly touchMs: number | null
  /** Milliseconds in which it lies, before and during the step. */
  readonly waitMs: number | null
  readonly serves: MappedClass | null
  /** Share of what arrives at the step complete and accurate, 0 to 1: what value stream mapping calls %C&A. */
  readonly accurate: number | null
  /** Whether its times come from what was imported, or were said. */
  readonly basis: 'record' | 'said'
}

/** From where a mapping was prefilled. */
export interface MappedFrom {
  readonly kind: 'item' | 'initiative'
  readonly id: string
  /** How many items its times are the mean of. */
  readonly items: number
}

/** The path of one initiative as people mapped it, in the order of its steps. */
export interface MappedPath {
  readonly title: string
  /** Who was in the room, what was left out: whatever a reader must know. */
  readonly note: string | null
  readonly from: MappedFrom | null
  readonly steps: readonly MappedStep[]
}

/** `mapping.saved`: the whole of it, from now on. The first is version 1. */
export interface MappingSaved {
  readonly version: number
  readonly path: MappedPath
}

/** What a team wants of a lane: a share of all that could take it, or a number of changes where a share of so few says nothing. */
export type TargetWish =
  | { readonly kind: 'share' /** 0 to 1. */; readonly share: number }
  | { readonly kind: 'changes'; readonly changes: number }

/** What engineers wrote into a lane of their lanes file: not on the ledger, beside what is said there. */
export interface WrittenTarget {
  readonly lane: string
  /** Name of the product. */
  readonly product: string
  /** 0 to 1. */
  readonly share: number
  /** Of the first change through the lane. */
  readonly withinMs: number
  /** A mail address, or a name. */
  readonly owner: string
}

/** `lane.targeted`: what is wanted of a lane, by when, and the one person who answers for it. */
export interface LaneTargeted {
  readonly version: number
  readonly wants: TargetWish
  /** The end of that day. */
  readonly by: Instant
  readonly owner: PersonId
}
