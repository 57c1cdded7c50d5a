/** The Cholesky factor of a symmetric positive definite matrix, as what is computed through it. */
export interface Factor {
  /** x with A·x = b. */
  readonly solve: (b: ArrayLike<number>) => Float64Array
  /** Logarithm of the determinant of A. */
  readonly logDeterminant: number
}

/**
 * Matrices here have one to five rows: a library for matrices would be larger than what uses it.
 *
 * @param a a symmetric matrix, row after row; only its lower half is read
 * @param n its rows
 * @returns `null` where it is not positive definite: some combination of its columns tells nothing new
 * @see Golub, Van Loan: Matrix Computations, 4th edition, section 4.2
 */
export function choleskyFactor(a: Float64Array, n: number): Factor | null {
  const factor = new Float64Array(n * n)
  const l = (i: number, j: number): number => factor[i * n + j] as number
  let logDeterminant = 0
  for (let j = 0; j < n; j++) {
    const diagonal = a[j * n + j] as number
    for (let i = j; i < n; i++) {
      let rest = a[i * n + j] as number
      for (let k = 0; k < j; k++) rest -= l(i, k) * l(j, k)
      if (i === j && !(rest > 1e-12 * diagonal)) return null
      factor[i * n + j] = i === j ? Math.sqrt(rest) : rest / l(j, j)
    }
    logDeterminant += 2 * Math.log(l(j, j))
  }
  const solve = (b: ArrayLike<number>): Float64Array => {
    const x = Float64Array.from(b)
    const at = (i: number): number => x[i] as number
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i] = at(i) - l(i, k) * at(k)
      x[i] = at(i) / l(i, i)
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i] = at(i) - l(k, i) * at(k)
      x[i] = at(i) / l(i, i)
    }
    return x
  }
  return { solve, logDeterminant }
}
