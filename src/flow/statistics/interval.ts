/** A range that covers the true value at its level, as far as the method named beside it keeps its promise. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** Nominal coverage, 0 to 1. */
  readonly level: number
}

/** An interval of which the sample may leave a side open: `null` means that no value bounds it, not that it is 0. */
export interface OpenInterval {
  readonly low: number | null
  readonly high: number | null
  readonly level: number
}
