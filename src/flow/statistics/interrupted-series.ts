import { fitAr1 } from './ar1-regression.ts'
import type { Interval } from './interval.ts'

export interface Effect {
  readonly estimate: number
  readonly interval: Interval
}

export type InterruptedSeries =
  | {
      readonly kind: 'estimated'
      /** Change a step before the interruption, in the unit of the values. */
      readonly trendBefore: Effect
      /** By how much the series jumped at the first step after, against the line continued from before. */
      readonly level: Effect
      /** By how much the change a step differs after. */
      readonly slope: Effect
      /** Correlation of neighbouring errors, −1 to 1. */
      readonly autocorrelation: number
      readonly points: { readonly before: number; readonly after: number }
    }
  | { readonly kind: 'too few points'; readonly before: number; readonly after: number; readonly needed: number }
  /** All values lie on their lines exactly: there is no variation to hold an effect against. */
  | { readonly kind: 'no variation' }

/** Under eight on a side the level and the slope cannot be told apart from the wandering of a series. */
const fewestEachSide = 8

/**
 * Interrupted time series: y = b0 + b1·t + b2·after + b3·(t since), fitted with autocorrelated errors by restricted maximum
 * likelihood, the method that Turner and others found best for series of twelve points or more. Durbin–Watson is not consulted:
 * series this short do not show their correlation reliably.
 *
 * Show the fit of the series and, beside it, the fit against a control: something else that was measured over the same time and that the
 * interruption could not touch. It is subtracted step by step, so what happened to both drops out.
 *
 * @param values one a step of time (a week), all steps equal; `null` where a step has no value, never 0
 * @param firstAfter place of the first step after the interruption
 * @see Wagner and others: Segmented regression analysis of interrupted time series studies, J. Clin. Pharm. Ther. 27, 2002; Turner and
 *   others: Evaluation of statistical methods used in the analysis of interrupted time series studies, BMC Med. Res. Methodol. 21, 2021
 * @throws RangeError where the control has not one value for each step
 * @public
 */
export function interruptedSeries(
  values: readonly (number | null)[],
  firstAfter: number,
  { control, level = 0.95 }: { readonly control?: readonly (number | null)[]; readonly level?: number } = {},
): InterruptedSeries {
  if (control && control.length !== values.length) {
    throw new RangeError(`the control has ${control.length} steps, the series ${values.length}`)
  }
  const points = values.flatMap((value, step) => {
    const other = control ? (control[step] ?? null) : 0
    return value === null || other === null ? [] : [{ step, value: value - other }]
  })
  const before = points.filter(({ step }) => step < firstAfter).length
  const after = points.length - before
  if (before < fewestEachSide || after < fewestEachSide) {
    return { kind: 'too few points', before, after, needed: fewestEachSide }
  }
  const steps = points.map(({ step }) => step)
  const rows = steps.map((step) => [1, step, step < firstAfter ? 0 : 1, Math.max(0, step - firstAfter)])
  const fit = fitAr1(
    steps,
    rows,
    points.map(({ value }) => value),
  )
  if (!fit) return { kind: 'no variation' }
  const effect = (coefficient: number): Effect => ({
    estimate: fit.coefficients[coefficient] as number,
    interval: fit.interval(coefficient, level),
  })
  const { autocorrelation } = fit
  return {
    kind: 'estimated',
    trendBefore: effect(1),
    level: effect(2),
    slope: effect(3),
    autocorrelation,
    points: { before, after },
  }
}
