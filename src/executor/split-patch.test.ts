import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileChange, Patch } from '../change/patch.ts'
import { defaultFacts } from '../lane/index.ts'
import { splitPatch } from './split-patch.ts'

const bytes = (text: string | null) => (text === null ? null : new TextEncoder().encode(text))
const text = (of: Uint8Array | null) => of && new TextDecoder().decode(of)
const file = (path: string, before: string | null, after: string | null): FileChange => ({
  path,
  before: bytes(before),
  after: bytes(after),
  modeBefore: before === null ? null : '100644',
  modeAfter: after === null ? null : '100644',
})

const page = (title: string, limit: number, button = 'Sign up', handler = 'join') => `import { join } from './join'
const limit = ${limit}
export function Plans() {
  return (
    <main>
      <h1>${title}</h1>
      <p>Take your time.</p>
      <button onClick={${handler}}>${button}</button>
    </main>
  )
}
`

/** Every file as it stands after the parts, one on top of the other, and then the rest. */
function put(patch: Patch, { parts, rest }: ReturnType<typeof splitPatch>): Map<string, string | null> {
  const files = new Map<string, string | null>(patch.map((one) => [one.path, text(one.before)]))
  for (const part of [...parts.map((each) => each.patch), rest]) {
    for (const one of part) {
      expect(text(one.before)).toBe(files.get(one.path))
      files.set(one.path, text(one.after))
    }
  }
  return files
}

const says = (split: ReturnType<typeof splitPatch>) =>
  split.parts.map((part) => [part.contract, ...part.verdict.edits.map((edit) => `${edit.before} → ${edit.after}`)])

describe('a patch that mixes text with code', () => {
  test('gives the text as a part and keeps the code as the rest', () => {
    const patch = [file('src/Plans.tsx', page('Plans', 3), page('Plans and pricing', 5))]

    const split = splitPatch(patch, ['copy'], defaultFacts)

    expect(says(split)).toEqual([['copy', 'Plans → Plans and pricing']])
    expect(text(split.parts[0]?.patch[0]?.after ?? null)).toBe(page('Plans and pricing', 3))
    expect(text(split.rest[0]?.before ?? null)).toBe(page('Plans and pricing', 3))
    expect(text(split.rest[0]?.after ?? null)).toBe(page('Plans and pricing', 5))
  })

  test('is taken apart inside a line', () => {
    const patch = [file('src/Plans.tsx', page('Plans', 3), page('Plans', 3, 'Join now', 'start'))]

    const split = splitPatch(patch, ['copy'], defaultFacts)

    expect(says(split)).toEqual([['copy', 'Sign up → Join now']])
    expect(text(split.rest[0]?.before ?? null)).toBe(page('Plans', 3, 'Join now'))
  })

  test('takes the test along that follows the text, and leaves the one that does more', () => {
    const spec = (title: string, count: number) =>
      `test('plans', () => {\n  getByText('${title}')\n  expect(count).toBe(${count})\n})\n`
    const patch = [
      file('src/Plans.tsx', page('Plans', 3), page('Plans and pricing', 5)),
      file('src/Plans.test.tsx', spec('Plans', 3), spec('Plans and pricing', 5)),
      file('src/new.ts', null, 'export const a = 1\n'),
      file('src/old.ts', 'export const b = 1\n', null),
    ]

    const split = splitPatch(patch, ['copy'], defaultFacts)

    expect(split.parts[0]?.patch.map((one) => one.path).sort()).toEqual(['src/Plans.test.tsx', 'src/Plans.tsx'])
    expect(text(split.rest.find((one) => one.path === 'src/Plans.test.tsx')?.before ?? null)).toBe(
      spec('Plans and pricing', 3),
    )
    expect(split.rest.map((one) => one.path).sort()).toEqual([
      'src/Plans.test.tsx',
      'src/Plans.tsx',
      'src/new.ts',
      'src/old.ts',
    ])
  })

  test('keeps a sentence that is a key together with its catalogue', () => {
    const view = (key: string, n: number) =>
      `export const Save = () => <b tabIndex={${n}}>{t('${key}')}</b>\nexport const size = ${n}\n`
    const patch = [
      file('src/Save.tsx', view('Save your changes now', 1), view('Keep your changes now', 2)),
      file(
        'locales/de.json',
        '{\n  "Save your changes now": "Jetzt speichern"\n}\n',
        '{\n  "Keep your changes now": "Jetzt speichern"\n}\n',
      ),
    ]

    const split = splitPatch(patch, ['copy'], defaultFacts)

    expect(put(patch, split).get('src/Save.tsx')).toBe(view('Keep your changes now', 2))
    for (const part of split.parts) expect(part.patch.length).toBe(2)
  })

  test('that is wholly inside a lane has no rest, and one that has nothing in it no part', () => {
    const pure = [file('src/Plans.tsx', page('Plans', 3), page('Our plans', 3))]
    const none = [file('src/Plans.tsx', page('Plans', 3), page('Plans', 5))]

    expect(splitPatch(pure, ['copy'], defaultFacts)).toMatchObject({ parts: [{ contract: 'copy' }], rest: [] })
    expect(splitPatch(none, ['copy'], defaultFacts)).toMatchObject({ parts: [], rest: [{ path: 'src/Plans.tsx' }] })
    expect(splitPatch([], ['copy'], defaultFacts)).toEqual({ parts: [], rest: [] })
  })

  test('that is no text is left whole', () => {
    const binary: FileChange = { ...file('src/a.tsx', 'a', 'b'), after: Uint8Array.of(0xff, 0xfe, 0) }

    expect(splitPatch([binary], ['copy'], defaultFacts)).toEqual({ parts: [], rest: [binary] })
  })
})

test('parts and rest are together the whole patch, whatever changes', () => {
  const line = fc.constantFrom(
    '<h1>Plans</h1>',
    '<h1>Plans and pricing</h1>',
    '<b id="x">Hello there</b>',
    '<b id="y">Good morning</b>',
    '<p>One sentence.</p>',
    '<p>Another sentence.</p>',
    '{a}',
    '<i title="Look here">Now</i>',
    '{/* note */}',
  )
  const body = fc.array(line, { minLength: 1, maxLength: 6 })
  const source = (lines: readonly string[]) =>
    `export const A = ({ a }) => (\n  <main>\n${lines.map((one) => `    ${one}\n`).join('')}  </main>\n)\n`
  fc.assert(
    fc.property(body, body, (before, after) => {
      const patch = [file('src/A.tsx', source(before), source(after))]

      const split = splitPatch(patch, ['copy'], defaultFacts)

      expect(put(patch, split).get('src/A.tsx')).toBe(source(after))
    }),
    { numRuns: 150 },
  )
})
