import type { FlowCountedQuery, FlowItemsView, ItemRow } from '../../api/flow-schema.ts'
import { mostItemsNamed } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { definitionOfConstraint, itemsOfConstraint } from '../../flow/constraint/constraint.ts'
import { definitionOfHandoffs } from '../../flow/handoffs/handoff-figures.ts'
import { itemsHandedOn } from '../../flow/handoffs/initiative-handoffs.ts'
import { definitionOfLaneEffect } from '../../flow/lanes/lane-effect.ts'
import { laneFigures } from '../../flow/lanes/lane-figures.ts'
import { type LaneWay, laneWays } from '../../flow/lanes/lane-speed.ts'
import { ageingWork } from '../../flow/path/ageing-work.ts'
import { completedWork } from '../../flow/path/completed-work.ts'
import { cumulativeFlow } from '../../flow/path/cumulative-flow.ts'
import type { Counted, Definition, Exclusion } from '../../flow/path/figure.ts'
import { initiativeFigures } from '../../flow/path/initiative-figures.ts'
import { initiativePaths } from '../../flow/path/initiative-path.ts'
import { figureOfLanded, landedParts } from '../../flow/path/landed-work.ts'
import { landedWorkOf } from '../../flow/path-report/path-report.ts'
import { definitionOfDrift, driftItems, driftOf, driftParts } from '../../flow/signs/drift.ts'
import { fiveSigns } from '../../flow/signs/five-signs.ts'
import { signNames } from '../../flow/signs/sign.ts'
import { pathStations } from '../../flow/simulation/item-passes.ts'
import type { Study } from '../../flow/study/study.ts'
import { definitionOfWhatIf, itemsPlayed } from '../../flow/what-if/what-if.ts'
import { chooseItems } from './chosen-items.ts'
import { recent } from './insight-answers.ts'
import { rowsOf, urlOf } from './items-answer.ts'
import { sectionsIn } from './work-sections.ts'

/** What a figure is computed from, before it is presented. */
interface Sample {
  readonly title: string
  readonly definition: Definition
  readonly counted: readonly Counted[]
  readonly excluded: readonly Exclusion[]
}

/** What a conclusion or a row of figures counts, one by one, and what it leaves out, with why. @throws FairwayError `not-found` for what there is not */
export function countedAnswer(study: Study, query: FlowCountedQuery): FlowItemsView {
  const { title, definition, counted, excluded } = samples[query.figure](study, query)
  const row = countedRowsOf(study, definition)
  const most = counted.toSorted((a, b) => (b.ms ?? b.count ?? 0) - (a.ms ?? a.count ?? 0))
  const rows = (of: readonly Counted[]) => ({
    count: of.length,
    items: of.slice(0, mostItemsNamed).map((each) => row(each.id, each)),
  })
  return {
    title,
    definition: { ...definition },
    clock: 'elapsed',
    counted: rows(most.filter(({ isPart }) => isPart !== false)),
    others: rows(most.filter(({ isPart }) => isPart === false)),
    excluded: excluded.map(({ reason, count, items }) => ({
      reason,
      count,
      items: items.slice(0, mostItemsNamed).map((id) => row(id, null)),
    })),
  }
}

