import type { Figure } from '../path/figure.ts'
import type { Study } from '../study/study.ts'
import { type Adoption, adoptionOf } from './adoption.ts'
import { type GuardMetric, guardMetrics } from './guard-metrics.ts'
import { type LaneEffect, laneEffect } from './lane-effect.ts'
import { type LaneSpeed, laneSpeed } from './lane-speed.ts'
import type { LanePlan, LaneTarget } from './lane-use.ts'
import { lanesOfUses, usesOfStudy } from './uses-of-study.ts'

/** Everything that a study tells of one lane. */
export interface LaneFigures {
  readonly plan: LanePlan
  readonly adoption: Figure<Adoption>
  readonly guards: readonly GuardMetric[]
  readonly speed: LaneSpeed
  readonly effect: LaneEffect
}

/** @param targets by lane; a lane without one is measured all the same */
export function laneFigures(study: Study, targets: Readonly<Record<string, LaneTarget>> = {}): LaneFigures[] {
  const { uses, alone, scannedTo } = usesOfStudy(study)
  return lanesOfUses([...uses, ...alone]).map((opened) => {
    // What could have taken the lane after the last scan is not known.
    const until = Math.min(scannedTo.get(opened.class) ?? study.asOf, study.asOf)
    const unheld = alone.filter((use) => use.lane === opened.lane && use.class === opened.class)
    const plan: LanePlan = {
      ...opened,
      target: Object.hasOwn(targets, opened.lane) ? (targets[opened.lane] as LaneTarget) : null,
    }
    return {
      plan,
      adoption: adoptionOf(uses, plan, until, unheld),
      guards: guardMetrics(uses, plan, study.asOf),
      speed: laneSpeed(uses, plan, study.asOf),
      effect: laneEffect(uses, plan, study.asOf),
    }
  })
}
