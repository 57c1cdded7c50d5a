import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCode } from '../../../code/parse-code.ts'
import { defaultFacts } from '../../../default-facts.ts'
import { codePlaces, codePlacesAt } from './code-places.ts'

const folder = join(import.meta.dirname, '../../listings/cases')

describe.each(['src/Elements.tsx', 'src/pages/PlansPage.tsx', 'src/words.ts', 'src/Consent.tsx', 'src/i18n/en.ts'])(
  'of the texts of %s',
  (path) => {
    const parsed = parseCode(path, readFileSync(join(folder, path), 'utf8'))
    if (parsed.kind !== 'parsed') throw new Error(`${path} does not parse`)
    const all = codePlaces(path, parsed, defaultFacts)
    // Whether a constant is a text depends on all of its uses.
    const own = [...all.places].filter(([, place]) => place.kind !== 'constant')

    test('each is found alone, as it is found among all', () => {
      for (const [node, place] of own) {
        const near = codePlacesAt(path, parsed, defaultFacts, [node])

        expect([...near.places]).toEqual([[node, { ...place, sentence: null }]])
      }
      expect(own.length).toBeGreaterThan(2)
    })

    test('two are found without the others', () => {
      const [first] = own.slice(0, 1)
      const last = own.at(-1)
      const nodes = [first, last].flatMap((each) => each?.[0] ?? [])

      const near = codePlacesAt(path, parsed, defaultFacts, nodes)

      expect(new Set(near.places.keys())).toEqual(new Set(nodes))
    })

    test('each key is found alone', () => {
      for (const [node, sentence] of all.sentenceKeys)
        expect([...codePlacesAt(path, parsed, defaultFacts, [node]).sentenceKeys]).toEqual([[node, sentence]])
    })
  },
)
