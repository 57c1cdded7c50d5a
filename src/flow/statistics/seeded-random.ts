/** Uniform numbers in [0, 1), 53 bits each. Whoever draws gets the generator from its caller, so that a figure can be recomputed. */
export type Random = () => number

/**
 * The generator xoshiro128** (Blackman and Vigna, 2018), its state filled from the seed by SplitMix64 as its authors advise.
 * The same seed gives the same numbers on every machine, for ever: published figures depend on it.
 *
 * @param seed any safe integer
 * @throws RangeError where the seed is not one
 * @see Blackman, Vigna: Scrambled linear pseudorandom number generators, ACM TOMS 47(4), 2021
 * @public
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is a whole number, not ${seed}`)
  const next = xoshiro128(...seedWords(seed))
  // 27 and 26 bits of two draws, as in MT19937's genrand_res53: one draw of 32 bits would leave gaps in the tails.
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992
}

/**
 * xoshiro128** itself, 32 bits a draw.
 *
 * @param s0 … s3 the state: 32 bits each, not all 0
 */
export function xoshiro128(s0: number, s1: number, s2: number, s3: number): () => number {
  let [a, b, c, d] = [s0, s1, s2, s3]
  return () => {
    const x = Math.imul(b, 5)
    const result = Math.imul((x << 7) | (x >>> 25), 9)
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
}

function seedWords(seed: number): [number, number, number, number] {
  let state = BigInt.asUintN(64, BigInt(seed))
  const word = (): bigint => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    let z = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n)
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
    return z ^ (z >> 31n)
  }
  const [first, second] = [word(), word()]
  const half = (value: bigint, shift: bigint): number => Number((value >> shift) & 0xffffffffn)
  return [half(first, 0n), half(first, 32n), half(second, 0n), half(second, 32n)]
}
