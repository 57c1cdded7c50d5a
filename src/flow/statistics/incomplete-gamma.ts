import { logGamma } from './log-gamma.ts'

/**
 * The two regularised incomplete gamma functions: P(a, x) and Q(a, x) = 1 − P(a, x), each accurate where it is small.
 * P(k, λ) is the chance of at least k events where λ are expected; Q(k/2, x/2) is the tail of χ² with k degrees of freedom.
 *
 * @param a above 0
 * @param x at least 0
 * @see NIST Digital Library of Mathematical Functions, 8.11.4 (series) and 8.9.2 (continued fraction)
 */
export function incompleteGamma(a: number, x: number): { readonly p: number; readonly q: number } {
  if (x <= 0) return { p: 0, q: 1 }
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    const p = front * series(a, x)
    return { p, q: 1 - p }
  }
  const q = front * fraction(a, x)
  return { p: 1 - q, q }
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** By the modified algorithm of Lentz. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / nonZero(an * d + b)
    c = nonZero(b + an / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return h
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)
