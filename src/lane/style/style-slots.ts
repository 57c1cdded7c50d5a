import { hashOf } from '../../base/hash.ts'
import type { SlotId } from '../../base/ids.ts'
import { parseCode } from '../code/parse-code.ts'
import { unlessTooDeep } from '../code/syntax.ts'
import type { RepoFacts, Slot, SourceFile } from '../lane.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { decode } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { isChangeable } from './class-change.ts'
import { codePlaces } from './code-places.ts'
import { screenValue } from './css-value.ts'
import { elementWords } from './element-words.ts'
import { readStyledPage } from './pages/read-styled-page.ts'
import { isClassPlace, type StylePlace } from './place.ts'
import { type ParsedSheet, parseSheet } from './sheet-places.ts'
import { formatOf, isOpen, type PageFormatName } from './style-path.ts'
import { effectsIn, isVariable, type Sheet, sheetOf } from './value-change.ts'

/** A place with the id by which people and tools name it. */
interface IdentifiedPlace {
  readonly id: SlotId
  readonly place: StylePlace
}

const isKnown = () => false
const nothingElse = sheetOf(() => [])

/** The places of one file that can be changed, in order; `null` where it cannot be read. */
export const readPlaces = (path: string, text: string): StylePlace[] | null => readFile(path, text)?.places ?? null

interface ReadFile {
  readonly places: StylePlace[]
  /** What stands in the element of a place, by where the place starts. */
  readonly wordsAt: () => (offset: number) => string | null
}

const noWords = () => () => null

function readFile(path: string, text: string): ReadFile | null {
  const format = formatOf(path)
  if (format === null) return null
  if (format === 'css' || format === 'scss') {
    const sheet = parseSheet(format, text)
    return sheet.kind === 'parsed' ? { places: placesOfSheet(sheet), wordsAt: noWords } : null
  }
  if (format !== 'code') {
    const places = placesOfPage(format, path, text)
    return places && { places, wordsAt: () => (offset) => wordsBehindTag(text, offset) }
  }
  const parsed = parseCode(path, text)
  if (parsed.kind !== 'parsed') return null
  return unlessTooDeep(() => {
    const places = placesOfCode(codePlaces(path, parsed, null).values())
    const starts = places.map(({ start }) => start)
    return { places, wordsAt: () => elementWords(parsed, starts) }
  }, null)
}

function placesOfSheet({ places, deciding }: ParsedSheet): StylePlace[] {
  const whole = sheetOf(() => places)
  return places.filter((place) => !deciding.has(place.property) && mayChange(place, whole))
}

function placesOfPage(format: PageFormatName, path: string, text: string): StylePlace[] | null {
  const read = readStyledPage(format, path, text)
  if (read.kind !== 'parsed') return null
  const { parts } = read
  const inParts = parts.page.parts.flatMap((part) => {
    const found = parts.read(part)
    return found.kind === 'sheet' ? placesOfSheet(found.sheet) : placesOfCode(found.places)
  })
  return placesOfCode([...parts.page.attributes.map((attribute) => parts.classes(attribute)), ...inParts])
}

const placesOfCode = (places: Iterable<StylePlace>): StylePlace[] =>
  [...places].filter((place) => mayChange(place, nothingElse)).sort((a, b) => a.start - b.start)

/** A value that hides, loads or decides has no other that may stand there. */
function mayChange(place: StylePlace, sheet: Sheet): boolean {
  if (isClassPlace(place)) return isChangeable(place)
  const { property, value, closed } = place
  return (
    closed === null &&
    screenValue(property, value, value, isKnown) === null &&
    (isVariable(property) || !effectsIn(place, sheet).has('hides'))
  )
}

/** Numbers the places that only their order tells apart. */
export function identify(path: string, places: readonly StylePlace[]): IdentifiedPlace[] {
  const ordinals = new Map<string, number>()
  return places.map((place) => {
    const address = `${place.kind}\n${place.address}`
    const ordinal = ordinals.get(address) ?? 0
    ordinals.set(address, ordinal + 1)
    return { id: hashOf([path, place.kind, place.address, ordinal]).slice(0, 20) as SlotId, place }
  })
}

export function styleSlots(file: SourceFile, facts: RepoFacts): Slot[] {
  if (!isOpen(file.path, facts)) return []
  const decoded = decode(file.bytes)
  if (decoded === null || saysGenerated(file.path, decoded.text)) return []
  const read = readFile(file.path, decoded.text)
  if (read === null) return []
  const line = lineIndex(decoded.text)
  const wordsAt = read.wordsAt()
  return identify(file.path, read.places).map(({ id, place }) => ({
    id,
    path: file.path,
    line: line(place.start),
    kind: place.kind,
    value: place.value,
    context: place.context,
    span: { start: place.start + decoded.bom, end: place.end + decoded.bom },
    language: null,
    key: null,
    protected: place.pieces
      .filter((piece) => piece.whole === true)
      .map((piece) => ({ kind: 'argument' as const, text: piece.value })),
    sentence: wordsAt(place.start),
  }))
}

const maxTagLength = 4_000
/** The rest of an opening tag, its quoted values and braces skipped, and the words behind it. */
const tagRest = /(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^"'{}<>])*>\s*([^<{]+)/y

/** What an element shows first, in whose attribute an offset stands; `null` where that is no plain text. */
function wordsBehindTag(text: string, offset: number): string | null {
  tagRest.lastIndex = offset
  const words = tagRest
    .exec(text.slice(0, offset + maxTagLength))?.[1]
    ?.replace(/\s+/g, ' ')
    .trim()
  return words ? words.slice(0, 200) : null
}
