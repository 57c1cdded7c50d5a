import type { RepoFacts } from '../lane.ts'
import { oncePer } from '../source/once-per.ts'
import { localeLanguage, localeSuffix, localeTag } from './locale-path.ts'

/** Strings of a catalogue with their keys from the root; an index of a list is a number. */
export type KeyPath = readonly (string | number)[]

/** One string of a catalogue as it stands beside its own key. */
export interface KeyedText {
  readonly path: KeyPath
  readonly language: string | null
  readonly value: string
}

/**
 * The path of a catalogue with `*` for what names its language: the same for `de/shop.json` and `en/shop.json`, for
 * `messages_de.properties` and `messages.properties`.
 */
export function familyOf(path: string): string {
  const parts = path.split('/')
  const file = parts.pop() ?? ''
  const dot = file.lastIndexOf('.')
  const [stem, ending] = [file.slice(0, dot), file.slice(dot)]
  const folders = parts.map((part) =>
    localeTag(part) !== null || part === 'Base.lproj' || localeTag(part.replace(/\.lproj$/, '')) !== null ? '*' : part,
  )
  const suffix = localeSuffix(stem)
  const name =
    suffix !== null && localeTag(stem) === null
      ? stem.slice(0, -suffix.length - 1)
      : stem
          .split('.')
          .map((part) => (localeTag(part) === null ? part : '*'))
          .join('.')
  return [...folders, name + ending].join('/')
}

const english = ['en', 'en-US', 'en_US', 'en-us', 'en-GB', 'en_GB']

/**
 * Where the English of a catalogue may stand: a judge that is to see which texts are translations has to be given these files
 * of the base commit.
 */
export function originalPaths(path: string): string[] {
  const tag = localeLanguage(path)
  // The English of one country may leave to that of another what both say alike.
  if (tag === null || tag === 'en') return []
  const parts = path.split('/')
  const file = parts.at(-1) ?? ''
  const dot = file.lastIndexOf('.')
  const [stem, ending] = [file.slice(0, dot), file.slice(dot)]
  const suffix = localeTag(stem) === null ? localeSuffix(stem) : null
  const named = (write: (tag: string) => string) => english.filter((each) => localeTag(each) !== tag).map(write)
  const inFolder = (name: string) => [...parts.slice(0, -1), name].join('/')
  if (suffix !== null) {
    const base = stem.slice(0, -suffix.length - 1)
    const joint = stem[base.length] ?? '_'
    return [...named((each) => inFolder(base + joint + each + ending)), inFolder(base + ending)]
  }
  const at = stem.split('.').findIndex((part) => localeTag(part) !== null)
  if (at !== -1) return named((each) => inFolder(stem.split('.').with(at, each).join('.') + ending))
  const folder = parts.slice(0, -1).findLastIndex((part) => localeTag(part.replace(/\.lproj$/, '')) !== null)
  if (folder === -1) return []
  const isApple = /\.lproj$/.test(parts[folder] ?? '')
  return [...named((each) => (isApple ? `${each}.lproj` : each)), ...(isApple ? ['Base.lproj'] : [])].map((each) =>
    parts.with(folder, each).join('/'),
  )
}

/** English first, since most catalogues begin there. Not all are read: a product can have a hundred languages. */
const mostRead = 4

function siblingsOf(path: string, facts: RepoFacts): string[] {
  const family = familyOf(path)
  const isEnglish = (other: string) => (localeLanguage(other) ?? 'en').startsWith('en')
  return Object.keys(facts.files)
    .filter((other) => other !== path && familyOf(other) === family)
    .sort()
    .sort((a, b) => Number(isEnglish(b)) - Number(isEnglish(a)))
    .slice(0, mostRead)
}

const nameOf = (path: KeyPath, language: string | null): string =>
  JSON.stringify(language === null ? path : path.slice(1))

const pluralForm = /(?:^|_)(?:zero|one|two|few|many)$/

/** The same key in the form that every language has: `days.few` and `days_few` are forms of `days.other` and `days_other`. */
function otherForm(path: KeyPath): KeyPath | null {
  const last = path.at(-1)
  if (typeof last !== 'string' || !pluralForm.test(last)) return null
  return [...path.slice(0, -1), last.replace(/[a-z]+$/, 'other')]
}

/** What the catalogues of other languages say at a key, of which a text at the same key is the translation. */
export type OriginalAt = (path: KeyPath, language: string | null) => string | null

type Read = (text: string) => readonly KeyedText[] | null
type Catalogue = ReadonlyMap<string, string>

/** Catalogues that are kept once read: those of a patch ask for the same few, English and the first others. */
const keptAtMost = 8

/**
 * The strings of a catalogue by their names. Those read last are kept by their text: the files of a patch are judged one by one, together
 * and without each other, and catalogues are the largest files there are.
 */
const readerOf = oncePer((read: Read, _: null) => {
  const kept = new Map<string, Catalogue | null>()
  return (text: string): Catalogue | null => {
    let found = kept.get(text)
    if (found === undefined) {
      const texts = read(text)
      found = texts && new Map(texts.map(({ path, language, value }) => [nameOf(path, language), value]))
    }
    // Goes to the end of the row; the first in it is dropped.
    kept.delete(text)
    kept.set(text, found)
    for (const oldest of kept.keys()) if (kept.size > keptAtMost) kept.delete(oldest)
    return found
  }
})

/**
 * Looks originals up in the catalogues of the base commit that differ from this one in their language alone. They are read when
 * the first is asked for.
 *
 * @param read the strings of a catalogue; `null` where it cannot be read. What it read is kept as long as the function is
 */
export function originalsOf(path: string, facts: RepoFacts, read: Read): OriginalAt {
  let known: readonly ReadonlyMap<string, string>[] | null = null
  const readAll = () => siblingsOf(path, facts).flatMap((other) => readerOf(read, null)(facts.files[other] ?? '') ?? [])
  const find = (name: string): string | null => {
    known ??= readAll()
    return known.map((texts) => texts.get(name)).find((text) => text !== undefined && text.trim() !== '') ?? null
  }
  return (keys, language) => {
    const other = otherForm(keys)
    return find(nameOf(keys, language)) ?? (other === null ? null : find(nameOf(other, language)))
  }
}
