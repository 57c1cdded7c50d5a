import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import type { Slot, SlotEdit, SourceFile } from '../lane.ts'
import { styleContract } from './style-contract.ts'

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) })
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const slotsOf = (source: SourceFile) => styleContract.slots(source, defaultFacts)
const slotReading = (source: SourceFile, value: string): Slot => {
  const found = slotsOf(source).find((slot) => slot.value === value)
  if (!found) throw new Error(`no slot reads "${value}": ${slotsOf(source).map((slot) => slot.value)}`)
  return found
}
const edit = (slot: Slot, to: string): SlotEdit => ({ slot: slot.id, path: slot.path, from: slot.value, to })

/** The file after one edit; throws with the findings where it is refused. */
function edited(source: SourceFile, from: string, to: string): string {
  const applied = styleContract.apply(source, [edit(slotReading(source, from), to)], defaultFacts)
  if (applied.kind === 'failed') throw new Error(applied.findings.map((finding) => finding.says).join('\n'))
  return read(applied.bytes)
}

const refusal = (source: SourceFile, edits: readonly SlotEdit[]): string[] => {
  const applied = styleContract.apply(source, edits, defaultFacts)
  return applied.kind === 'failed' ? applied.findings.map((finding) => finding.rule) : []
}

const page = (body: string) =>
  file(
    'src/Page.tsx',
    `import { cn } from './cn'\nexport const Page = ({ x, n }) => (\n\t<main>\n${body}\n\t</main>\n)\n`,
  )
const sheet = (text: string) => file('src/page.css', text)

describe('an edit changes only the bytes of its slot', () => {
  test('one class of a list over several lines is one line', () => {
    const source = page("\t\t<h1 className='a\n\t\t\tpx-4  py-2\n\t\t\tb'>Plans</h1>")

    expect(edited(source, 'a px-4 py-2 b', 'a px-4 py-3 b')).toBe(read(source.bytes).replace('py-2', 'py-3'))
  })

  test('a template keeps its expressions and the names they complete', () => {
    const source = page('\t\t<p className={`card tint-${ x } ${n ? "wide" : ""}`} />')
    const slot = 'card tint-${ x } ${n ? "wide" : ""}'

    expect(edited(source, slot, 'card mt-2 tint-${ x } ${n ? "wide" : ""}')).toContain('`card mt-2 tint-${ x } ${n')
    expect(refusal(source, [edit(slotReading(source, slot), 'card mt-2')])).toEqual(['style/part'])
    expect(refusal(source, [edit(slotReading(source, slot), 'card ink-${ x } ${n ? "wide" : ""}')])).toEqual([
      'style/part',
    ])
  })

  test('an empty string joined to a name is parted from it', () => {
    const source = page("\t\t<p className={'card' + (x ? '' : ' wide')} />")

    expect(edited(source, '', 'mt-2')).toContain("'card' + (x ? ' mt-2' : ' wide')")
  })

  test('a number of a style object stays one, or becomes a string in the quotes of the file', () => {
    const source = page("\t\t<p style={{ marginTop: -4, color: 'red' }} />")

    expect(edited(source, '-4', '12')).toContain('marginTop: 12,')
    expect(edited(source, '-4', '1rem')).toContain("marginTop: '1rem',")
    expect(edited(source, 'red', '#222')).toContain("color: '#222' }")
  })

  test('a value of a style sheet keeps its line breaks, comments and importance', () => {
    const source = sheet('a {\r\n\tgrid: 1fr\r\n\t\t2fr; /* two */\r\n\tgap:4px!important\r\n}\r\n')

    expect(edited(source, '1fr 2fr', '1fr 3fr')).toBe(read(source.bytes).replace('2fr', '3fr'))
    expect(edited(source, '4px', '8px')).toBe(read(source.bytes).replace('4px', '8px'))
  })

  test('a byte order mark stays', () => {
    const source = sheet('\uFEFFa { gap: 4px }\n')

    expect(edited(source, '4px', '8px')).toBe('\uFEFFa { gap: 8px }\n')
    expect(read(source.bytes).slice(slotReading(source, '4px').span.start).startsWith('4px')).toBe(true)
  })
})

describe('an edit is refused', () => {
  const source = sheet('a { gap: 4px; color: #222 }\n')

  test.each([
    ['breaks out of its declaration', '4px; } * { gap: 0', 'style/structure'],
    ['comments the rest out', '4px /* ', 'style/unparsable'],
    ['loads a picture', 'url(x)', 'style/loads'],
    ['uses a variable nobody knows', 'var(--nobody)', 'style/name'],
    ['is important', '4px !important', 'style/structure'],
    ['is empty', ' ', 'style/structure'],
  ])('where the new value %s', (_, to, rule) => {
    expect(refusal(source, [edit(slotReading(source, '4px'), to)])).toEqual([rule])
  })

  test('where the value is no longer the one it was made for', () => {
    expect(refusal(source, [{ ...edit(slotReading(source, '4px'), '8px'), from: '2px' }])).toEqual(['edit/stale'])
  })

  test('where the slot is gone', () => {
    expect(refusal(sheet('b { top: 4px }\n'), [edit(slotReading(source, '4px'), '8px')])).toEqual(['edit/slot-gone'])
  })

  test('where the file has no styles', () => {
    expect(refusal(file('a.md', 'a'), [edit(slotReading(source, '4px'), '8px')])).toEqual(['edit/no-slots'])
  })
})

