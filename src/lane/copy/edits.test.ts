import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../apply-edits.ts'
import { readCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import type { Slot, SlotEdit, SourceFile } from '../lane.ts'
import { slots } from '../slots.ts'

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) })
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const slotsOf = (source: SourceFile) => slots(source, 'copy', defaultFacts)
const slotReading = (source: SourceFile, value: string): Slot => {
  const found = slotsOf(source).find((slot) => slot.value === value)
  if (!found) throw new Error(`no slot reads "${value}": ${slotsOf(source).map((slot) => slot.value)}`)
  return found
}
const edit = (slot: Slot, to: string): SlotEdit => ({ slot: slot.id, path: slot.path, from: slot.value, to })

/** The file after one edit; throws with the findings where it is refused. */
function edited(source: SourceFile, from: string, to: string): string {
  const applied = applyEdits(source, [edit(slotReading(source, from), to)], 'copy', defaultFacts)
  if (applied.kind === 'failed') throw new Error(applied.findings.map((finding) => finding.says).join('\n'))
  return read(applied.bytes)
}

const refusal = (source: SourceFile, edits: readonly SlotEdit[]): string[] => {
  const applied = applyEdits(source, edits, 'copy', defaultFacts)
  return applied.kind === 'failed' ? applied.findings.map((finding) => finding.rule) : []
}

const page = (body: string) =>
  file('src/Page.tsx', `export const Page = ({ name }) => (\n\t<main>\n${body}\n\t</main>\n)\n`)

test('an edit of what is gone, has changed or is edited twice fails', () => {
  const source = page('\t\t<h1>Plans</h1>')
  const slot = slotReading(source, 'Plans')

  expect(refusal(source, [{ ...edit(slot, 'All plans'), from: 'Other plans' }])).toEqual(['edit/stale'])
  expect(refusal(page('\t\t<p>Text</p>'), [edit(slot, 'All plans')])).toEqual(['edit/slot-gone'])
  expect(refusal(source, [{ ...edit(slot, 'All plans'), path: 'src/Other.tsx' }])).toEqual(['edit/slot-gone'])
  expect(refusal(source, [edit(slot, 'All plans'), edit(slot, 'Our plans')])).toEqual(['edit/twice'])
  expect(refusal(file('logo.png', ''), [edit(slot, 'All plans')])).toEqual(['edit/no-slots'])
})

describe('an edit changes only the bytes of its slot', () => {
  test('one headline in a file with tabs, single quotes and no semicolons is one line', () => {
    const source = page("\t\t<h1 className='a'>Plans</h1>\n\t\t<p title='x y'>Other text</p>")

    const after = edited(source, 'Plans', 'Plans and pricing')

    expect(after).toBe(read(source.bytes).replace('Plans', 'Plans and pricing'))
  })

  test('a paragraph over several lines keeps the line breaks around words that stay', () => {
    const source = page(
      '\t\t<p>\n\t\t\tChoose the plan that suits\n\t\t\tyou, and change it\n\t\t\tat any time.\n\t\t</p>',
    )

    const after = edited(
      source,
      'Choose the plan that suits you, and change it at any time.',
      'Choose the plan that fits you, and change it at any time.',
    )

    expect(after).toBe(read(source.bytes).replace('suits', 'fits'))
  })

  test('an apostrophe is written as the file writes it', () => {
    const source = page('\t\t<p>Don&apos;t wait</p>\n\t\t<p>Plans</p>')

    expect(edited(source, 'Plans', "It's time")).toContain('<p>It&apos;s time</p>')
    expect(edited(source, "Don't wait", "Don't hurry")).toContain('<p>Don&apos;t hurry</p>')
  })

  test('quotes, backslashes and entities are escaped as their place needs', () => {
    const source = page("\t\t<p title='Tip'>{open ? 'Yes, please' : `No, ${name}`}</p>")

    expect(edited(source, 'Tip', "It's a tip")).toContain("title='It&#39;s a tip'")
    expect(edited(source, 'Yes, please', "Yes, it's me")).toContain("'Yes, it\\'s me'")
    expect(edited(source, 'No, ${name}', 'Not now, ${name}, a ` b')).toContain('`Not now, ${name}, a \\` b`')
  })

  test('a less-than sign in a text becomes an entity', () => {
    const source = page('\t\t<p>Few seats</p>')

    expect(edited(source, 'Few seats', 'Teams with seats < 5 & more')).toContain(
      '<p>Teams with seats &lt; 5 & more</p>',
    )
  })

  test('windows line ends and the byte order mark stay', () => {
    const source = file('src/Page.tsx', '\uFEFFexport const Page = () => (\r\n  <h1>Plans</h1>\r\n)\r\n')

    expect(edited(source, 'Plans', 'Pricing')).toBe('\uFEFFexport const Page = () => (\r\n  <h1>Pricing</h1>\r\n)\r\n')
  })

  test('a space element beside a text stays where it is', () => {
    const source = page('\t\t<p>\n\t\t\tRead our{" "}\n\t\t\t<a href="/terms">terms</a>\n\t\t</p>')

    expect(edited(source, 'Read our', 'Please read our')).toBe(
      read(source.bytes).replace('Read our', 'Please read our'),
    )
  })

  test('a locale file keeps its escapes', () => {
    const source = file('locales/de.json', '{\n  "a": "Gr\\u00fcn",\n  "b": "Text"\n}\n')

    expect(edited(source, 'Grün', 'Schön "grün"')).toBe('{\n  "a": "Sch\\u00f6n \\"gr\\u00fcn\\"",\n  "b": "Text"\n}\n')
    expect(edited(source, 'Text', 'Größe')).toContain('"b": "Gr\\u00f6\\u00dfe"')
  })
})

