/**
 * The words of the software path. Readers of Jira, GitHub, Linear, git and deployment tools all write these, so that a figure is defined
 * once and reads any of them.
 */

/** What events touch, from the wish to the running product. */
export const objectTypes = {
  initiative: 'a goal that several items serve: an epic, a project, a roadmap entry',
  item: 'one piece of decided or wanted work: an issue, a story, a ticket',
  'pull request': 'one proposed change to a repository, with its review',
  commit: 'one revision of a repository, by its sha',
  deployment: 'one attempt to bring a revision to an environment',
  incident: 'a failure that users of the product met',
  meeting: 'time that several people spent together',
} as const
export type ObjectType = keyof typeof objectTypes

/**
 * The environment of what was released and of which nobody has said that users reach it: releases of a forge, and tags that read like
 * versions. A team says in its settings whether that is production.
 */
export const releases = 'release'

/**
 * How an activity serves the path. `compensates` stands for all work that makes up for lost intent: clarifying questions, duplicates,
 * specifying again. Waiting is no activity: it is what lies between touches.
 */
export const stepClassNames = ['changes production', 'enables', 'compensates', 'administers'] as const
export type StepClass = (typeof stepClassNames)[number]

/**
 * Everything that can happen on the path: whose life it belongs to, and its step class unless a team says otherwise. The order within one
 * object is the order of a life without detours; it settles which of two events comes first where a source gives both the same moment and
 * no order of its own.
 */
const activityTable = {
  'item created': { of: 'item', step: 'administers' },
  'item decided': { of: 'item', step: 'administers' },
  'item status entered': { of: 'item', step: 'administers' },
  'item planned': { of: 'item', step: 'administers' },
  'item unplanned': { of: 'item', step: 'administers' },
  'item estimated': { of: 'item', step: 'administers' },
  'item assigned': { of: 'item', step: 'administers' },
  'item unassigned': { of: 'item', step: 'administers' },
  'item labelled': { of: 'item', step: 'administers' },
  'item unlabelled': { of: 'item', step: 'administers' },
  'item described': { of: 'item', step: 'compensates' },
  'item commented': { of: 'item', step: 'compensates' },
  'item linked': { of: 'item', step: 'administers' },
  'item edited': { of: 'item', step: 'administers' },
  'item completed': { of: 'item', step: 'administers' },
  'item cancelled': { of: 'item', step: 'administers' },
  'item reopened': { of: 'item', step: 'compensates' },

  'commit authored': { of: 'commit', step: 'enables' },
  'commit merged': { of: 'commit', step: 'enables' },
  'commit reverted': { of: 'commit', step: 'compensates' },

  'pull request opened': { of: 'pull request', step: 'enables' },
  'pull request converted to draft': { of: 'pull request', step: 'administers' },
  'pull request marked ready': { of: 'pull request', step: 'enables' },
  'commit pushed': { of: 'pull request', step: 'enables' },
  'commits rewritten': { of: 'pull request', step: 'enables' },
  'pull request assigned': { of: 'pull request', step: 'administers' },
  'pull request unassigned': { of: 'pull request', step: 'administers' },
  'pull request labelled': { of: 'pull request', step: 'administers' },
  'pull request unlabelled': { of: 'pull request', step: 'administers' },
  'pull request described': { of: 'pull request', step: 'administers' },
  'review requested': { of: 'pull request', step: 'administers' },
  'review request removed': { of: 'pull request', step: 'administers' },
  'pull request commented': { of: 'pull request', step: 'enables' },
  'pull request reviewed': { of: 'pull request', step: 'enables' },
  'changes requested': { of: 'pull request', step: 'enables' },
  'pull request approved': { of: 'pull request', step: 'enables' },
  'review dismissed': { of: 'pull request', step: 'administers' },
  'merge queued': { of: 'pull request', step: 'administers' },
  'merge unqueued': { of: 'pull request', step: 'administers' },
  'pull request merged': { of: 'pull request', step: 'enables' },
  'pull request closed': { of: 'pull request', step: 'administers' },
  'pull request reopened': { of: 'pull request', step: 'compensates' },

  'check succeeded': { of: 'commit', step: 'enables' },
  'check failed': { of: 'commit', step: 'enables' },

  'deployment started': { of: 'deployment', step: 'enables' },
  'deployment succeeded': { of: 'deployment', step: 'changes production' },
  'deployment failed': { of: 'deployment', step: 'enables' },
  'deployment rolled back': { of: 'deployment', step: 'changes production' },
  'flag turned on': { of: 'item', step: 'changes production' },
  'flag turned off': { of: 'item', step: 'changes production' },
  'content published': { of: 'item', step: 'changes production' },
  'configuration changed': { of: 'item', step: 'changes production' },

  'incident opened': { of: 'incident', step: 'compensates' },
  'incident resolved': { of: 'incident', step: 'compensates' },
  'meeting held': { of: 'meeting', step: 'administers' },
} as const satisfies Readonly<Record<string, { of: ObjectType; step: StepClass }>>
export type Activity = keyof typeof activityTable

export const activities: Readonly<Record<Activity, { readonly of: ObjectType; readonly step: StepClass }>> =
  activityTable

/** Place of an activity in the vocabulary, from 0. */
export const rankOfActivity: ReadonlyMap<string, number> = new Map(
  Object.keys(activityTable).map((name, rank) => [name, rank]),
)

/** Where work stands, in order; a move to an earlier one is a step back. Statuses of a tracker are mapped to these by the team. */
export const stages = ['proposed', 'decided', 'queued', 'building', 'in review', 'merged', 'in production'] as const
export type Stage = (typeof stages)[number]

/**
 * What one object is to another; the word is read from left to right. The `merge` of a pull request is the commit with which it landed on
 * its target branch.
 */
export const linkKinds = {
  'part of': { from: 'item', to: 'initiative' },
  'child of': { from: 'item', to: 'item' },
  implements: { from: 'pull request', to: 'item' },
  contains: { from: 'pull request', to: 'commit' },
  'merged as': { from: 'pull request', to: 'commit' },
  deploys: { from: 'deployment', to: 'commit' },
  'rolls back': { from: 'deployment', to: 'deployment' },
  reverts: { from: 'commit', to: 'commit' },
  'caused by': { from: 'incident', to: 'deployment' },
} as const satisfies Readonly<Record<string, { from: ObjectType; to: ObjectType }>>
export type LinkKind = keyof typeof linkKinds

/** A team's step classes: those of the vocabulary, with its own in their place. Shown with its version beside each figure that uses it. */
export interface StepClasses {
  readonly version: number
  /** Whoever edits it says why; empty for the classes as they come. */
  readonly note: string
  readonly of: Readonly<Record<string, StepClass>>
}

/** @public */
export const defaultStepClasses: StepClasses = {
  version: 1,
  note: '',
  of: Object.fromEntries(Object.entries(activities).map(([name, { step }]) => [name, step])),
}

/**
 * @returns `null` for an activity without a class: it is counted as unmapped, never as one of the classes
 * @public
 */
export const stepClassOf = (classes: StepClasses, activity: string): StepClass | null =>
  Object.hasOwn(classes.of, activity) ? (classes.of[activity] as StepClass) : null
