import type { FlowChoice, FlowChoices, FlowQuery } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import type { ItemPath } from '../../flow/path/item-path.ts'
import type { ItemStages } from '../../flow/path/item-stages.ts'
import { itemTeams } from '../../flow/study/item-teams.ts'
import type { Study } from '../../flow/study/study.ts'

/** The items a question is about, before its window: all of them, or those of one team or initiative. */
export interface ChosenItems {
  readonly paths: readonly ItemPath[]
  readonly stages: readonly ItemStages[]
  /** Start of the window, UTC milliseconds; `null` for all there is. */
  readonly from: number | null
}

const dayMs = 24 * 60 * 60_000

/** @throws FairwayError `not-found` for a team or initiative that the record does not know */
export function chooseItems(study: Study, { window, team, initiative }: FlowQuery): ChosenItems {
  const { items, stages, asOf } = study
  const from = window === 'all' ? null : asOf - Number(window) * dayMs
  const holders = [
    ...(team === undefined ? [] : [itemsOfTeam(study, team)]),
    ...(initiative === undefined ? [] : [itemsOfInitiative(study, initiative)]),
  ]
  const isChosen = ({ id }: { readonly id: string }): boolean => holders.every((ids) => ids.has(id))
  return { paths: items.paths.filter(isChosen), stages: stages.filter(isChosen), from }
}

function itemsOfTeam(study: Study, team: string): ReadonlySet<string> {
  const ids = new Set([...itemTeams(study)].flatMap(([id, own]) => (own === team ? [id] : [])))
  if (ids.size === 0) throw unknown(`No item belongs to a team ${team}.`)
  return ids
}

function itemsOfInitiative({ records }: Study, id: string): ReadonlySet<string> {
  const initiative = records.of.initiative.get(id)
  if (initiative === undefined) throw unknown(`There is no initiative ${id}.`)
  return new Set(initiative.from['part of'] ?? [])
}

const unknown = (says: string) => new FairwayError('not-found', says, { next: 'Choose another, or look at all items.' })

/** Teams and initiatives that hold items, the largest first. */
export function choicesOf(study: Study): FlowChoices {
  const byTeam = Map.groupBy(itemTeams(study), ([, team]) => team)
  const known = new Set(study.items.paths.map((path) => path.id))
  const initiatives = [...study.records.of.initiative.values()].map(({ id, facts, from }) => ({
    id,
    name: typeof facts.title === 'string' ? facts.title : id,
    items: new Set((from['part of'] ?? []).filter((item) => known.has(item))).size,
  }))
  return {
    teams: [...byTeam].map(([team, items]) => ({ id: team, name: team, items: items.length })).sort(largestFirst),
    initiatives: initiatives.filter(({ items }) => items > 0).sort(largestFirst),
  }
}

const largestFirst = (a: FlowChoice, b: FlowChoice): number => b.items - a.items || (a.id < b.id ? -1 : 1)
