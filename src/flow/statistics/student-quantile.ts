import { incompleteBeta } from './incomplete-beta.ts'
import { quantileOf } from './quantile-of.ts'

/**
 * The chance that Student's t is at least as far from 0 as `t`, on either side.
 *
 * @param df degrees of freedom, above 0, not always whole
 * @see Abramowitz, Stegun: Handbook of Mathematical Functions, 26.7.1
 */
export const studentTail = (t: number, df: number): number => incompleteBeta(df / (df + t * t), df / 2, 0.5)

/**
 * How many standard errors on each side enclose `level` of Student's t.
 *
 * @param level above 0, below 1
 */
export const studentQuantile = (level: number, df: number): number =>
  quantileOf((t) => 1 - studentTail(t, df), level, 0, 1e6)
