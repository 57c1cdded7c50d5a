import { laneFigures } from '../lanes/lane-figures.ts'
import { laneOpportunities } from '../lanes/lane-opportunity.ts'
import type { LaneTarget } from '../lanes/lane-use.ts'
import { usesOfStudy } from '../lanes/uses-of-study.ts'
import { decisionToProduction } from '../path/decision-to-production.ts'
import type { Figure } from '../path/figure.ts'
import { itemStageFigures } from '../path/item-stage-figures.ts'
import { stepShares } from '../steps/step-shares.ts'
import type { Study } from '../study/study.ts'
import { laneSuggestions } from './lane-suggestions.ts'
import type { RecordFacts } from './playbook.ts'

/**
 * What the playbook takes from the imported record: plain data, that may cross to another thread.
 *
 * @param targets by lane
 * @param now UTC milliseconds: from when a target that is suggested counts
 * @returns `null` while nothing is imported
 */
export function recordFacts(
  study: Study,
  targets: Readonly<Record<string, LaneTarget>>,
  now: number,
): RecordFacts | null {
  if (study.sources.length === 0) return null
  const { items, stages, asOf } = study
  return {
    speed: counted(decisionToProduction(items.paths, { by: 'start', from: null, to: null }, asOf).figure),
    stages: itemStageFigures(items.paths, stages, null, asOf).stages.map(({ stage, share, meanMs }) => ({
      stage,
      share: counted(share),
      meanMs,
    })),
    translation: counted(stepShares(study)),
    suggestions: laneSuggestions(usesOfStudy(study).uses, asOf, now),
    lanes: laneFigures(study, targets),
    opportunities: laneOpportunities(study),
  }
}

/** Steps say how many a figure leaves out and not which: the screen behind it names them. */
const counted = <Value>(figure: Figure<Value>): Figure<Value> => ({
  ...figure,
  excluded: figure.excluded.map(({ reason, count }) => ({ reason, count, items: [] })),
})
