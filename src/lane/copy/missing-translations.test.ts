import { parse as parseProperties } from 'dot-properties'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'

type Texts = Readonly<Record<string, string>>

/** How catalogues of one format are named, written and read by a reader that the judge does not use. */
const formats = {
  json: {
    path: (language: string) => `locales/${language}.json`,
    write: (texts: Texts) => `${JSON.stringify(texts, null, 2)}\n`,
    read: (text: string) => JSON.parse(text) as Texts,
  },
  yaml: {
    path: (language: string) => `config/locales/${language}.yml`,
    write: (texts: Texts) => `shop:\n${lines(texts, (key, text) => `  ${key}: ${JSON.stringify(text)}`)}`,
    read: (text: string) => (parseYaml(text, { version: '1.1' }) as { readonly shop: Texts }).shop,
  },
  properties: {
    path: (language: string) => `i18n/messages_${language}.properties`,
    write: (texts: Texts) => lines(texts, (key, text) => `${key}=${text}`),
    read: (text: string) => parseProperties(text) as Texts,
  },
}
const lines = (texts: Texts, write: (key: string, text: string) => string) =>
  Object.entries(texts)
    .map(([key, text]) => `${write(key, text)}\n`)
    .join('')

const keys = ['title', 'help', 'hello', 'days', 'link'] as const
const words = fc.constantFrom('Save now', 'Your plan', '{name} is here', '<b>New</b> thing', 'Two of {x} and {y}')
const english = fc.dictionary(fc.constantFrom(...keys), words, { minKeys: 1 })
const crumb = fc.constantFrom(
  '',
  '"',
  ',',
  '{',
  '}',
  ' ',
  '\n',
  '#',
  '\\',
  ': ',
  '&a ',
  '*a',
  '{z}',
  '<i>',
  '// x',
  '"k": 5,\n',
)
const damage = fc.array(fc.tuple(fc.nat(), fc.nat(2), crumb), { maxLength: 2 })
const parts = (text: string) => (text.match(/\{\w*\}|<[^>]*>/g) ?? []).sort().join()
const bytes = (text: string) => new TextEncoder().encode(text)

test('whatever is admitted, other readers see as texts of known keys with the parts of their originals', () => {
  let admitted = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(formats)),
      english,
      fc.subarray([...keys]),
      damage,
      ({ path, write, read }, originals, known, damages) => {
        const translated = Object.fromEntries(
          Object.entries(originals).map(([key, text]) => [key, text.replace(/[A-Z]/, 'Ü')]),
        )
        const before = write(
          Object.fromEntries(Object.entries(translated).filter(([key]) => known.includes(key as 'title'))),
        )
        const after = damages.reduce((text, [place, removed, added]) => {
          const at = place % (text.length + 1)
          return text.slice(0, at) + added + text.slice(at + removed)
        }, write(translated))
        const verdict = judge(
          [
            {
              path: path('de'),
              before: bytes(before),
              after: bytes(after),
              modeBefore: '100644',
              modeAfter: '100644',
            },
          ],
          'copy',
          { ...defaultFacts, files: { [path('en')]: write(originals) } },
        )
        if (verdict.kind !== 'allowed') return
        admitted++
        const texts = read(after)
        expect(Object.keys(texts)).toEqual(expect.arrayContaining(Object.keys(read(before) ?? {})))
        for (const [key, text] of Object.entries(texts)) expect(parts(text)).toBe(parts(originals[key] as string))
      },
    ),
    { numRuns: 1_500, seed: 21 },
  )
  expect(admitted).toBeGreaterThan(150)
})
