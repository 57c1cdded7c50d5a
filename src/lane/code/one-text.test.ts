import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTrees } from './compare-trees.ts'
import { oneText } from './one-text.ts'
import { isCodePath, type ParsedCode, parseCode } from './parse-code.ts'

const parsed = (text: string): ParsedCode | null => {
  const result = parseCode('a.tsx', text)
  return result.kind === 'parsed' ? result : null
}
/** A tree without offsets. */
const plain = (tree: ParsedCode): string =>
  JSON.stringify(tree.program, (key, value) =>
    key === 'start' || key === 'end' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  )

/** What comes of `before` when it is turned, beside what a parser makes of `after`; `null` where it is not turned. */
function turned(before: string, after: string) {
  const old = parsed(before)
  const one = old && oneText(old, after)
  if (!one) return null
  const fresh = parsed(after)
  const comparison = fresh && compareTrees(parsed(before) as ParsedCode, fresh)
  one.turn()
  return { tree: plain(old), span: one.spanAfter, fresh: fresh && plain(fresh), comparison }
}

function expectSame(result: NonNullable<ReturnType<typeof turned>>) {
  expect(result.tree).toBe(result.fresh)
  expect(result.comparison).toMatchObject({ kind: 'same-structure', texts: [{ spanAfter: result.span }] })
}

const source = `'use client'
// a comment 'with quotes'
import { t } from './t' /* é */
export const labels = { save: 'Save', undo: "Undo it" }
export function Page({ name, isNew }: { name: string; isNew: boolean }) {
  const x = \`Hello \${name}, you have \${'5'} new\`
  return <main title="A title &amp; more"><h1>Plans and <b>prices</b> for {name}</h1>{' '}
    Some text over
    two lines{' '}
    and one more {isNew ? 'New here' : \`Back\`} {t('key')}
    <p>{labels.save} &copy; Tamber</p></main> // end
}
`

describe('a patch inside one text', () => {
  test.each([
    ['Plans and', 'Our plans and'],
    ['prices', 'costs'],
    ['A title', 'Another'],
    ["'Save'", "'Keep'"],
    ['Undo it', "Don't"],
    ['New here', 'Fresh'],
    ['you have', 'there are'],
    ['two lines', 'three\n    lines'],
    ['and one more', 'and'],
    [', you', '; $5 you'],
  ])('%j → %j turns the tree into the one a parser reads', (from, to) => {
    const result = turned(source, source.replace(from, to))

    expect(result).not.toBeNull()
    expectSame(result as NonNullable<typeof result>)
  })

  test.each([
    ['an expression', 'Plans and', 'Plans {name} and'],
    ['an element', 'prices', '<i>prices</i>'],
    ['a closed string', "'Save'", "'Save' + x + ''"],
    ['an escape', "'Save'", "'\\u0053ave'"],
    ['an expression in a template', ', you', '${name} you'],
    ['a closed template', ', you', '` + name + ` you'],
    ['a directive', 'use client', 'use server'],
    ['a comment', 'with quotes', 'with words'],
    ['nothing but space', 'prices', ' '],
    ['a line break alone', 'over\n', 'over \n'],
    ['a line end in a string', "'Save'", "'Sa\nve'"],
    ['code', 'isNew ?', '!isNew ?'],
    ['two texts', 'Save', 'Keep'],
  ])('is not seen in %s', (what, from, to) => {
    const after = what === 'two texts' ? source.replaceAll('S', 'Z').replaceAll('Z', 'Z') : source.replace(from, to)

    expect(turned(source, after)).toBeNull()
  })

  test('is turned as a parser reads it, wherever it is and whatever is typed', () => {
    const files = sources(join(import.meta.dirname, '../copy/cases')).slice(0, 300)
    const characters = [...'abc Zé.,!-\'"`$}{<>&;\\\n\r\t/*😀'].map((one) => fc.constant(one))
    const typed = fc.array(fc.oneof(...characters), { maxLength: 6 }).map((all) => all.join(''))
    let seen = 0
    fc.assert(
      fc.property(
        fc.noBias(fc.nat(files.length - 1)),
        fc.noBias(fc.nat(1_000_000)),
        fc.nat(6),
        typed,
        (at, where, cut, text) => {
          const before = files[at] as string
          const start = where % before.length
          const after = before.slice(0, start) + text + before.slice(start + cut)
          if (after === before) return
          const result = turned(before, after)
          if (result === null) return
          seen++
          expectSame(result)
        },
      ),
      { numRuns: 4_000 },
    )
    expect(seen).toBeGreaterThan(200)
  })
})

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/before/') && isCodePath(path) && statSync(join(folder, path)).isFile())
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .filter((text) => parsed(text) !== null)
