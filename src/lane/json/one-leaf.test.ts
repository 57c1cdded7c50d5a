import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLeaf } from './one-leaf.ts'
import { readJson } from './read-json.ts'

const source = `{
  // a "comment"
  "title": "Plans",
  "nested": { "count": 3, "list": ["one", "two \\n lines", "", "ünï 😀"] },
  "empty": ""
}
`

test('a patch inside one string value is read as a reader of the whole file reads it', () => {
  const old = readJson(source)
  if (old.kind !== 'parsed') throw new Error('the source does not parse')
  const characters = [...'abc Zé.,{}[]:1"\\\n\t\u0001/😀'].map((one) => fc.constant(one))
  const typed = fc.array(fc.oneof(...characters), { maxLength: 4 }).map((all) => all.join(''))
  let seen = 0
  fc.assert(
    fc.property(fc.noBias(fc.nat(source.length)), fc.nat(5), typed, (start, cut, text) => {
      const after = source.slice(0, start) + text + source.slice(start + cut)
      const one = after === source ? null : oneLeaf(old.tokens, source, after)
      if (one === null) return
      seen++
      const next = readJson(after)
      if (next.kind !== 'parsed') throw new Error(`does not parse: ${after}`)
      const index = old.leaves.indexOf(one.before)
      expect(next.leaves[index]).toEqual(one.after)
      const others = (leaves: typeof next.leaves) => leaves.map((leaf) => [leaf.path, leaf.value]).toSpliced(index, 1)
      expect(others(next.leaves)).toEqual(others(old.leaves))
      expect(next.tokens.map((token) => token.kind)).toEqual(old.tokens.map((token) => token.kind))
    }),
    { numRuns: 5_000 },
  )
  // About 230 of them, 190 on a bad day.
  expect(seen).toBeGreaterThan(120)
})