describe('slots', () => {
  test('are not offered where nothing may change', () => {
    const source = sheet(
      'a { content: "x"; display: none; opacity: 0; gap: #{$x} } @font-face { src: url(a) } :export { a: b }',
    )

    expect(slotsOf(source)).toEqual([])
  })

  test('keep their ids when unrelated lines and values change', () => {
    const before = sheet('a { gap: 4px }\nb { gap: 8px }\n')
    const after = sheet('/* new */\nc { gap: 1px }\na { gap: 5px }\nb { gap: 8px }\n')

    expect(slotReading(after, '8px').id).toBe(slotReading(before, '8px').id)
  })

  test('have ids of their own', () => {
    const source = page('\t\t<p className="a" /><p className="a" style={{ gap: 1 }} /><p className={cn("a", "a")} />')
    const ids = slotsOf(source).map((slot) => slot.id)

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(5)
  })
})

describe('a class joiner of the file itself', () => {
  test.each([
    ['declared', 'const cx = (kind) => table[kind]'],
    ['bound', 'const cx = names.bind(styles)'],
    ['imported under another name', "import { t as cx } from './i18n'"],
  ])('that is %s holds no slots', (_, line) => {
    expect(slotsOf(file('src/a.tsx', `${line}\nexport const a = <p className={cx('primary')} />\n`))).toEqual([])
  })
})

const sources = readCases(join(import.meta.dirname, 'cases'), 'style')
  .concat(readCases(join(import.meta.dirname, 'own-cases'), 'style'))
  .flatMap(({ patch }) => patch)
  .flatMap(({ path, before }) => (before ? [{ path, bytes: before }] : []))
  .map((source) => ({ source, slots: slotsOf(source) }))
  .filter((entry) => entry.slots.length > 0)

const verdictOf = (source: SourceFile, after: Uint8Array) =>
  styleContract.judge(
    [{ path: source.path, before: source.bytes, after, modeBefore: '100644', modeAfter: '100644' }],
    defaultFacts,
  )

/** How many lines differ, counted from both ends. */
function changedLines(before: string, after: string): number {
  const a = before.split('\n')
  const b = after.split('\n')
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  let end = 0
  while (end < a.length - same && end < b.length - same && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - same - end
}

describe('every slot of the cases', () => {
  test('that is a class list takes one more name, in one line', () => {
    for (const { source, slots } of sources)
      for (const slot of slots.filter(({ kind }) => kind === 'classes')) {
        // At one end of it at least no program completes the name.
        const results = [`rounded-7 ${slot.value}`, `${slot.value} rounded-7`].map((to) =>
          styleContract.apply(source, [edit(slot, to.trim())], defaultFacts),
        )
        const applied = results.find((result) => result.kind === 'applied')

        if (applied?.kind !== 'applied') throw new Error(`${slot.path} "${slot.value}": ${JSON.stringify(results[0])}`)
        expect(changedLines(read(source.bytes), read(applied.bytes))).toBe(1)
        expect(verdictOf(source, applied.bytes).kind).toBe('allowed')
      }
  })

  test('that is a length takes another, in one line', () => {
    const isLength = ({ kind, value }: Slot) =>
      /:(?:.*padding|.*margin|gap|border-radius)/.test(kind) && /^\d+px$/.test(value)
    const found = sources.flatMap(({ source, slots }) => slots.filter(isLength).map((slot) => ({ source, slot })))
    for (const { source, slot } of found) {
      const applied = styleContract.apply(source, [edit(slot, '37px')], defaultFacts)

      if (applied.kind === 'failed') throw new Error(`${slot.path} ${slot.kind}: ${JSON.stringify(applied.findings)}`)
      expect(changedLines(read(source.bytes), read(applied.bytes))).toBe(1)
      expect(verdictOf(source, applied.bytes).kind).toBe('allowed')
    }
    expect(found.length).toBeGreaterThan(20)
  })

  test('is judged as it was applied, whatever is put in', () => {
    const pieces = fc.constantFrom(
      ...['4px', '0', 'none', 'hidden', 'red', 'url(x)', '}', ';', '/*', '*/', "'", '"', '`', '${x}', '\\', '{', ')'],
      ...[
        'fixed',
        'mt-2',
        'w-[0px]',
        '!p-4',
        'var(--nobody)',
        'calc(1px - 1px)',
        '#fff',
        '1e9',
        '-9999px',
        '\u202e',
        '<',
        '&amp;',
      ],
    )
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(pieces, { maxLength: 4 }), (pickFile, pickSlot, parts) => {
        const entry = sources[pickFile % sources.length]
        const slot = entry?.slots[pickSlot % entry.slots.length]
        if (!entry || !slot) return
        const to = parts.join(' ')
        const applied = styleContract.apply(entry.source, [edit(slot, to)], defaultFacts)
        if (applied.kind === 'failed') return
        const verdict = verdictOf(entry.source, applied.bytes)

        expect(verdict.kind).toBe('allowed')
        expect(verdict.kind === 'allowed' ? verdict.edits.map(({ after }) => after) : []).toEqual([to.trim()])
        // What a program fills in stands in the value as it is written.
        const own = slot.protected.reduce((text, { text: hole }) => text.replace(hole, ''), to)
        expect(own).not.toMatch(/url|[;{}`\\<\u202e]|\/\*|var/)
        // What is hidden already may stay so.
        if (!slot.value.includes('hidden')) expect(to).not.toContain(slot.kind === 'classes' ? 'hidden' : '1e9')
      }),
      { numRuns: 1_500, seed: 11 },
    )
  })
})
