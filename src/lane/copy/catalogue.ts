import type { Span } from '../lane.ts'
import { type Piece, valueOf } from '../source/pieces.ts'
import type { Fault } from '../text/screen.ts'
import type { TextFormat } from './format.ts'
import { judgeCatalogue } from './judge-catalogue.ts'
import { localeLanguage, sayLanguage } from './locale-path.ts'
import type { KeyPath } from './originals.ts'
import type { Place } from './place.ts'

/** A value of a catalogue, text or not. Everything else of the file is compared byte by byte. */
export interface CatalogueEntry {
  /** Keys and indexes from the root. */
  readonly path: KeyPath
  /** How code names it: the path without what only says the language. */
  readonly key: string
  /** Where the file itself names the language. */
  readonly language: string | null
  /** Range of the value with its delimiters. */
  readonly start: number
  readonly end: number
  /** Range inside the delimiters. */
  readonly inner: Span
  /** How the value is written, in a word of its format. */
  readonly form: string
  /** What of the value's own bytes must stay: the header of a block, the kind of quotes where they decide about the type. */
  readonly frame: string
  readonly value: string
  /** A value that readers may take for something else than a text, or that other places share. */
  readonly isFixed: boolean
  /** A value whose key, or one above it, stands twice: readers differ in which of them counts. Such values are fixed, too. */
  readonly isRepeated?: boolean
  /** The texts that the value translates, where the file itself holds them. */
  readonly originals?: readonly string[]
}

/** Whether bytes differ only in blanks at the end of lines and in empty lines. */
export const differsInBlanks = (before: string, after: string): boolean =>
  withoutBlanks(before) === withoutBlanks(after)

const withoutBlanks = (text: string) => text.replace(/[ \t]+(?=\r?\n)/g, '').replace(/(\r?\n)(?:\r?\n)+/g, '$1')

/** Fixes the values of a flat catalogue whose key stands twice. */
export function fixRepeated<Entry extends CatalogueEntry>(entries: readonly Entry[]): readonly Entry[] {
  const count = new Map<string, number>()
  for (const { key } of entries) count.set(key, (count.get(key) ?? 0) + 1)
  return count.size === entries.length
    ? entries
    : entries.map((entry) =>
        (count.get(entry.key) as number) > 1 ? { ...entry, isFixed: true, isRepeated: true } : entry,
      )
}

/** Why a catalogue cannot be read: `too-large` and `too-deep` are about this version, the others about the file. */
export interface CatalogueFault {
  readonly kind: 'unparsable' | 'too-deep' | 'too-large' | 'duplicate-key' | 'prototype-key' | 'ambiguous'
  /** 1-based; 0 for the whole file. */
  readonly line: number
  readonly detail: string
}

export interface Catalogue<Entry extends CatalogueEntry = CatalogueEntry> {
  readonly kind: 'read'
  /** In the order of the file; their ranges do not overlap. */
  readonly entries: readonly Entry[]
}

/** One format of catalogues, as the judge, the list of slots and the writer need to know it. All of it is pure. */
export interface CatalogueReader<Entry extends CatalogueEntry = CatalogueEntry> {
  readonly name: string
  readonly reads: (path: string) => boolean
  /** Reads strictly, in bounded time, and never throws. */
  readonly read: (text: string) => Catalogue<Entry> | CatalogueFault
  /** How people tell an entry from others of the same key; the key where this is missing. */
  readonly label?: (entry: Entry) => string
  /** Whether people read the value of an entry that is not fixed. */
  readonly isText: (entry: Entry) => boolean
  /** The inside of an entry in pieces; whatever does not give the entry's value is no text that can be changed. */
  readonly pieces: (inner: string, entry: Entry) => Piece[]
  /** Whether bytes between the delimiters of an entry stand for themselves, so that no other part of the file reads differently. */
  readonly isInert: (inner: string, entry: Entry) => boolean
  /** Whether a text may be written in another way (other quotes, other lines) while it says the same. */
  readonly mayRespell: boolean
  /** Whether bytes that differ between two entries are white space that no reader sees. @param entry the one before them */
  readonly isSameSpacing?: (before: string, after: string, entry: Entry | undefined) => boolean
  /** Whether a value that is no text may differ: a line of a header that only tools of translators read. */
  readonly isSameFixed?: (before: Entry, after: Entry) => boolean
  /** Whether bytes before an entry differ only in that they no longer mark it as unsure: until then readers left it out. */
  readonly becomesSure?: (before: string, after: string) => boolean
  /**
   * What stands on the lines of an entry beside its value, and on the line of a key with others below it. An entry of a key that
   * comes new must stand on lines of its own. Without it no key can come.
   */
  readonly lines?: { readonly before: RegExp; readonly after: RegExp; readonly parent: RegExp | null }
  /** Whether a line belongs to a comment; only the wording of a finding depends on it. */
  readonly isComment: (line: string) => boolean
  readonly rewrite: (place: Place, to: string, text: string, places: readonly Place[]) => string | null
  /** Whether messages are formatted as ICU or alike. */
  readonly isMessage: boolean
  /** What this format alone asks of a text that passed every other screen. */
  readonly fault?: (before: string, after: string) => Fault | null
}

/** The text that an entry holds; `null` where people do not read it or where it cannot be changed by itself. */
export function placeOf<Entry extends CatalogueEntry>(
  reader: CatalogueReader<Entry>,
  path: string,
  text: string,
  entry: Entry,
): Place | null {
  if (entry.isFixed || !reader.isText(entry)) return null
  const pieces = reader.pieces(text.slice(entry.inner.start, entry.inner.end), entry)
  if (valueOf(pieces) !== entry.value) return null
  const language = entry.language ?? localeLanguage(path)
  const label = reader.label?.(entry) ?? entry.key
  return {
    kind: 'message',
    form: entry.form,
    start: entry.start,
    end: entry.end,
    inner: entry.inner,
    value: entry.value,
    pieces,
    context: language === null ? label : `${label} (${sayLanguage(language)})`,
    address: JSON.stringify(entry.path),
    language,
    key: entry.key,
    isMessage: reader.isMessage,
    sentence: null,
  }
}

/** A format of the copy contract, made of a reader. */
export const catalogueFormat = <Entry extends CatalogueEntry>(reader: CatalogueReader<Entry>): TextFormat => ({
  name: reader.name,
  reads: reader.reads,
  places(path, text) {
    const read = reader.read(text)
    if (read.kind !== 'read') return null
    return read.entries.map((entry) => placeOf(reader, path, text, entry)).filter((place) => place !== null)
  },
  judge: (file, facts) => judgeCatalogue(file, facts, reader),
  rewrite: reader.rewrite,
})
