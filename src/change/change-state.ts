/** Where a change is on its way. The order of the first eight is the journey; the rest are its sides. */
export const changeStates = [
  'draft',
  'proved',
  'checked',
  'in review',
  'approved',
  'merged',
  'deployed',
  'live',
  'changes requested',
  'refused',
  'withdrawn',
  'superseded',
  'reverted',
] as const
export type ChangeState = (typeof changeStates)[number]

/** The states of a change that goes well, in order: the buoys of the channel. */
export const channel = changeStates.slice(0, 8) as readonly ChangeState[]

/** Events that move a change; every other event about a change leaves its state as it is. */
export const movingEvents = [
  'change.proved',
  'change.refused',
  'checks.passed',
  'review.requested',
  'review.changes-requested',
  'change.approved',
  'change.merged',
  'change.deployed',
  'change.live',
  'change.revised',
  'change.rebased',
  'change.withdrawn',
  'change.superseded',
  'change.reverted',
] as const
export type MovingEvent = (typeof movingEvents)[number]

/**
 * The one transition table. A pair that is not here cannot happen: `moved` refuses it, so an illegal move cannot be recorded.
 * `change.drafted` makes a change and is the only event without a state before it.
 */
export const transitions: { readonly [State in ChangeState]: { readonly [Event in MovingEvent]?: ChangeState } } = {
  draft: {
    'change.proved': 'proved',
    'change.refused': 'refused',
    'change.revised': 'draft',
    'change.rebased': 'draft',
    'change.withdrawn': 'withdrawn',
    'change.superseded': 'superseded',
  },
  proved: {
    'checks.passed': 'checked',
    'change.revised': 'draft',
    'change.rebased': 'draft',
    'change.withdrawn': 'withdrawn',
    'change.superseded': 'superseded',
  },
  checked: {
    'review.requested': 'in review',
    'change.revised': 'draft',
    'change.rebased': 'draft',
    'change.withdrawn': 'withdrawn',
    'change.superseded': 'superseded',
  },
  'in review': {
    'change.approved': 'approved',
    'review.changes-requested': 'changes requested',
    'change.revised': 'draft',
    'change.rebased': 'draft',
    'change.withdrawn': 'withdrawn',
    'change.superseded': 'superseded',
  },
  'changes requested': {
    'change.revised': 'draft',
    'change.withdrawn': 'withdrawn',
    'change.superseded': 'superseded',
  },
  approved: {
    'change.merged': 'merged',
    'review.changes-requested': 'changes requested',
    'change.revised': 'draft',
    'change.rebased': 'draft',
    'change.withdrawn': 'withdrawn',
    'change.superseded': 'superseded',
  },
  merged: { 'change.deployed': 'deployed', 'change.reverted': 'reverted' },
  deployed: { 'change.live': 'live', 'change.reverted': 'reverted' },
  live: { 'change.reverted': 'reverted' },
  refused: { 'change.revised': 'draft', 'change.withdrawn': 'withdrawn', 'change.superseded': 'superseded' },
  withdrawn: {},
  superseded: {},
  reverted: {},
}

export const isMovingEvent = (type: string): type is MovingEvent => (movingEvents as readonly string[]).includes(type)

/** The state after an event, or `null` where the table has no such move. */
export const moved = (state: ChangeState, event: MovingEvent): ChangeState | null => transitions[state][event] ?? null

/** Nothing will happen to the change any more, whoever acts. */
export const isEnded = (state: ChangeState): boolean => Object.keys(transitions[state]).length === 0
