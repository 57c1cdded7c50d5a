import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTrees } from '../../../code/compare-trees.ts'
import { oneText } from '../../../code/one-text.ts'
import { isCodePath, parseCode } from '../../../code/parse-code.ts'
import { defaultFacts } from '../../../default-facts.ts'
import type { Place } from '../../place.ts'
import { codePlacesAt, codePlacesOf } from './code-places.ts'

const parsed = (path: string, text: string) => {
  const result = parseCode(path, text)
  return result.kind === 'parsed' ? result : null
}

const folder = join(import.meta.dirname, '../../cases')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/(?:before|after)\//.test(path) && isCodePath(path) && statSync(join(folder, path)).isFile())
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  .filter(({ path, text }) => parsed(path, text) !== null)

/** All that a judge reads of a place: ends of ranges are those of the old text. */
const told = (place: Place | undefined) => place && { ...place, end: 0, inner: 0 }

test('a text that is known without parsing stands at the place that a parser would show', () => {
  const characters = [...'abc Zé.,!-\'"`$}{&;:\n/*😀'].map((one) => fc.constant(one))
  const words = ['active', 'Save', 'value', 'label', 'https://a.example', 'A whole sentence.', 'x-1'].map((one) =>
    fc.constant(one),
  )
  const typed = fc.array(fc.oneof(...characters, ...words), { maxLength: 4 }).map((all) => all.join(''))
  let seen = 0
  fc.assert(
    fc.property(
      fc.noBias(fc.nat(files.length - 1)),
      fc.noBias(fc.nat(1_000_000)),
      fc.nat(12),
      typed,
      (at, where, cut, text) => {
        const { path, text: before } = files[at] as (typeof files)[number]
        const start = where % before.length
        const after = before.slice(0, start) + text + before.slice(start + cut)
        const old = parsed(path, before)
        const one = after === before ? null : old && oneText(old, after)
        if (!old || !one) return
        seen++
        const quick = codePlacesOf(path, old, defaultFacts, one.node, () => one.turn())
        const [first, fresh] = [parsed(path, before), parsed(path, after)]
        const comparison = first && fresh && compareTrees(first, fresh)
        if (comparison?.kind !== 'same-structure') throw new Error(`another structure: ${after}`)
        const [change] = comparison.texts
        if (!change || !first || !fresh) throw new Error(`no change: ${after}`)
        for (const [side, tree] of [
          ['before', first],
          ['after', fresh],
        ] as const) {
          const slow = codePlacesAt(path, tree, defaultFacts, [change[side]])
          expect(told(quick[side].places.get(one.node))).toEqual(told(slow.places.get(change[side])))
          expect(quick[side].sentenceKeys.get(one.node)).toEqual(slow.sentenceKeys.get(change[side]))
        }
      },
    ),
    { numRuns: 4_000 },
  )
  expect(seen).toBeGreaterThan(200)
})
