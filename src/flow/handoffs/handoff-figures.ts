import { type Durations, durationFigure } from '../path/duration-figure.ts'
import { type Definition, type Exclusion, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import { endedIn, type Share, shareFigure } from '../path/share-figure.ts'
import { type Spread, spreadFigure } from '../path/spread-figure.ts'
import { clarificationsOf } from '../rework/clarifications.ts'
import type { Study } from '../study/study.ts'
import {
  type AllHandoffs,
  type HandoffLevel,
  handoffsByLevel,
  type ItemHandoffs,
  type PersonHandoffs,
  type PlacedHandoff,
} from './item-handoffs.ts'

const rule =
  'A handoff is where two responsible parties that follow each other on one object differ: the assignee of an item, the author of a pull ' +
  'request, a reviewer from being asked or reviewing, whoever merges. What names nobody is skipped, bots are left out; back within five ' +
  'minutes is none; A, B, A is two. Counted on the item and on each of its pull requests, then summed.'

export const definitionOfHandoffs: Definition = { id: 'handoffs', version: 1, says: rule }

export const definitionOfHandoffWait: Definition = {
  id: 'handoff-wait',
  version: 1,
  says:
    'From a handoff to the first thing the receiver does to the object: from being named for it, or from the last touch of whoever had it. ' +
    'Where it went on to somebody else untouched, it counts as cancelled; where nothing has happened yet, as open.',
}

export const definitionOfReturnRate: Definition = {
  id: 'handoff-returns',
  version: 1,
  says: 'Handoffs that give the work back to whoever had it before, of all handoffs between persons.',
}

export const definitionOfCompleteAndAccurate: Definition = {
  id: 'complete-and-accurate',
  version: 1,
  says:
    'Handoffs between persons after which the work neither came back, unless approved, nor needed clarifying (its description changed, or the ' +
    'receiver asked and was answered) before it went on, of all handoffs of items in production.',
}

/** Handoffs of items or initiatives at one level. */
export interface HandoffCounts {
  readonly sum: Figure<Spread>
  /** The longest chain, where branches go side by side. */
  readonly longestChain: Figure<Spread>
}

export interface HandoffFigures {
  readonly items: Readonly<Record<HandoffLevel, HandoffCounts>>
  readonly initiatives: Readonly<Record<HandoffLevel, HandoffCounts>>
  readonly wait: Figure<Durations>
  readonly returns: Figure<Share>
  readonly completeAndAccurate: Figure<Share>
}

/** @param window items by when they came to production; of initiatives, those of which any item did */
export function handoffFigures(study: Study, window: Window): HandoffFigures {
  const done = study.items.paths.flatMap(({ id, end }) =>
    end.kind === 'in production' && endedIn(window, end.at) ? [{ id, endedAt: end.at }] : [],
  )
  const { persons, levels } = handoffsByLevel(study)
  const of = { window, asOf: study.asOf }
  const ends = new Map(done.map(({ id, endedAt }) => [id, endedAt]))
  const ofDone = done.flatMap(({ id }) => persons.items.get(id)?.handoffs ?? [])
  // There are hundreds of thousands, and few are ever opened: what each one says is made then.
  const share = (
    definition: Definition,
    isHit: (handoff: PlacedHandoff) => boolean,
    hit: string,
    other: string,
  ): Figure<Share> => {
    const judged = ofDone.map((handoff) => ({ id: handoff.object, isHit: isHit(handoff), says: '' }))
    return {
      ...shareFigure(definition, judged, [], of),
      counted: () =>
        ofDone.map((handoff, at) => {
          const isPart = judged[at]?.isHit === true
          const says = `handed on ${dayOf(handoff.at)}: ${isPart ? hit : other}`
          return { id: handoff.object, type: typeOf(handoff), says, isPart }
        }),
    }
  }
  return {
    items: byLevel(levels, ({ items }) =>
      counts(
        done.map(({ id }) => ({ id, parts: [items.get(id)].filter((each) => each !== undefined) })),
        'item',
        of,
      ),
    ),
    initiatives: byLevel(levels, ({ items, itemsOf }) =>
      counts(
        [...study.records.of.initiative.values()].flatMap((initiative) => {
          const ids = itemsOf(initiative)
          const parts = ids.flatMap((id) => items.get(id) ?? [])
          return ids.some((id) => ends.has(id)) ? [{ id: initiative.id, parts }] : []
        }),
        'initiative',
        of,
      ),
    ),
    wait: waitFigure(persons, study),
    returns: share(
      definitionOfReturnRate,
      ({ isReturn }) => isReturn,
      'back to whoever had it before',
      'to somebody who had not just had it',
    ),
    completeAndAccurate: share(
      definitionOfCompleteAndAccurate,
      isClean(study, ends),
      'complete and accurate',
      'it came back or had to be clarified',
    ),
  }
}

const byLevel = (
  levels: readonly (readonly [HandoffLevel, AllHandoffs])[],
  figureOf: (all: AllHandoffs) => HandoffCounts,
): HandoffFigures['items'] =>
  Object.fromEntries(levels.map(([level, all]) => [level, figureOf(all)])) as HandoffFigures['items']

/** What no record says who is responsible for had an unknown number of handoffs, not none. */
function counts(
  of: readonly { readonly id: string; readonly parts: readonly ItemHandoffs[] }[],
  type: 'item' | 'initiative',
  context: { readonly window: Window; readonly asOf: number },
): HandoffCounts {
  const isUnknown = ({ parts }: (typeof of)[number]) => parts.every(({ count, unknown }) => count === 0 && unknown > 0)
  const excluded: Exclusion[] = exclusionsOf(
    of.filter(isUnknown).map(({ id }) => ({ id, reason: 'nothing says which party was responsible for it' })),
  )
  const known = of.filter((each) => !isUnknown(each))
  const spread = (value: (parts: readonly ItemHandoffs[]) => number) =>
    spreadFigure(
      definitionOfHandoffs,
      known.map(({ parts }) => value(parts)),
      excluded,
      {
        ...context,
        counted: () =>
          known.map(({ id, parts }) => {
            const [sum, chain] = [sumOf(parts), chainOf(parts)]
            const says = `${sum === 1 ? 'one handoff' : `${sum} handoffs`}; longest chain ${chain}`
            return { id, type, says, count: sum }
          }),
      },
    )
  return {
    sum: spread(sumOf),
    longestChain: spread(chainOf),
  }
}

const sumOf = (parts: readonly ItemHandoffs[]): number => parts.reduce((sum, { count }) => sum + count, 0)
const chainOf = (parts: readonly ItemHandoffs[]): number =>
  parts.reduce((most, { longestChain }) => Math.max(most, longestChain), 0)

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const typeOf = ({ item, object }: PlacedHandoff) => (object === item ? 'item' : 'pull request')

/** Every handoff there was, those of items that are under way among them: open ones would be missing otherwise. */
function waitFigure({ items }: AllHandoffs<PersonHandoffs>, { asOf, items: { paths } }: Study): Figure<Durations> {
  const ends = new Map(paths.map(({ id, end }) => [id, 'at' in end ? end.at : null]))
  const all = [...items.values()].flatMap(({ handoffs }) => handoffs)
  const durations = all.map((handoff) => {
    const { object: id, at, touchedAt, nextAt } = handoff
    if (touchedAt !== null) return { id, ms: touchedAt - at, outcome: 'reached' as const }
    const left = nextAt ?? ends.get(handoff.item) ?? null
    return left !== null && left >= at
      ? { id, ms: left - at, outcome: 'cancelled' as const }
      : { id, ms: Math.max(0, asOf - at), outcome: 'open' as const }
  })
  const window: Window = { by: 'start', from: null, to: null }
  return {
    ...durationFigure(definitionOfHandoffWait, durations, [], { window, asOf }),
    counted: () =>
      all.map((handoff, at) => {
        const { ms, outcome } = durations[at] as (typeof durations)[number]
        const says = `handed on ${dayOf(handoff.at)}: ${waitSays[outcome]}`
        return { id: handoff.object, type: typeOf(handoff), says, ms }
      }),
  }
}

const waitSays = { reached: 'taken up', open: 'not taken up yet', cancelled: 'passed on untouched' } as const

function isClean(study: Study, ends: ReadonlyMap<string, number>): (handoff: PlacedHandoff) => boolean {
  const known = new Map<string, ReturnType<typeof clarificationsOf>>()
  return ({ item, object, at, nextAt, to, cameBack }) => {
    const until = nextAt ?? ends.get(item) ?? study.asOf
    // A review that approves gives the work back as well, and has nothing to complain of.
    const isApproved = () =>
      study.records.of['pull request']
        .get(object)
        ?.happenings.some(
          (each) => each.activity === 'pull request approved' && each.by === to && each.at >= at && each.at <= until,
        ) === true
    if (cameBack && !isApproved()) return false
    const record = study.records.of.item.get(item)
    if (!known.has(item)) known.set(item, record ? clarificationsOf(record, study) : [])
    return known.get(item)?.some((each) => each.at > at && each.at <= until && isAbout(each, to)) !== true
  }
}

/** More scope is no fault of a handoff; a question is one where the receiver asked. */
const isAbout = ({ kind, by }: ReturnType<typeof clarificationsOf>[number], receiver: string): boolean =>
  kind === 'description changed' || (kind === 'question' && by === receiver)
