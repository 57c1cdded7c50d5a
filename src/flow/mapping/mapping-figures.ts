import { type MappedClass, type MappedPath, type MappedStep, mappedClasses } from '../../ledger/playbook-events.ts'
import { coverageOf, type Definition, type Exclusion, exclusionsOf, type Figure } from '../path/figure.ts'

const definition = (id: string, says: string): Definition => ({ id, version: 1, says })
const byHand = 'Said by those who mapped it, or taken from the record where a step was prefilled.'

export const definitionsOfMapping = {
  lead: definition(
    'mapped-lead-time',
    `The time from the first step to the last: touch and wait of every step, one after the other. ${byHand} With a step whose time nobody said, it is at least this.`,
  ),
  touch: definition('mapped-touch', `The time in which somebody works on it: the touch of every step. ${byHand}`),
  wait: definition('mapped-wait', `The time in which it lies: the wait of every step. ${byHand}`),
  efficiency: definition(
    'mapped-flow-efficiency',
    `Touch over touch and wait, of the steps of which both are said: a ratio of sums. ${byHand}`,
  ),
  classes: definition(
    'mapped-classes',
    `Touch of a step is of the class of the step; its wait is waiting, whatever the step does. ${byHand}`,
  ),
  accurate: definition(
    'mapped-complete-and-accurate',
    'The product of the shares that arrive complete and accurate at each step: how much passes the whole way without being sent back or asked about.',
  ),
  handoffs: definition('mapped-handoffs', 'Steps whose owner is not the owner of the step before.'),
} as const

export interface ClassPart {
  readonly ms: number
  /** Of all time that was said, 0 to 1. */
  readonly share: number
}

export type MappedClassName = MappedClass | 'not said'

/** Where to begin: the one stretch of the path that costs the most, or what must be asked before that can be told. */
export type MappingSuggestion =
  | { readonly kind: 'ask'; readonly steps: readonly string[]; readonly says: string }
  | {
      readonly kind: 'shorten a wait' | 'replace a translation'
      readonly step: string
      readonly ms: number
      readonly share: number
      readonly says: string
    }

export interface MappingFigures {
  /** Milliseconds. Where {@link Figure.excluded} names steps, it took at least that long. */
  readonly lead: Figure<number>
  readonly touch: Figure<number>
  readonly wait: Figure<number>
  readonly efficiency: Figure<number>
  readonly classes: Figure<Readonly<Record<MappedClassName, ClassPart>>>
  readonly accurate: Figure<number>
  readonly handoffs: Figure<number>
}

/** @param asOf UTC milliseconds: when the path was saved, or is looked at while it is edited */
export function mappingFigures({ steps }: MappedPath, asOf: number): MappingFigures {
  const sumOf = (of: Definition, time: (step: MappedStep) => number | null, reason: string): Figure<number> => {
    const known = steps.filter((step) => time(step) !== null)
    const sum = known.reduce((total, step) => total + (time(step) as number), 0)
    return figure(of, known.length === 0 ? null : sum, steps, known, reason, asOf)
  }
  const whole = steps.filter((step) => touchOf(step) !== null && step.waitMs !== null)
  const [touched, lasted] = [sum(whole, touchOf), sum(whole, lengthOf)]
  const judged = steps.filter(({ accurate }) => accurate !== null)
  const owned = steps.filter(({ owner }) => owner !== null)
  return {
    lead: figure(
      definitionsOfMapping.lead,
      steps.some((step) => lengthOf(step) !== null) ? sum(steps, lengthOf) : null,
      steps,
      whole,
      'nobody has said all of its time',
      asOf,
    ),
    touch: sumOf(definitionsOfMapping.touch, touchOf, 'nobody has said its touch'),
    wait: sumOf(definitionsOfMapping.wait, ({ waitMs }) => waitMs, 'nobody has said its wait'),
    efficiency: figure(
      definitionsOfMapping.efficiency,
      lasted === 0 ? null : touched / lasted,
      steps,
      whole,
      'nobody has said all of its time',
      asOf,
    ),
    classes: classesFigure(steps, asOf),
    accurate: figure(
      definitionsOfMapping.accurate,
      judged.length === 0 ? null : judged.reduce((product, { accurate }) => product * (accurate as number), 1),
      steps,
      judged,
      'nobody has said what arrives complete and accurate',
      asOf,
    ),
    handoffs: figure(
      definitionsOfMapping.handoffs,
      owned.length === 0 ? null : owned.filter(({ owner }, at) => at > 0 && owner !== owned[at - 1]?.owner).length,
      steps,
      owned,
      'it has no owner',
      asOf,
    ),
  }
}

function classesFigure(steps: readonly MappedStep[], asOf: number): MappingFigures['classes'] {
  const known = steps.filter((step) => lengthOf(step) !== null)
  const total = sum(known, lengthOf)
  const part = (ms: number): ClassPart => ({ ms, share: total === 0 ? 0 : ms / total })
  const touchIn = (of: MappedClass | null) =>
    sum(
      known.filter(({ serves }) => serves === of),
      touchOf,
    )
  const waits = sum(known, ({ waitMs }) => waitMs)
  const parts = mappedClasses.map((name) => [name, part(name === 'waits' ? waits : touchIn(name))] as const)
  return figure(
    definitionsOfMapping.classes,
    total === 0
      ? null
      : ({ ...Object.fromEntries(parts), 'not said': part(touchIn(null)) } as Record<MappedClassName, ClassPart>),
    steps,
    known,
    'nobody has said its time',
    asOf,
  )
}

function figure<Value>(
  of: Definition,
  value: Value | null,
  steps: readonly MappedStep[],
  known: readonly MappedStep[],
  reason: string,
  asOf: number,
): Figure<Value> {
  const excluded: Exclusion[] = exclusionsOf(
    steps.filter((step) => !known.includes(step)).map(({ id }) => ({ id, reason })),
  )
  return {
    definition: of,
    value,
    interval: null,
    window: { by: 'completion', from: null, to: null },
    clock: 'elapsed',
    n: known.length,
    censored: 0,
    excluded,
    coverage: coverageOf(known.length, excluded),
    asOf,
  }
}

/** Nobody touches what only waits. */
const touchOf = ({ serves, touchMs }: MappedStep): number | null => (serves === 'waits' ? 0 : touchMs)

/** Touch and wait, as far as they are said; `null` where neither is. */
const lengthOf = ({ touchMs, waitMs }: MappedStep): number | null =>
  touchMs === null && waitMs === null ? null : (touchMs ?? 0) + (waitMs ?? 0)

const sum = (steps: readonly MappedStep[], of: (step: MappedStep) => number | null): number =>
  steps.reduce((total, step) => total + (of(step) ?? 0), 0)

/** Whether a path says all that its figures need: times, owner and class of every step, of at least two. */
export const isWhole = ({ steps }: MappedPath): boolean =>
  steps.length >= 2 &&
  steps.every((step) => touchOf(step) !== null && step.waitMs !== null && step.owner !== null && step.serves !== null)
