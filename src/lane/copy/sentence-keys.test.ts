import { describe, expect, it } from 'vitest'
import { type FileJudgement, type KeyMove, nothingIn } from './file-judgement.ts'
import { judgeKeyMoves } from './sentence-keys.ts'

const inCode = (from: string, to: string): KeyMove => ({ path: 'src/Page.tsx', line: 3, side: 'code', from, to })
const inCatalogue = (from: string, to: string): KeyMove => ({
  path: 'locales/de.json',
  line: 5,
  side: 'catalogue',
  from,
  to,
})
/** A catalogue that has these keys after the change. */
const catalogue = (...keys: string[]): FileJudgement => ({
  ...nothingIn('locales/de.json'),
  catalogue: (key) => keys.includes(key),
})

function told(moves: readonly KeyMove[], files: readonly FileJudgement[] = []): string[] {
  const { edits, findings } = judgeKeyMoves(moves, files)
  return [
    ...findings.map(({ path, line, rule }) => `${path}:${line} ${rule}`),
    ...edits.map(({ path, line, kind, says }) => `${path}:${line} ${kind} ${says}`),
  ]
}

describe('a sentence that is a key', () => {
  it('moves where code and a catalogue move together', () => {
    expect(told([inCode('Save it all', 'Keep it all'), inCatalogue('Save it all', 'Keep it all')])).toEqual([
      'src/Page.tsx:3 sentence-key Text and key: "Save it all" → "Keep it all"',
      'locales/de.json:5 sentence-key Text and key: "Save it all" → "Keep it all"',
    ])
  })

  it('may be a visible text of the code that is edited there', () => {
    const edit = { path: 'src/Page.tsx', line: 3, kind: 'text', before: 'Save it all', after: 'Keep it all', says: '' }
    const page = { ...nothingIn('src/Page.tsx'), edits: [edit] }

    expect(told([inCatalogue('Save it all', 'Keep it all')], [page])).toEqual([
      'locales/de.json:5 sentence-key Text and key: "Save it all" → "Keep it all"',
    ])
    expect(told([inCatalogue('Save it all', 'Keep it all')], [{ ...page, catalogue: () => false }])).toEqual([
      'locales/de.json:5 copy/keys',
    ])
  })

  it('does not move alone, and a key that no code knows is no sentence', () => {
    expect(told([inCode('Save it all', 'Keep it all')])).toEqual(['src/Page.tsx:3 copy/sentence-key'])
    expect(told([inCatalogue('Save it all', 'Keep it all')])).toEqual(['locales/de.json:5 copy/keys'])
    expect(told([inCode('Save it all', 'Keep all of it'), inCatalogue('Save it all', 'Keep it all')])).toEqual([
      'src/Page.tsx:3 copy/sentence-key',
      'locales/de.json:5 copy/sentence-key',
    ])
  })

  it('is one sentence everywhere, before and after', () => {
    expect(
      told([
        inCode('Save it all', 'Keep it all'),
        inCode('Save it all', 'Keep it here'),
        inCatalogue('Save it all', 'Keep it here'),
      ]),
    ).toEqual([
      'src/Page.tsx:3 copy/sentence-key',
      'src/Page.tsx:3 copy/sentence-key',
      'src/Page.tsx:3 sentence-key Text and key: "Save it all" → "Keep it here"',
      'locales/de.json:5 sentence-key Text and key: "Save it all" → "Keep it here"',
    ])
  })

  it('stays in no catalogue of the patch', () => {
    const moves = [inCode('Save it all', 'Keep it all'), inCatalogue('Save it all', 'Keep it all')]

    expect(told(moves, [catalogue('Keep it all')])).toHaveLength(2)
    expect(told(moves, [catalogue('Keep it all'), catalogue('Save it all')])).toEqual([
      'src/Page.tsx:3 copy/sentence-key',
      'locales/de.json:5 copy/sentence-key',
    ])
  })

  it('reads as a sentence on both sides', () => {
    expect(told([inCode('save.all', 'keep.all'), inCatalogue('save.all', 'keep.all')])).toHaveLength(2)
    expect(told([inCode('Save it all', 'keep.all'), inCatalogue('Save it all', 'keep.all')])).toEqual([
      'src/Page.tsx:3 copy/sentence-key',
      'locales/de.json:5 copy/sentence-key',
    ])
    expect(told([inCode('save.all', 'Keep it all'), inCatalogue('save.all', 'Keep it all')])).toEqual([
      'src/Page.tsx:3 copy/sentence-key',
      'locales/de.json:5 copy/sentence-key',
    ])
  })

  it('is screened like any other text', () => {
    const [from, to] = ['Save it all', 'Save it at https://elsewhere.example/x']

    expect(told([inCode(from, to), inCatalogue(from, to)])).toEqual([
      'src/Page.tsx:3 text/address',
      'locales/de.json:5 text/address',
    ])
    expect(told([inCode('Hello {name}', 'Hello you'), inCatalogue('Hello {name}', 'Hello you')])).toEqual([
      'src/Page.tsx:3 text/placeholder',
      'locales/de.json:5 text/placeholder',
    ])
  })

  it('is named by its beginning where it is long', () => {
    const long = `Save ${'it all '.repeat(20)}`
    const [found] = judgeKeyMoves([inCode(long, 'Keep it all')], []).findings

    expect(found?.says).toContain(long.slice(0, 80))
    expect(found?.says).not.toContain(long.slice(0, 81))
  })
})
