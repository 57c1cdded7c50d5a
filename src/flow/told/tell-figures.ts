import { canonicalJson, type Json } from '../../base/canonical-json.ts'
import type { Instant } from '../../base/ids.ts'
import type { FiguresTold, MovedMonth, ToldMonth } from '../../ledger/source-events.ts'
import { definitionOfAdoption } from '../lanes/adoption.ts'
import { definitionOfLaneEffect } from '../lanes/lane-effect.ts'
import { definitionOfCumulativeFlow } from '../path/cumulative-flow.ts'
import { decisionToProduction, definitionOfDecisionToProduction } from '../path/decision-to-production.ts'
import type { Durations } from '../path/duration-figure.ts'
import type { Figure, Window } from '../path/figure.ts'
import { definitionOfLandingToProduction, landingsOf, landingsToProduction } from '../path/landed-work.ts'
import { latestMonths, type Month } from '../path/latest-months.ts'
import { definitionOfDrift } from '../signs/drift.ts'
import { pathsAt, type StudiedPaths, type Study } from '../study/study.ts'

/** Definitions behind the charts over time. */
export const chartDefinitions: FiguresTold['definitions'] = Object.fromEntries(
  [
    definitionOfDecisionToProduction,
    definitionOfLandingToProduction,
    definitionOfCumulativeFlow,
    definitionOfDrift,
    definitionOfAdoption,
    definitionOfLaneEffect,
  ].map(({ id, version }) => [id, version]),
)

/**
 * What a study says of each month that is over, and which months it tells otherwise than was told before. Both sides of that comparison are
 * as of the same moment, so that nothing moves by the mere passing of time: only because the record of the past is another one, or is
 * read otherwise.
 *
 * @param before the telling before this one; `null` for the first
 */
export function tellFigures(study: Study, before: FiguresTold | null): FiguresTold {
  return {
    asOf: instantOf(study.asOf),
    settings: study.settings.version,
    definitions: chartDefinitions,
    months: monthsOver(study),
    moved: before === null ? [] : movedMonths(before.months, monthsOver(pathsAt(study, Date.parse(before.asOf)))),
  }
}

/** Whether two tellings say the same: then the second need not be kept. */
export const isSameTelling = (one: FiguresTold, other: FiguresTold): boolean => saidBy(one) === saidBy(other)

const saidBy = ({ moved: _, ...told }: FiguresTold): string => canonicalJson(told as unknown as Json)

const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant

function monthsOver({ items, records, productionOf, asOf }: StudiedPaths): FiguresTold['months'] {
  const decided = items.paths.flatMap(({ decision }) => decision?.at ?? [])
  const landings = landingsOf(records)
  const byMonth = Map.groupBy(landings, ({ at }) => instantOf(at).slice(0, 7))
  const window = ({ from, to }: Month): Window => ({ by: 'start', from, to })
  const told = (months: readonly Month[], figureOf: (month: Month) => Figure<Durations>): ToldMonth[] =>
    months.filter(({ to }) => to <= asOf).map((month) => toldMonth(month.month, figureOf(month)))
  return {
    [definitionOfDecisionToProduction.id]: told(
      latestMonths(decided, asOf),
      (month) => decisionToProduction(items.paths, window(month), asOf).figure,
    ),
    [definitionOfLandingToProduction.id]: told(
      latestMonths(
        landings.map(({ at }) => at),
        asOf,
      ),
      (month) => landingsToProduction(byMonth.get(month.month) ?? [], productionOf, { window: window(month), asOf }),
    ),
  }
}

function toldMonth(month: string, { n, censored, value }: Figure<Durations>): ToldMonth {
  const p50 = value?.p50
  return { month, n, open: censored, p50Ms: p50?.kind === 'reached' ? p50.time : null }
}

function movedMonths(before: FiguresTold['months'], now: FiguresTold['months']): MovedMonth[] {
  return Object.entries(now).flatMap(([figure, months]) => {
    // A figure that was not told then cannot have moved.
    const told = before[figure]
    if (told === undefined) return []
    const all = [...new Set([...told, ...months].map(({ month }) => month))].sort()
    return all.flatMap((month): MovedMonth[] => {
      const [was, is] = [told, months].map((each) => each.find((one) => one.month === month) ?? null)
      return isSameMonth(was ?? null, is ?? null) ? [] : [{ figure, month, before: was ?? null, now: is ?? null }]
    })
  })
}

/** A month of which nothing was known and one that is not there say the same. */
function isSameMonth(one: ToldMonth | null, other: ToldMonth | null): boolean {
  const [a, b] = [one, other].map((each) => each ?? { n: 0, open: 0, p50Ms: null })
  return a?.n === b?.n && a?.open === b?.open && a?.p50Ms === b?.p50Ms
}
