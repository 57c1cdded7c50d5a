import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCases } from '../case-suite.ts'
import { parseCode } from '../code/parse-code.ts'
import { codePlaces } from './code-places.ts'
import { changeOf, oneClassList, oneValue } from './one-place.ts'
import { onePlace } from './pages/one-place.ts'
import { readStyledPage } from './pages/read-styled-page.ts'
import { isClassPlace, type StylePlace } from './place.ts'
import { parseSheet } from './sheet-places.ts'
import { formatOf } from './style-path.ts'

interface Read {
  readonly places: readonly StylePlace[]
  /** What a patch of one place makes of it, without parsing; `null` where it has to be parsed. */
  readonly turned: (after: string) => { readonly from: StylePlace; readonly to: StylePlace } | null
}

function read(path: string, text: string): Read | null {
  const format = formatOf(path)
  if (format === 'css' || format === 'scss') {
    const sheet = parseSheet(format, text)
    if (sheet.kind !== 'parsed') return null
    return { places: sheet.places, turned: (after) => oneValue(sheet, changeOf(text, after), text, after) }
  }
  if (format === 'code') {
    const parsed = parseCode(path, text)
    if (parsed.kind !== 'parsed') return null
    const places = [...codePlaces(path, parsed, null).values()].sort((a, b) => a.start - b.start)
    return { places, turned: (after) => oneClassList(path, parsed, changeOf(text, after), after) }
  }
  if (format === null) return null
  const page = readStyledPage(format, path, text)
  if (page.kind !== 'parsed') return null
  const { parts } = page
  const inParts = parts.page.parts.flatMap((part) => [...parts.read(part).places])
  const places = [...parts.page.attributes.map((each) => parts.classes(each)), ...inParts].sort(
    (a, b) => a.start - b.start,
  )
  return { places, turned: (after) => onePlace(parts, changeOf(text, after), text, after) }
}

const sources = ['cases', 'own-cases']
  .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'style'))
  .flatMap(({ patch }) => patch)
  .flatMap(({ path, before }) => {
    const text = before === null ? '' : new TextDecoder().decode(before)
    const found = text.startsWith('\uFEFF') ? null : read(path, text)
    return found === null || found.places.length === 0 ? [] : [{ path, text, ...found }]
  })

const seen = (place: StylePlace) => ({
  kind: place.kind,
  value: place.value,
  start: place.start,
  end: place.end,
  inner: place.inner,
  context: place.context,
  ...(isClassPlace(place)
    ? {
        raw: place.pieces.map(({ raw }) => raw).join(''),
        edges: [place.lead, place.trail, place.gluedLeft, place.gluedRight],
        // What fills a hole is a place of its own.
        group: place.group.places.map(({ pieces }) =>
          pieces.map(({ value, whole }) => (whole === true ? '…' : value)).join(''),
        ),
      }
    : { beside: [...place.beside.values].map(([name, value]) => [name, value.trim()]), important: place.isImportant }),
})

test('a patch inside one class list or value is read as a parser of the whole file reads it', () => {
  const typed = fc
    .array(
      fc.constantFrom(
        ...'abz09 \n\t.,:;-_!%#()[]{}<>/*\\\'"`$@&=|+~^',
        ...[
          'mt-2 ',
          'url(',
          '//',
          '/*',
          '*/',
          'var(--x)',
          '${x}',
          '{{',
          '$a',
          '!important',
          '</',
          'calc(1px)',
          '\r\n',
          'é',
        ],
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join(''))
  let known = 0
  fc.assert(
    fc.property(
      fc.noBias(fc.nat()),
      fc.noBias(fc.nat()),
      fc.noBias(fc.nat()),
      fc.nat(6),
      typed,
      (file, slot, at, cut, put) => {
        const source = sources[file % sources.length]
        const place = source?.places[slot % source.places.length]
        if (!source || !place) return
        const start = place.start + (at % (place.end - place.start + 2))
        const after = source.text.slice(0, start) + put + source.text.slice(start + cut)
        if (after === source.text) return
        const turned = source.turned(after)
        if (turned === null) return
        known++
        const parsed = read(source.path, after)
        const index = source.places.findIndex(
          (each) => each.start === turned.from.start && each.end === turned.from.end,
        )

        expect(parsed?.places.length).toBe(source.places.length)
        expect(seen(parsed?.places[index] as StylePlace)).toEqual(seen(turned.to))
      },
    ),
    { numRuns: Number(process.env.FAIRWAY_TYPED ?? 6_000), seed: 7 },
  )

  expect(known).toBeGreaterThan(400)
})
