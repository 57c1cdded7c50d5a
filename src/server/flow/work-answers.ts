import type { z } from 'zod'
import type { FlowQuery } from '../../api/flow-schema.ts'
import type { ageingView, completedView, cumulativeView, itemView, workSectionsView } from '../../api/flow-work.ts'
import { FairwayError } from '../../base/errors.ts'
import { ageingWork } from '../../flow/path/ageing-work.ts'
import { completedWork } from '../../flow/path/completed-work.ts'
import { cumulativeFlow } from '../../flow/path/cumulative-flow.ts'
import { tellingTiers } from '../../flow/path/decision.ts'
import { itemDurations } from '../../flow/path/decision-to-production.ts'
import type { Exclusion } from '../../flow/path/figure.ts'
import { itemStageNames } from '../../flow/path/item-stages.ts'
import { itemWay } from '../../flow/path/item-way.ts'
import type { SurvivalPercentile } from '../../flow/statistics/survival-percentile.ts'
import type { Study } from '../../flow/study/study.ts'
import { choicesOf, chooseItems } from './chosen-items.ts'
import { urlOf } from './items-answer.ts'
import { sectionsIn } from './work-sections.ts'

const mostItems = 20_000
const mostEvents = 500

export function ageingAnswer(study: Study, query: FlowQuery): z.infer<typeof ageingView> {
  const chosen = chooseItems(study, query)
  const window = { by: 'completion', from: chosen.from, to: null } as const
  const { stages, items, excluded, ...rest } = ageingWork(chosen.paths, chosen.stages, window, study.asOf)
  return {
    choices: choicesOf(study),
    ...rest,
    definition: { ...rest.definition },
    window: { ...window },
    stages: stages.map(({ stage, band }) => ({ stage, ...band })),
    total: items.length,
    items: items.slice(0, mostItems).map((item) => ({ ...item, title: titleOf(study, item.id) })),
    excluded: counted(excluded),
  }
}

export function completedAnswer(study: Study, query: FlowQuery): z.infer<typeof completedView> {
  const { paths, from } = chooseItems(study, query)
  const { figure, completedOnly, completed, open, curve } = completedWork(paths, from, study.asOf)
  const drawn = completed.slice(-mostItems)
  const oldest = open.slice(0, mostItems)
  const titles = (items: readonly { readonly id: string }[]) => items.map(({ id }) => titleOf(study, id))
  return {
    choices: choicesOf(study),
    definition: { ...figure.definition },
    window: { ...figure.window },
    asOf: study.asOf,
    n: figure.n,
    censored: figure.censored,
    p50: percentileOf(figure.value?.p50),
    p85: percentileOf(figure.value?.p85),
    p95: percentileOf(figure.value?.p95),
    completedOnly,
    total: { completed: completed.length, open: open.length },
    completed: {
      id: drawn.map(({ id }) => id),
      title: titles(drawn),
      at: drawn.map(({ at }) => at),
      ms: drawn.map(({ ms }) => ms),
    },
    open: { id: oldest.map(({ id }) => id), title: titles(oldest), ms: oldest.map(({ ms }) => ms) },
    curve: curve.map((point) => ({ ...point })),
    excluded: counted(figure.excluded),
  }
}

export function cumulativeAnswer(study: Study, query: FlowQuery): z.infer<typeof cumulativeView> {
  const { paths, stages, from } = chooseItems(study, query)
  const { counted: _, ...found } = cumulativeFlow(paths, stages, from, study.asOf)
  return {
    choices: choicesOf(study),
    ...found,
    definition: { ...found.definition },
    window: { ...found.window },
    times: [...found.times],
    lines: found.lines.map(({ waypoint, counts }) => ({ waypoint, counts: [...counts] })),
    underWay: { ...found.underWay },
    excluded: counted(found.excluded),
  }
}

export function sectionsAnswer(study: Study, { window }: Pick<FlowQuery, 'window'>): z.infer<typeof workSectionsView> {
  return {
    asOf: study.asOf,
    sections: sectionsIn(study, window).map(({ title, about, rows, gaps }) => ({
      title,
      about,
      rows: rows.map(({ name, value, interval, sample, more, definition, counted: opened }) => ({
        ...{ name, value, interval, sample, more, definition: { ...definition } },
        opens: opened !== null,
      })),
      gaps: [...gaps],
    })),
  }
}

export function itemAnswer(study: Study, { item: id }: { readonly item: string }): z.infer<typeof itemView> {
  const way = itemWay(study.records, id)
  const path = study.items.paths.find((each) => each.id === id)
  if (!way || !path)
    throw new FairwayError('not-found', `No source tells of an item ${id}.`, {
      next: 'It may have gone with a source that was removed.',
    })
  const { decision, end } = path
  const people = new Map(study.people.people.map((person) => [person.id, person.name]))
  const { left } = itemDurations([path], study.asOf)
  return {
    id,
    title: titleOf(study, id),
    asOf: study.asOf,
    decision: decision && { ...decision, bounds: !tellingTiers.includes(decision.tier) },
    end: {
      kind: end.kind,
      at: 'at' in end ? end.at : null,
      by: 'by' in end ? end.by : null,
      reason: 'reason' in end ? end.reason : null,
    },
    visits: (study.stages.find((each) => each.id === id)?.visits ?? []).map(({ stage, from, to, isOpen }) => ({
      stage,
      waits: itemStageNames[stage].waits,
      from,
      to,
      isOpen,
    })),
    counted: left[0]?.reason ?? (end.kind === 'open' ? 'counted as open' : `counted as ${end.kind}`),
    objects: way.objects.map((object) => ({ ...object, url: urlOf(study, object.type, object.id) })),
    events: way.events.slice(-mostEvents).map(({ at, activity, object, by, attributes }) => ({
      at,
      activity,
      object: object.id,
      by: by === null ? null : (people.get(by) ?? by),
      says: Object.entries(attributes)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    })),
  }
}

function titleOf({ records }: Study, id: string): string | null {
  const title = records.of.item.get(id)?.facts.title
  return title === undefined ? null : String(title)
}

const counted = (excluded: readonly Exclusion[]) => excluded.map(({ reason, count }) => ({ reason, count }))

function percentileOf(percentile: SurvivalPercentile | undefined): z.infer<typeof completedView>['p50'] {
  if (percentile === undefined || percentile.kind === 'not known') return null
  const { low, high } = percentile.interval
  return { ms: percentile.kind === 'reached' ? percentile.time : null, low, high }
}
