import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWholeCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import type { Slot, SlotEdit, SourceFile } from '../lane.ts'
import { contentContract } from './content-contract.ts'

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) })
const page = (text: string) => file('docs/page.md', text)
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const slotsOf = (source: SourceFile) => contentContract.slots(source, defaultFacts)
const slotReading = (source: SourceFile, value: string): Slot => {
  const found = slotsOf(source).find((slot) => slot.value === value)
  if (!found)
    throw new Error(
      `no slot reads "${value}": ${slotsOf(source)
        .map((slot) => slot.value)
        .join(' | ')}`,
    )
  return found
}
const edit = (slot: Slot, to: string): SlotEdit => ({ slot: slot.id, path: slot.path, from: slot.value, to })
const apply = (source: SourceFile, edits: readonly SlotEdit[]) => contentContract.apply(source, edits, defaultFacts)
const judge = (source: SourceFile, after: Uint8Array) =>
  contentContract.judge(
    [{ path: source.path, before: source.bytes, after, modeBefore: '100644', modeAfter: '100644' }],
    defaultFacts,
  )

/** The file after one edit; throws with the findings where it is refused. */
function edited(source: SourceFile, from: string, to: string): string {
  const applied = apply(source, [edit(slotReading(source, from), to)])
  if (applied.kind === 'failed') throw new Error(applied.findings.map((finding) => finding.says).join('\n'))
  return read(applied.bytes)
}
const refusal = (source: SourceFile, edits: readonly SlotEdit[]): string[] => {
  const applied = apply(source, edits)
  return applied.kind === 'failed' ? applied.findings.map((finding) => finding.rule) : []
}

const wrapped = page(`# Plans

The first bag is free, postage included.
After it arrives you have **ten days** to
decide. If you do nothing, the second
delivery is sent and charged on the day
that you chose.
`)
const whole =
  'The first bag is free, postage included. After it arrives you have **ten days** to decide. If you do nothing, the second delivery is sent and charged on the day that you chose.'

