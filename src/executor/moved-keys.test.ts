import { expect, test } from 'vitest'
import type { Patch } from '../change/patch.ts'
import { defaultFacts } from '../lane/default-facts.ts'
import { judge } from '../lane/index.ts'
import { maySaySentences, withMovedKeys } from './moved-keys.ts'

const mode = '100644' as const
const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text), mode })
const changed = (path: string, before: string, after: string): Patch[number] => ({
  path,
  before: Buffer.from(before),
  after: Buffer.from(after),
  modeBefore: mode,
  modeAfter: mode,
})

const code = (sentence: string) => `export const A = () => <Trans>${sentence}</Trans>\n`
const change = changed('src/A.tsx', code('Read all news'), code('See all news'))
const english = 'msgid "Read all news"\nmsgstr "Read all news"\n'
const german = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Read all news"\nmsgstr "Alle Neuigkeiten"\n'

/** What the files say once the keys have moved, by path. */
function moved(patch: Patch, files: readonly ReturnType<typeof file>[]): Readonly<Record<string, string>> {
  const verdict = judge(patch, 'copy', defaultFacts)
  if (verdict.kind !== 'allowed') throw new Error('the change is not admitted')
  const found = withMovedKeys(patch, verdict, files, defaultFacts)
  expect(judge(found.patch, 'copy', defaultFacts)).toEqual(found.verdict)
  return Object.fromEntries(found.patch.map(({ path, after }) => [path, Buffer.from(after ?? []).toString()]))
}

test('the originals of all languages go along, and translations stay', () => {
  expect(moved([change], [file('po/en.po', english), file('po/de.po', german)])).toEqual({
    'src/A.tsx': code('See all news'),
    'po/en.po': 'msgid "See all news"\nmsgstr "See all news"\n',
    'po/de.po': german.replace('Read all news', 'See all news'),
  })
})

test('keys of JSON go along, and the text that is the key', () => {
  const files = [
    file('locales/en.json', '{ "Read all news": "Read all news" }'),
    file('locales/de.json', '{ "Read all news": "Alle Neuigkeiten" }'),
  ]

  expect(moved([change], files)).toMatchObject({
    'locales/en.json': '{ "See all news": "See all news" }',
    'locales/de.json': '{ "See all news": "Alle Neuigkeiten" }',
  })
})

test('a catalogue that the change edits already keeps that edit', () => {
  const edited = changed('po/en.po', english, english.replace('msgstr "Read', 'msgstr "Look at'))

  expect(moved([change, edited], [file('po/en.po', english), file('po/de.po', german)])).toMatchObject({
    'po/en.po': 'msgid "See all news"\nmsgstr "Look at all news"\n',
    'po/de.po': german.replace('Read all news', 'See all news'),
  })
})

test('a sentence that other code still says keeps its key', () => {
  const other = file('src/B.tsx', "t('Read all\\u0020news'); t('Read all news')\n")

  expect(Object.keys(moved([change], [other, file('po/de.po', german)]))).toEqual(['src/A.tsx'])
})

test('other code that changes along says it no more', () => {
  const second = changed('src/B.tsx', code('Read all news'), code('See all news'))
  const files = [
    file('src/A.tsx', code('Read all news')),
    file('src/B.tsx', code('Read all news')),
    file('po/de.po', german),
  ]

  expect(Object.keys(moved([change, second], files))).toEqual(['src/A.tsx', 'src/B.tsx', 'po/de.po'])
})

test('what the judge does not admit stays, and the others go along', () => {
  const taken = `${german}\nmsgid "See all news"\nmsgstr "Neuigkeiten ansehen"\n`

  expect(Object.keys(moved([change], [file('po/de.po', taken), file('po/fr.po', german)]))).toEqual([
    'src/A.tsx',
    'po/fr.po',
  ])
})

test('a value of a template is an argument of the catalogue', () => {
  const before = "import { msg } from '@lingui/core/macro'\nexport const a = (n) => msg`Read ${n} news`\n"
  const patch = [changed('src/A.ts', before, before.replace('Read', 'See'))]

  expect(moved(patch, [file('po/de.po', 'msgid "Read {n} news"\nmsgstr "{n} \\"neu\\""\n')])).toMatchObject({
    'po/de.po': 'msgid "See {n} news"\nmsgstr "{n} \\"neu\\""\n',
  })
})

test('a text with a key of its own moves nothing', () => {
  const keyed = (sentence: string) => `export const A = () => <Trans id="news">${sentence}</Trans>\n`

  expect(
    Object.keys(
      moved([changed('src/A.tsx', keyed('Read all news'), keyed('See all news'))], [file('po/de.po', german)]),
    ),
  ).toEqual(['src/A.tsx'])
})

test.each([
  ['po/de.po', true],
  ['locales/de.json', true],
  ['package.json', false],
  ['src/A.tsx', true],
  ['src/A.vue', true],
  ['src/A.test.tsx', false],
  ['docs/a.md', false],
])('%s may say sentences: %s', (path, may) => {
  expect(maySaySentences(path)).toBe(may)
})
