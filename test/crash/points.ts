import type { EventType } from '../../src/ledger/event.ts'
import type { Point } from './crash-at.ts'
import type { ScenarioName } from './scenarios.ts'

/** The facts each way adds to those of the ways before it; facts recorded in one moment share their points. */
const facts: readonly (readonly [ScenarioName, readonly EventType[]])[] = [
  [
    'ships',
    [
      'change.drafted',
      'change.proved',
      'check.started',
      'check.finished',
      'pictures.taken',
      'checks.passed',
      'review.requested',
      'change.approved',
      'merge.started',
      'change.merged',
      'deploy.started',
      'change.deployed',
      'change.live',
    ],
  ],
  ['isRevised', ['review.changes-requested', 'change.revised']],
  ['isOvertaken', ['review.voided', 'change.rebased']],
  ['conflicts', ['change.conflicted']],
  ['isWithdrawn', ['change.withdrawn']],
  ['isReplaced', ['change.superseded']],
  ['isTakenBack', ['change.reverted']],
]

/** Every point at which the server is killed. @param random from 0 to 1, chooses the moments in the middle of work */
export function everyPoint(random: () => number): Point[] {
  const moment = (type: EventType, mostMs: number, pictures?: true): Point => ({
    scenario: 'ships',
    kill: { kind: 'moment', type, afterMs: Math.round(random() * mostMs) },
    ...(pictures ? { pictures } : {}),
  })
  return [
    ...facts.flatMap(([scenario, types]) =>
      types.flatMap((type) =>
        (['before', 'after'] as const).map((phase): Point => ({ scenario, kill: { kind: 'event', type, phase } })),
      ),
    ),
    ...(['refused', 'landed', 'orphaned'] as const).map(
      (phase): Point => ({ scenario: 'ships', kill: { kind: 'push', phase } }),
    ),
    moment('check.started', 400),
    moment('check.started', 400),
    moment('deploy.started', 500),
    moment('deploy.started', 500),
    moment('change.deployed', 1500),
    moment('change.deployed', 1500),
    moment('check.finished', 4000, true),
    moment('check.finished', 4000, true),
    ...(['before', 'after'] as const).map(
      (phase): Point => ({ scenario: 'ships', kill: { kind: 'event', type: 'pictures.taken', phase }, pictures: true }),
    ),
  ]
}

/** A number generator that gives the same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
