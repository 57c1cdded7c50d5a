const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/**
 * Logarithm of the gamma function, by Lanczos' approximation with Godfrey's coefficients (g = 7); relative error near 1e-15.
 *
 * @param x above 0
 * @see Lanczos: A precision approximation of the gamma function, SIAM J. Numer. Anal. 1, 1964
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const sum = lanczos.reduce((total, c, i) => total + c / (shifted + i + 1), 0.9999999999998099)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}
