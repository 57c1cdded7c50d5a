import { type Counted, type Exclusion, exclusionsOf } from '../path/figure.ts'
import type { Study } from '../study/study.ts'
import {
  type AllHandoffs,
  type HandoffLevel,
  handoffsByLevel,
  type ItemHandoffs,
  personHandoffs,
} from './item-handoffs.ts'

/** How often the work of an initiative changed hands so far, whether it is in production or not. */
export interface InitiativeHandoffs {
  /** Summed over its items, each once; `null` where nothing says which party was responsible for any of them. */
  readonly sum: number | null
  /** The most that follow each other on one item. */
  readonly longestChain: number | null
}

/** By initiative and level. An item of two initiatives counts in both. */
export function handoffsByInitiative(
  study: Study,
): ReadonlyMap<string, Readonly<Record<HandoffLevel, InitiativeHandoffs>>> {
  const { levels } = handoffsByLevel(study)
  return new Map(
    [...study.records.of.initiative.values()].map((initiative) => [
      initiative.id,
      Object.fromEntries(
        levels.map(([level, all]) => [level, summed(knownOf(all, all.itemsOf(initiative)))]),
      ) as Record<HandoffLevel, InitiativeHandoffs>,
    ]),
  )
}

/**
 * The items behind the handoffs between persons of one initiative.
 *
 * @returns `null` for an initiative that the record does not know
 */
export function itemsHandedOn(
  study: Study,
  initiative: string,
): { readonly counted: readonly Counted[]; readonly excluded: readonly Exclusion[] } | null {
  const record = study.records.of.initiative.get(initiative)
  if (!record) return null
  const all = personHandoffs(study)
  const ids = all.itemsOf(record)
  const known = knownOf(all, ids)
  const isKnown = new Set(known.map(({ id }) => id))
  return {
    counted: known.map(({ id, handoffs, longestChain }) => {
      const returns = handoffs.filter(({ isReturn }) => isReturn).length
      const back = returns === 0 ? '' : `, ${returns} of them back to whoever had it before`
      const says = `${handoffs.length === 1 ? 'one handoff' : `${handoffs.length} handoffs`}${back}; longest chain ${longestChain}`
      return { id, type: 'item', says, count: handoffs.length }
    }),
    excluded: exclusionsOf(
      ids.flatMap((id) => (isKnown.has(id) ? [] : [{ id, reason: 'nothing says which party was responsible for it' }])),
    ),
  }
}

const knownOf = <Handoffs extends ItemHandoffs>({ items }: AllHandoffs<Handoffs>, ids: readonly string[]): Handoffs[] =>
  ids.flatMap((id) => {
    const found = items.get(id)
    return found === undefined || (found.count === 0 && found.unknown > 0) ? [] : [found]
  })

const summed = (known: readonly ItemHandoffs[]): InitiativeHandoffs => ({
  sum: known.length === 0 ? null : known.reduce((sum, { count }) => sum + count, 0),
  longestChain: known.length === 0 ? null : known.reduce((most, each) => Math.max(most, each.longestChain), 0),
})
