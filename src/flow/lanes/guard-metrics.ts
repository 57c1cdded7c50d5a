import type { Counted } from '../path/figure.ts'
import { differenceInterval } from '../statistics/difference-interval.ts'
import type { Interval } from '../statistics/interval.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { LaneWay } from './lane-speed.ts'
import type { LanePlan, LaneUse } from './lane-use.ts'

type Share = Interval & { readonly share: number }

/** Whether a lane is as safe as the ordinary way, by one measure. */
export interface GuardMetric {
  readonly name: 'change-fail' | 'rollback' | 'review-override'
  readonly says: string
  /** Of changes through the lane; `null` where nothing is known of any. */
  readonly lane: (Share & { readonly n: number; readonly hits: number }) | null
  /** Of eligible changes on the ordinary way. */
  readonly ordinary: (Share & { readonly n: number; readonly hits: number }) | null
  /** Whom either share counts, made when somebody opens it. */
  readonly counted: (way: LaneWay) => readonly Counted[]
  /** `worse` and `better` only where the interval of the difference says so. */
  readonly compared: 'worse' | 'better' | 'no clear difference' | 'cannot tell'
}

const metrics = [
  {
    name: 'change-fail',
    says: 'brought an incident; known only of what was deployed alone',
    of: ({ failed }: LaneUse) => failed,
  },
  { name: 'rollback', says: 'were taken back', of: ({ rolledBack }: LaneUse) => rolledBack },
  {
    name: 'review-override',
    says: 'went on against a reviewer',
    of: ({ reviewOverridden }: LaneUse) => reviewOverridden,
  },
] as const

/** Changes since the lane opened; those of which a measure is not known are not in its n. */
export function guardMetrics(
  uses: readonly LaneUse[],
  { lane, class: kind, openedAt }: LanePlan,
  asOf: number,
): GuardMetric[] {
  const shipped = uses.filter(
    (use) => use.eligible && use.class === kind && use.at >= openedAt && use.at <= asOf && use.tookMs !== null,
  )
  return metrics.map(({ name, says, of }): GuardMetric => {
    const shareOf = (own: readonly LaneUse[]) => {
      const known = own.flatMap((use) => of(use) ?? [])
      const hits = known.filter(Boolean).length
      const share = wilsonInterval(hits, known.length)
      return share && { ...share, n: known.length, hits }
    }
    const on = {
      lane: shipped.filter((use) => use.lane === lane),
      ordinary: shipped.filter((use) => use.lane === null),
    }
    const [through, ordinary] = [shareOf(on.lane), shareOf(on.ordinary)]
    const counted = (way: LaneWay) =>
      on[way].flatMap((use): Counted[] => {
        const isPart = of(use)
        return isPart === null
          ? []
          : [{ id: use.change, type: use.type, says: isPart ? `${says.split(';')[0]}` : 'nothing of it', isPart }]
      })
    return { name, says, lane: through, ordinary, counted, compared: comparison(through, ordinary) }
  })
}

function comparison(lane: Share | null, ordinary: Share | null): GuardMetric['compared'] {
  if (lane === null || ordinary === null) return 'cannot tell'
  const { low, high } = differenceInterval({ ...lane, estimate: lane.share }, { ...ordinary, estimate: ordinary.share })
  return low > 0 ? 'worse' : high < 0 ? 'better' : 'no clear difference'
}