const samples: Readonly<Record<FlowCountedQuery['figure'], (study: Study, query: FlowCountedQuery) => Sample>> = {
  constraint(study, { of }) {
    const station = of === '' ? null : known(pathStations, of, 'station')
    return {
      title:
        station === null ? 'Items under way, as they are played again' : `Items at ${station}, by their time there`,
      definition: definitionOfConstraint,
      ...itemsOfConstraint(study, recent(study), station),
    }
  },

  drift({ items: { paths }, asOf }, { of }) {
    const figure = driftOf(paths, asOf)
    const counted = figure.counted?.() ?? []
    if (of === '') return { title: 'Items that were decided', ...figure, counted }
    const part = known(driftParts, of, 'part of drift')
    const chosen = new Set(driftItems(paths, asOf, part).map(({ id }) => id))
    const titles = {
      undelivered: 'Decided and not real, the oldest first',
      decided: 'Decided in the weeks that are looked at',
      'in production': 'In production in the weeks that are looked at',
      'given up': 'Given up in the weeks that are looked at',
    } as const
    return {
      title: titles[part],
      definition: definitionOfDrift,
      counted: counted.filter(({ id }) => chosen.has(id)),
      excluded: figure.excluded,
    }
  },

  signs(study, { of }) {
    const sign = fiveSigns(study).find((each) => each.sign === of)
    if (!sign) throw unknown('sign', of, Object.keys(signNames))
    const { definition, counted, excluded } = sign.figure
    return { title: signNames[sign.sign], definition, counted: counted?.() ?? [], excluded }
  },

  lanes(study, { of, part, which }) {
    const lanes = laneFigures(study)
    const lane = lanes.find(({ plan }) => plan.lane === of)
    if (!lane) throw unknown('lane', of, [...lanes.map(({ plan }) => plan.lane)])
    const { adoption, guards, speed, effect } = lane
    const { definition, excluded } = adoption
    const all = adoption.counted?.() ?? []
    const guard = guards.find(({ name }) => name === part)
    if (guard) {
      const way = known(laneWays, which, 'way')
      return {
        title: `Changes ${wayWords(of, way)} that ${guard.says}`,
        definition,
        counted: guard.counted(way),
        excluded: [],
      }
    }
    if (part === 'speed') {
      const way = known(laneWays, which, 'way')
      const figure = speed[way]
      return {
        title: `Changes ${wayWords(of, way)}, and how long they took`,
        definition: figure.definition,
        counted: figure.counted?.() ?? [],
        excluded: figure.excluded,
      }
    }
    if (part === 'effect')
      return {
        title: `What the effect of the lane ${of} is read from`,
        definition: definitionOfLaneEffect,
        counted: effect.counted(),
        excluded: [],
      }
    if (part === 'went round')
      return {
        title: `Changes that went round the lane ${of}${which === '' ? '' : `: ${which}`}`,
        definition,
        counted: all
          .filter(({ says, isPart }) => isPart === false && says.endsWith(`: ${which}`))
          .map((each) => ({ ...each, isPart: true })),
        excluded,
      }
    return { title: `Changes that took the lane ${of}, of all that could`, definition, counted: all, excluded }
  },

  work(study, { of, part, window }) {
    const row = sectionsIn(study, window)
      .find(({ title }) => title === of)
      ?.rows.find(({ name }) => name === part)
    if (!row?.counted)
      throw new FairwayError('not-found', 'What this figure counts cannot be shown.', {
        where: `${of}: ${part}`,
        next: 'Figures of few people are never taken apart; of others, choose a row that is there.',
      })
    const { name, definition, counted, excluded } = row
    return { title: `${of}: ${name}`, definition, counted: counted(), excluded }
  },

  landed(study, { of, window }) {
    const part = known(landedParts, of, 'part of landed work')
    const landed = landedWorkOf(study, { by: 'start', from: chooseItems(study, { window }).from, to: null })
    const { definition, counted, excluded } = figureOfLanded(landed, part)
    return { title: `Landed work: ${part}`, definition, counted: counted?.() ?? [], excluded }
  },

  ageing(study, query) {
    const { paths, stages, from } = chooseItems(study, query)
    const { definition, items, excluded } = ageingWork(paths, stages, { by: 'completion', from, to: null }, study.asOf)
    const counted = items.map(({ id, stage, ageMs }): Counted => {
      return { id, type: 'item', says: `now ${stage}`, ms: ageMs, isOpen: true }
    })
    return { title: 'Decided and not live yet, by age', definition, counted, excluded }
  },

  completed(study, query) {
    const { paths, from } = chooseItems(study, query)
    const { definition, counted, excluded } = completedWork(paths, from, study.asOf).figure
    return { title: 'Decided in the window, by their time', definition, counted: counted?.() ?? [], excluded }
  },

  cumulative(study, query) {
    const { paths, stages, from } = chooseItems(study, query)
    const { definition, counted, excluded } = cumulativeFlow(paths, stages, from, study.asOf)
    return { title: 'Items that pass the lines', definition, counted: counted(), excluded }
  },

  'what-if': (study) => ({
    title: 'Items that are played again, small ones first',
    definition: definitionOfWhatIf,
    ...itemsPlayed(study, recent(study)),
  }),

  initiatives(study, { of }) {
    const paths = initiativePaths(study.records, study.items.paths).filter(({ items }) => items.length > 0)
    const { firstValue, complete } = initiativeFigures(paths, study.asOf)
    const figure = of === 'complete' ? complete : firstValue
    const { definition, counted, excluded } = figure
    const title =
      of === 'complete' ? 'Initiatives by their time to the end' : 'Initiatives by their time to first value'
    return { title, definition, counted: counted?.() ?? [], excluded }
  },

  'initiative handoffs'(study, { of }) {
    const found = itemsHandedOn(study, of)
    if (!found) throw new FairwayError('not-found', `There is no initiative ${of}.`, { next: 'Choose another.' })
    const title = study.records.of.initiative.get(of)?.facts.title
    return {
      title: `${typeof title === 'string' ? title : of}: how often its items changed hands`,
      definition: definitionOfHandoffs,
      ...found,
    }
  },
}

function known<Name extends string>(names: readonly Name[], name: string, what: string): Name {
  const found = names.find((each) => each === name)
  if (found === undefined) throw unknown(what, name, names)
  return found
}

const unknown = (what: string, name: string, names: readonly string[]) =>
  new FairwayError('not-found', `There is no ${what} “${name}”.`, { next: `Choose one of ${names.join(', ')}.` })

function countedRowsOf(study: Study, definition: Definition): (id: string, counted: Counted | null) => ItemRow {
  const itemRow = rowsOf(study, definition)
  return (id, counted) => {
    const type =
      counted === null
        ? ((['item', 'commit'] as const).find((each) => study.records.of[each].has(id)) ?? null)
        : counted.type
    const adds = counted === null || counted.ms !== undefined ? null : counted.says
    const ms = counted?.ms ?? null
    const outcome = counted === null ? 'left out' : counted.isOpen === true ? 'open' : 'reached'
    if (type === 'item') {
      const row = itemRow(id, null)
      const says = counted === null ? row.says : `${counted.says}; ${row.says}`
      return { ...row, says, adds, ms, outcome }
    }
    const title = type === null ? null : study.records.of[type].get(id)?.facts.title
    return {
      ...{ id, type, title: typeof title === 'string' ? title : null, says: counted?.says ?? '' },
      url: type === null ? null : urlOf(study, type, id),
      ...{ decidedAt: null, endedAt: null, ms, adds, outcome, stages: [] },
    }
  }
}

const wayWords = (lane: string, way: LaneWay): string =>
  way === 'lane' ? `through the lane ${lane}` : 'the ordinary way'