describe('an edit is refused', () => {
  test('where the text is no longer the one it was made for', () => {
    const source = page('\t\t<h1>Plans</h1>')
    const stale = { ...edit(slotReading(source, 'Plans'), 'Pricing'), from: 'Prices' }

    expect(refusal(source, [stale])).toEqual(['edit/stale'])
  })

  test('where the slot is gone', () => {
    const source = page('\t\t<h1>Plans</h1>')
    const slot = edit(slotReading(source, 'Plans'), 'Pricing')

    expect(refusal(page('\t\t<p>Other text</p>'), [slot])).toEqual(['edit/slot-gone'])
  })

  test.each([
    ['markup', 'Plans <b>now</b>', 'text/markup'],
    ['braces', 'Plans {now}', 'text/placeholder'],
    ['nothing', '  ', 'text/emptied'],
    ['a host', 'See evil.example.com', 'text/address'],
  ])('where the new text brings %s', (_, to, rule) => {
    const source = page('\t\t<h1>Plans</h1>')

    expect(refusal(source, [edit(slotReading(source, 'Plans'), to)])).toEqual([rule])
  })

  test('where a template loses an expression', () => {
    const source = page('\t\t<p>{`Dear ${name}, welcome`}</p>')

    expect(refusal(source, [edit(slotReading(source, 'Dear ${name}, welcome'), 'Dear you, welcome')])).toEqual([
      'text/placeholder',
    ])
  })
})

describe('slot ids', () => {
  test('stay the same when unrelated lines, texts and elements change', () => {
    const before = page('\t\t<h1>Plans</h1>\n\t\t<p>First text</p>')
    const after = file(
      'src/Page.tsx',
      `// a new first line\n${read(page('\t\t<h1>Other plans</h1>\n\t\t<ul><li>New item</li></ul>\n\t\t<p>First text</p>').bytes)}`,
    )

    expect(slotReading(after, 'First text').id).toBe(slotReading(before, 'First text').id)
    expect(slotReading(after, 'Other plans').id).toBe(slotReading(before, 'Plans').id)
  })

  test('are different for every slot of a file', () => {
    const source = page('\t\t<p>Same text</p>\n\t\t<p>Same text</p>\n\t\t<p title="Same text">Same text</p>')

    expect(new Set(slotsOf(source).map((slot) => slot.id)).size).toBe(4)
  })
})

describe('every slot of the honest cases', () => {
  const sources = readCases(join(import.meta.dirname, 'cases'), 'copy')
    .filter(({ attack }) => attack === 'honest')
    .flatMap(({ patch }) => patch)
    .flatMap(({ path, before }) => (before ? [{ path, bytes: before }] : []))
    .map((source) => ({ source, slots: slotsOf(source) }))
    .filter((entry) => entry.slots.length > 0)

  test('can be edited, and the judge admits exactly that edit', () => {
    const wording = fc.constantFrom(
      'again',
      'and more',
      "isn't it",
      'Überraschung',
      'für alle — “jetzt”',
      '你好',
      'a & b',
      '100 %',
    )
    fc.assert(
      fc.property(fc.nat(), fc.nat(), wording, (pickFile, pickSlot, picked) => {
        const entry = sources[pickFile % sources.length]
        const slot = entry?.slots[pickSlot % entry.slots.length]
        if (!entry || !slot) return
        // Where a text is formatted, a sign of its own would begin a conversion.
        const words = /%[^%]/.test(slot.value) ? picked.replace(' %', '') : picked
        // A message keeps its frame, so new words go in front of it, not into a branch.
        const applied = applyEdits(entry.source, [edit(slot, `${words} ${slot.value}`)], 'copy', defaultFacts)
        if (applied.kind === 'failed')
          throw new Error(`${slot.path} "${slot.value}": ${applied.findings.map((finding) => finding.says)}`)
        const verdict = judge(
          [
            {
              path: slot.path,
              before: entry.source.bytes,
              after: applied.bytes,
              modeBefore: '100644',
              modeAfter: '100644',
            },
          ],
          'copy',
          defaultFacts,
        )

        expect(verdict.kind).toBe('allowed')
        expect(verdict.kind === 'allowed' ? verdict.edits.map(({ after }) => after) : []).toEqual([
          `${words} ${slot.value}`,
        ])
      }),
      { numRuns: 400, seed: 7 },
    )
  })
})
