import type { Figure } from '../path/figure.ts'

/** One figure for another program: its values under labels, with the ends of their intervals. */
export interface Metric {
  /** In words that OpenMetrics allows, without prefix and unit: `decision_to_production`. */
  readonly name: string
  readonly help: string
  /** Part of the name where it is said; a ratio is 0 to 1. */
  readonly unit: 'seconds' | 'ratio' | null
  /** What stands beside the values; `null` for plain counts. */
  readonly figure: Pick<Figure<unknown>, 'definition' | 'n' | 'censored' | 'excluded' | 'coverage' | 'clock'> | null
  /** Empty where nothing is known: what is not known is not there, never 0. */
  readonly samples: readonly MetricSample[]
}

export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
  /** Ends of the 95 % interval, where the method gives them. */
  readonly low?: number | null
  readonly high?: number | null
}