describe('an edit changes only the lines of its block', () => {
  test('one word of a paragraph of five lines is one line of the diff', () => {
    expect(edited(wrapped, whole, whole.replace('second', 'third'))).toBe(
      read(wrapped.bytes).replace('second', 'third'),
    )
  })

  test('a new word beside a line break gets no line of its own', () => {
    expect(edited(wrapped, whole, whole.replace('included. After', 'included. Soon after'))).toBe(
      read(wrapped.bytes).replace('included.\nAfter', 'included.\nSoon after'),
    )
  })

  test('a new sentence in a wrapped paragraph is wrapped, and the other lines stay', () => {
    const more = `${'We tell you a week before, by mail, '.repeat(4)}and again a day before.`

    const after = edited(wrapped, whole, whole.replace('**ten days** to decide.', `**ten days** to decide. ${more}`))

    const lines = after.split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90)
    expect(lines.slice(0, 4)).toEqual(read(wrapped.bytes).split('\n').slice(0, 4))
    expect(lines.slice(-3)).toEqual(read(wrapped.bytes).split('\n').slice(-3))
  })

  test('a number that would begin a list at a line start stands elsewhere', () => {
    const source = page('We open at nine and close at\nfive on most days of the year.\n')

    const after = edited(
      source,
      'We open at nine and close at five on most days of the year.',
      'We open at nine and close at - say - five on most days of the year.',
    )

    expect(judge(source, new TextEncoder().encode(after)).kind).toBe('allowed')
    expect(after).not.toMatch(/^- /m)
  })

  test('marks of quotes and lists stay at the beginning of their lines', () => {
    const source = page('> The first line of a quote\n> and its second line.\n\n- An item that is\n  long enough.\n')

    expect(
      edited(source, 'The first line of a quote and its second line.', 'The first line of a quote and its last line.'),
    ).toBe(read(source.bytes).replace('second', 'last'))
    expect(edited(source, 'An item that is long enough.', 'An item that is short enough.')).toBe(
      read(source.bytes).replace('long', 'short'),
    )
  })

  test.each([
    ['# Plans', 'Plans'],
    ['## Plans ##', 'Plans'],
    ['Plans\n=====', 'Plans'],
    ['# C#', 'C#'],
  ])('the heading %j keeps its marks', (written, value) => {
    const source = page(`${written}\n\nText.\n`)

    expect(edited(source, value, 'Our prices')).toBe(read(source.bytes).replace(value, 'Our prices'))
  })

  test('a cell keeps its neighbours and its padding', () => {
    const source = page('| Plan   | Price |\n| :----- | ----: |\n| Solo   | 9 EUR |\n')

    expect(edited(source, 'Solo', 'Single')).toBe(read(source.bytes).replace('Solo', 'Single'))
  })

  test('windows line ends, tabs and the byte order mark stay', () => {
    const source = page('\uFEFF# Plans\r\n\r\n-\tOne plan\r\n\tfor all\r\n')

    expect(edited(source, 'One plan for all', 'One price for all')).toBe(
      '\uFEFF# Plans\r\n\r\n-\tOne price\r\n\tfor all\r\n',
    )
  })

  test('the marks of a directive around a text are not part of it', () => {
    const source = page(':::tip Good to know\nCount your cups.\n:::\n\n> [!NOTE]\n> Count them twice.\n')

    expect(edited(source, 'Count your cups.', 'Count all cups.')).toBe(read(source.bytes).replace('your', 'all'))
    expect(edited(source, 'Count them twice.', 'Count twice.')).toBe(read(source.bytes).replace('them ', ''))
  })

  test('a break that shows stays one', () => {
    const source = page('Coffee Street 1  \nBerlin\\\nGermany\n')

    expect(edited(source, 'Coffee Street 1\nBerlin\nGermany', 'Tea Street 1\nBerlin\nGermany')).toBe(
      read(source.bytes).replace('Coffee', 'Tea'),
    )
  })

  test('words between the tags of a component', () => {
    const source = file(
      'docs/page.mdx',
      'import { Note } from \'./note\'\n\n<Note kind="tip">\n\nChoose a plan.\n\n</Note>\n',
    )

    expect(edited(source, 'Choose a plan.', 'Choose your plan.')).toBe(
      read(source.bytes).replace('a plan', 'your plan'),
    )
  })
})

describe('front matter', () => {
  test.each([
    ['title: Plans', 'Plans', 'Our plans', 'title: Our plans'],
    ['title: Plans # short', 'Plans', 'Our plans', 'title: Our plans # short'],
    ["title: 'Plans'", 'Plans', "Ana's plans", "title: 'Ana''s plans'"],
    ['title: "Plans"', 'Plans', 'The "best" plans', 'title: "The \\"best\\" plans"'],
    ['title: Plans', 'Plans', 'Plans: all of them', 'title: "Plans: all of them"'],
    ['title: Plans', 'Plans', '2027-01-01', 'title: "2027-01-01"'],
    ['title: Plans', 'Plans', 'yes', 'title: "yes"'],
    [
      'description: >-\n  Two lines\n  of words',
      'Two lines of words',
      'Three lines of words',
      'description: >-\n  Three lines\n  of words',
    ],
  ])('%j can say something else', (written, from, to, expected) => {
    const rest = '\nsidebar: 3\n---\n\nText.\n'

    expect(edited(page(`---\n${written}${rest}`), from, to)).toBe(`---\n${expected}${rest}`)
  })

  test('of anchors, tags and errors has no texts to change', () => {
    for (const matter of [
      'title: &a Plans\nother: *a',
      'title: !x Plans',
      'title: Plans\ntitle: Plans',
      'title: [',
      'title: yes',
    ])
      expect(slotsOf(page(`---\n${matter}\n---\n`))).toEqual([])
  })
})

