import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import type { SourceFile } from '../lane.ts'
import { contentContract } from './content-contract.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const verdictOf = (path: string, before: Uint8Array | string, after: Uint8Array | string) => {
  const [a, b] = [before, after].map((side) => (typeof side === 'string' ? bytes(side) : side))
  return contentContract.judge(
    [{ path, before: a as Uint8Array, after: b as Uint8Array, modeBefore: '100644', modeAfter: '100644' }],
    defaultFacts,
  ).kind
}

const many = 100_000
/** What a parser of Markdown or MDX takes more than linear time or an endless stack for. */
const bombs: Readonly<Record<string, string>> = {
  quotes: '>'.repeat(many),
  'quotes with spaces': '> '.repeat(many),
  bullets: '- '.repeat(many),
  numbers: '1. '.repeat(many),
  'lists by indentation': Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  brackets: '['.repeat(many),
  'brackets that close': `${'['.repeat(many)}a${']'.repeat(many)}`,
  images: '!['.repeat(many),
  links: '[a]('.repeat(many),
  'links with angles': '[a](<b'.repeat(many),
  asterisks: `${'*'.repeat(many)}a${'*'.repeat(many)}`,
  'asterisks and underscores': '*a_ '.repeat(many),
  'triple asterisks': '***a'.repeat(many),
  backticks: Array.from({ length: 800 }, (_, count) => '`'.repeat(count)).join(' '),
  tags: '<a>'.repeat(many),
  'tags in lines': '<a>\n'.repeat(many),
  'tags that do not end': '<a b="'.repeat(many),
  comments: '<!-- '.repeat(many),
  braces: '{'.repeat(many),
  'braces that close': `${'{'.repeat(9_000)}${'}'.repeat(9_000)}`,
  'braces in parentheses': `{(${'('.repeat(many)}${')'.repeat(many)})}`,
  'an export that does not end': `export const a = [\n\n${'1,\n\n'.repeat(2_000)}`,
  'an expression that does not end': `{\n${'a}\n\n'.repeat(2_000)}`,
  pipes: `${'|'.repeat(many)}\n${'|-'.repeat(many)}|\n`,
  mails: 'a@'.repeat(20_000),
  footnotes: '[^'.repeat(many),
  'front matter of brackets': `---\na: ${'['.repeat(many)}\n---\n`,
  'front matter of aliases': `---\na: &a [x]\n${Array.from({ length: 500 }, (_, at) => `b${at}: [*a, *a]`).join('\n')}\n---\n`,
}

describe('hostile input is never admitted, never throws and ends', () => {
  test.each(Object.keys(bombs))('%s that come new', (name) => {
    const bomb = bombs[name]

    for (const path of ['a.md', 'a.mdx']) expect(verdictOf(path, 'Plans\n', `Prices\n\n${bomb}\n`)).not.toBe('allowed')
  })

  test.each(Object.keys(bombs))('%s on both sides, whatever is said of them, have no endless slots', (name) => {
    for (const path of ['a.md', 'a.mdx']) {
      const source: SourceFile = { path, bytes: bytes(`${bombs[name]}\n\nPlans\n`) }

      const edits = contentContract
        .slots(source, defaultFacts)
        .slice(-1)
        .map((slot) => ({ slot: slot.id, path, from: slot.value, to: `${slot.value} and prices` }))
      expect(['applied', 'failed']).toContain(contentContract.apply(source, edits, defaultFacts).kind)
    }
  })

  test.each([
    ['a null', bytes('Pri\0ces\n')],
    ['bytes that are no UTF-8', new Uint8Array([0x50, 0xff, 0xfe, 0x0a])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x50, 0, 0x0a, 0])],
    ['three megabytes', bytes(`${'Prices '.repeat(450_000)}\n`)],
    ['one megabyte', bytes(`${'Prices '.repeat(150_000)}\n`)],
    ['a hundred thousand lines', bytes('Prices\n\n'.repeat(50_000))],
  ])('%s', (_, after) => {
    expect(verdictOf('a.md', 'Plans\n', after)).not.toBe('allowed')
    expect(contentContract.slots({ path: 'a.md', bytes: after }, defaultFacts)).toEqual([])
  })

  test('MDX that does not parse is not judged', () => {
    expect(verdictOf('a.mdx', '<A>Plans</A>\n', '<A>Prices\n')).toBe('unjudged')
    expect(verdictOf('a.mdx', 'Plans {1}\n', 'Prices {\n')).toBe('unjudged')
    expect(verdictOf('a.mdx', '<!-- a -->\n\nPlans\n', '<!-- a -->\n\nPrices\n')).toBe('unjudged')
  })

  test.each([
    ['letters', 'a'.repeat(100_000)],
    ['dots', 'a.'.repeat(40_000)],
    ['digits', '1 '.repeat(40_000)],
    ['spaces', `a${' '.repeat(100_000)}b`],
    ['dollars', '$a'.repeat(40_000)],
    ['calls', '$t('.repeat(40_000)],
    ['marks', 'e\u0301'.repeat(40_000)],
    ['hashes', `# a${' #'.repeat(40_000)} b`],
  ])('a text of a hundred kilobytes of %s', (_, long) => {
    expect(verdictOf('a.md', `${long}\n`, `${long} x\n`)).not.toBe('allowed')
    expect(verdictOf('a.md', `${long}\n\nPlans\n`, `${long}\n\nPrices\n`)).toBe('allowed')
  })
})
