import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formattedDifference } from './compare-outside.ts'

const parts = fc.constantFrom(' ', '\n', '(', ')', ',', ']', '}', '{', '"', "'", "{' '}", 'a', 'bc', ';')
const piece = fc.array(parts, { maxLength: 8 }).map((all) => all.join(''))
/** Of every length about that of the blocks in which equal stretches are passed over. */
const stretch = fc.integer({ min: 0, max: 3000 }).map((length) => 'word; '.repeat(500).slice(0, length))

describe('what differs between texts', () => {
  it('is no other kind of quotes, but a quote beside anything else', () => {
    expect(formattedDifference("'a'", '"a"')).toBe(null)
    expect(formattedDifference("'a", 'ba')).toBe(0)
    expect(formattedDifference('ba', "'a")).toBe(0)
  })

  it('is told wherever it stands behind equal stretches, and behind what a formatter moved', () => {
    fc.assert(
      fc.property(piece, piece, stretch, stretch, fc.constantFrom('', ' ', '\n', '('), (a, b, first, second, moved) => {
        // A word parts what differs from what stands before it.
        const told = formattedDifference(`x${a}`, `x${b}`)
        const before = `${first}x${moved}${second}`
        const after = `${first}x${second}`
        expect(formattedDifference(`${before}x${a}`, `${after}x${b}`)).toBe(told === null ? null : after.length + told)
      }),
      { numRuns: 3000 },
    )
  })
})