describe('an edit is refused', () => {
  const source = page('# Plans\n\nRead [the terms](/terms) and run `npm start`.\n')
  const value = 'Read [the terms](/terms) and run `npm start`.'

  test.each([
    ['a new target', 'Read [the terms](/other).', 'content/link'],
    ['a new command', 'Run `npm install`.', 'content/code'],
    ['a tag', 'Read <b>this</b>.', 'content/html'],
    ['an image', 'Read this ![](/a.png).', 'content/image'],
    ['nothing', '  ', 'content/no-text'],
    ['a host', 'Read evil.example.com first.', 'text/address'],
    ['a template', 'Read {{ secret }}.', 'content/template'],
  ])('where the new text brings %s', (_, to, rule) => {
    const found = refusal(source, [edit(slotReading(source, value), to)])

    if (to.trim() !== '') expect(found).toContain(rule)
    else expect(found.length).toBeGreaterThan(0)
  })

  test.each(['# A heading', '- An item', '> A quote', '```', '<!-- note -->', '[a]: /b', '    code', '***'])(
    'or reads as written where it would become something else: %j',
    (to) => {
      const applied = apply(source, [edit(slotReading(source, value), to)])

      if (applied.kind === 'applied')
        expect(slotsOf(page(read(applied.bytes))).map((slot) => slot.kind)).toEqual(['heading', 'paragraph'])
      else expect(applied.findings.length).toBeGreaterThan(0)
    },
  )

  test('where the text is no longer the one it was made for, or gone', () => {
    const slot = slotReading(source, value)

    expect(refusal(source, [{ ...edit(slot, 'Read this.'), from: 'Another text' }])).toEqual(['edit/stale'])
    expect(refusal(page('# Other\n'), [edit(slot, 'Read this.')])).toEqual(['edit/slot-gone'])
    expect(refusal(source, [edit(slot, 'Read this.'), edit(slot, 'Read that.')])).toEqual(['edit/twice'])
  })
})

describe('slot ids', () => {
  test('stay the same when sections and their texts change elsewhere', () => {
    const before = page('# Plans\n\nA text.\n\n## Prices\n\nThe first.\n')
    const after = page('# Plans\n\nAnother text.\n\nMore.\n\n## New\n\nWords.\n\n## Prices\n\nThe first.\n')

    expect(slotReading(after, 'The first.').id).toBe(slotReading(before, 'The first.').id)
    expect(slotReading(after, 'Another text.').id).toBe(slotReading(before, 'A text.').id)
  })

  test('are different for every slot of a file', () => {
    const source = page('Same\n\nSame\n\n- Same\n- Same\n\n| Same | Same |\n| - | - |\n| Same | Same |\n')

    expect(new Set(slotsOf(source).map((slot) => slot.id)).size).toBe(8)
  })
})

describe('every slot of the cases', () => {
  const sources = ['cases', 'own-cases']
    .flatMap((folder) => readWholeCases(join(import.meta.dirname, folder), 'content'))
    .flatMap(({ patch }) => patch)
    .flatMap(({ path, before }) => (before ? [{ path, bytes: before }] : []))
    .map((source) => ({ source, slots: slotsOf(source) }))
    .filter((entry) => entry.slots.length > 0)
  const wording = fc.constantFrom(
    'Again:',
    'And more',
    "Isn't it",
    'Überraschung',
    'Für alle — “jetzt”',
    '你好',
    'A & b',
    '100 %',
  )

  test('can be edited, and the judge admits exactly that edit', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), wording, fc.boolean(), (pickFile, pickSlot, words, atEnd) => {
        const entry = sources[pickFile % sources.length]
        const slot = entry?.slots[pickSlot % entry.slots.length]
        if (!entry || !slot) return
        const to = atEnd ? `${slot.value} ${words}` : `${words} ${slot.value}`
        const applied = apply(entry.source, [edit(slot, to)])
        if (applied.kind === 'failed')
          throw new Error(`${slot.path} "${slot.value}": ${applied.findings.map((finding) => finding.says)}`)
        const verdict = judge(entry.source, applied.bytes)

        expect(verdict.kind).toBe('allowed')
        const folded = (text: string) => text.replace(/\s+/g, ' ')
        expect(verdict.kind === 'allowed' ? verdict.edits.map(({ after }) => folded(after)) : []).toEqual([folded(to)])
        const before = read(entry.source.bytes)
        const after = read(applied.bytes)
        expect(after.startsWith(before.slice(0, slot.span.start))).toBe(true)
        expect(after.endsWith(before.slice(slot.span.end))).toBe(true)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
