import { asKey } from '../lane/copy/sentence-keys.ts'
import { findSlots } from '../lane/find-text.ts'
import type { Slot, SlotEdit } from '../lane/lane.ts'
import { languageName, type ReadIntent, readIntent, understoodForms, type Wanted, wordsIn } from './read-intent.ts'

/** What an intent comes to. Where more than one place could be meant, the places are listed; none is ever picked by guess. */
export type Proposed<S extends Slot = Slot> =
  | { readonly kind: 'edits'; readonly says: string; readonly edits: readonly SlotEdit[] }
  | { readonly kind: 'ambiguous'; readonly says: string; readonly candidates: readonly S[] }
  /** No place holds the text; `candidates` are the nearest. */
  | { readonly kind: 'none'; readonly says: string; readonly candidates: readonly S[] }
  | { readonly kind: 'not-understood'; readonly says: string }

/** More places than these are no help to choose from. */
export const maxCandidates = 20

/**
 * Turns a sentence into typed edits: `Change "Plans" to "Plans and pricing"`, with a page, a language or "everywhere" where wanted.
 *
 * @param sentence as a person wrote it; with `at`, it may also be just the new text
 * @param slots every place that may change
 * @param options.at the id of the one place that is meant
 */
export function proposeEdits<S extends Slot>(
  sentence: string,
  slots: readonly S[],
  options: { readonly at?: string } = {},
): Proposed<S> {
  if (options.at !== undefined) return proposeAt(sentence, slots, options.at)
  const intent = readIntent(sentence)
  if (!intent || intent.wanted.some((wanted) => wanted.from === null)) {
    return {
      kind: 'not-understood',
      says: `This sentence was not understood. Put both texts in quotes. Understood are: ${understoodForms.join('; ')}.`,
    }
  }
  const edits: SlotEdit[] = []
  const said: string[] = []
  for (const wanted of intent.wanted) {
    const found = findPlaces(wanted, intent, slots)
    if (found.kind !== 'places') return found
    for (const { slot, to } of found.places) {
      if (edits.some((edit) => edit.slot === slot.id)) {
        return {
          kind: 'ambiguous',
          says: `Two of the wishes change the same text: ${placeSays(slot)}.`,
          candidates: [slot],
        }
      }
      edits.push({ slot: slot.id, path: slot.path, from: slot.value, to })
    }
    said.push(found.says)
  }
  return { kind: 'edits', says: said.join(' '), edits }
}

function proposeAt<S extends Slot>(sentence: string, slots: readonly S[], at: string): Proposed<S> {
  const slot = slots.find((each) => each.id === at)
  if (!slot) {
    return {
      kind: 'none',
      says: `There is no place ${at} that may change. List the places again: their ids change with their surroundings.`,
      candidates: [],
    }
  }
  const intent = readIntent(sentence)
  const [wanted, ...more] = intent?.wanted ?? []
  if (more.length > 0)
    return { kind: 'not-understood', says: 'One place was given, but the sentence asks for several changes.' }
  if (!wanted || wanted.from === null) return oneEdit(slot, wanted?.to ?? sentence)
  const to = wholeReplacement(slot, wanted) ?? partReplacement(slot, wanted.from, wanted.to)
  if (to === null || to === 'several') {
    return {
      kind: 'none',
      says: `${quote(wanted.from)} stands ${to === 'several' ? 'more than once' : 'nowhere'} in this place. It says ${quote(slot.value)}.`,
      candidates: [slot],
    }
  }
  return oneEdit(slot, to)
}

const oneEdit = <S extends Slot>(slot: S, to: string): Proposed<S> => ({
  kind: 'edits',
  says: `${placeSays(slot)}: ${quote(slot.value)} becomes ${quote(to)}.`,
  edits: [{ slot: slot.id, path: slot.path, from: slot.value, to }],
})

interface Place<S extends Slot> {
  readonly slot: S
  readonly to: string
}
type Found<S extends Slot> =
  | { readonly kind: 'places'; readonly places: readonly Place<S>[]; readonly says: string }
  | Exclude<Proposed<S>, { kind: 'edits' }>

function findPlaces<S extends Slot>(wanted: Wanted, intent: ReadIntent, slots: readonly S[]): Found<S> {
  const from = wanted.from ?? ''
  if (from.trim() === '') return { kind: 'not-understood', says: 'The old text is empty. Quote the text as it is now.' }
  const translated = intent.language === null ? null : translations(wanted, intent.language, slots)
  const all = intent.everywhere ? holding(wanted, slots) : (translated ?? bestMatches(wanted, slots))
  const placed = all.filter(({ slot }) => inPlace(slot, intent))
  const several = intent.language === null && !intent.everywhere ? withoutFollowers(placed) : placed
  const inLanguage = several.filter(({ slot }) => speaks(slot, intent.language, several))
  const [only, ...others] = inLanguage
  if (!only) return nothingFound(wanted, intent, all, slots)
  if (others.length > 0 && !intent.everywhere) {
    return {
      kind: 'ambiguous',
      says: `${quote(from)} stands in ${inLanguage.length} places${scopeSays(intent)}. Name the page or the language, or add "everywhere".`,
      candidates: inLanguage.slice(0, maxCandidates).map(({ slot }) => slot),
    }
  }
  const says =
    others.length > 0
      ? `In ${inLanguage.length} places${scopeSays(intent)}: ${quote(from)} becomes ${quote(wanted.to)}.`
      : `${placeSays(only.slot)}: ${quote(only.slot.value)} becomes ${quote(only.to)}.`
  return { kind: 'places', places: inLanguage, says }
}

function nothingFound<S extends Slot>(
  wanted: Wanted,
  intent: ReadIntent,
  all: readonly Place<S>[],
  slots: readonly S[],
): Found<S> {
  const from = wanted.from ?? ''
  if (all.length > 0) {
    return {
      kind: 'ambiguous',
      says: `${quote(from)} stands in ${all.length === 1 ? 'one place' : `${all.length} places`}, but not${scopeSays(intent)}. Pick the place that is meant.`,
      candidates: all.slice(0, maxCandidates).map(({ slot }) => slot),
    }
  }
  const near = findSlots(slots, from).slice(0, maxCandidates) as readonly {
    readonly slot: Slot
    readonly reason: string
  }[]
  const split = near.some(({ reason }) => reason === 'sentence')
  return {
    kind: 'none',
    says: split
      ? `${quote(from)} is not one text in the source: elements or values split it. Pick the part that shall change.`
      : `No text that may change says ${quote(from)}${near.length > 0 ? '; the nearest are listed.' : '.'}`,
    candidates: near.map(({ slot }) => slot as S),
  }
}

/** Whole texts that are exactly the old one; else those that read the same; else a key; else texts that hold it once as whole words. */
function bestMatches<S extends Slot>(wanted: Wanted, slots: readonly S[]): readonly Place<S>[] {
  const from = wanted.from ?? ''
  const exact = slots.filter((slot) => slot.value.trim() === from.trim())
  if (exact.length > 0) return exact.map((slot) => ({ slot, to: around(slot.value, wanted.to) }))
  const whole = slots.flatMap((slot) => {
    const to = wholeReplacement(slot, wanted)
    return to === null ? [] : [{ slot, to }]
  })
  if (whole.length > 0) return whole
  const byKey = slots.filter((slot) => slot.key !== null && slot.key === from.trim())
  if (byKey.length > 0) return byKey.map((slot) => ({ slot, to: wanted.to }))
  return slots.flatMap((slot) => {
    const to = partReplacement(slot, from, wanted.to)
    return to === null || to === 'several' ? [] : [{ slot, to }]
  })
}

/** Without what catalogues say of a sentence of the code that is its own key: they go along with it. */
function withoutFollowers<S extends Slot>(places: readonly Place<S>[]): readonly Place<S>[] {
  const keys = new Set(places.flatMap(({ slot }) => (slot.kind === 'sentence-key' ? asKey(slot.value) : [])))
  return places.filter(({ slot }) => slot.key === null || !keys.has(slot.key))
}

/** For "everywhere": every text that is the old one or holds it as whole words, each occurrence. */
const holding = <S extends Slot>(wanted: Wanted, slots: readonly S[]): readonly Place<S>[] =>
  slots.flatMap((slot) => {
    const from = wanted.from ?? ''
    const to =
      slot.value.trim() === from.trim() ? around(slot.value, wanted.to) : replaceWords(slot.value, from, wanted.to).text
    return to === slot.value ? [] : [{ slot, to }]
  })

/** The places in a language that translate a message whose text in another language was quoted; `null` where there are none. */
function translations<S extends Slot>(
  wanted: Wanted,
  language: string,
  slots: readonly S[],
): readonly Place<S>[] | null {
  const matches = bestMatches(wanted, slots)
  if (matches.some(({ slot }) => speaksLanguage(slot, language))) return null
  const keys = new Set(
    matches
      .filter(({ slot }) => slot.value.trim() === wanted.from?.trim())
      .flatMap(({ slot }) => (slot.key === null ? [] : [slot.key])),
  )
  const found = slots.filter((slot) => slot.key !== null && keys.has(slot.key) && speaksLanguage(slot, language))
  return found.length === 0 ? null : found.map((slot) => ({ slot, to: wanted.to }))
}

/** The whole new text of a place that reads as the old one: case, kinds of quotes and dashes, and a closing mark do not matter. */
function wholeReplacement(slot: Slot, wanted: Wanted): string | null {
  const from = (wanted.from ?? '').trim()
  const value = slot.value.trim()
  if (value === from) return around(slot.value, wanted.to)
  if (plain(value) !== plain(from)) return null
  const mark = /[.:!?…]+$/.exec(value)?.[0] ?? ''
  const keepsMark = mark !== '' && !/[.:!?…]$/.test(from) && !/[.:!?…]$/.test(wanted.to.trim())
  return around(slot.value, keepsMark ? wanted.to.trim() + mark : wanted.to)
}

/** A text as people quote it: case, kinds of quotes and dashes, white space and a closing mark do not matter. */
export const plain = (text: string): string =>
  sameLength(text)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.:…]+$/, '')

/** Typographic marks as their plain ones, each one character for one, so that positions stay. */
const sameLength = (text: string): string =>
  text
    .replaceAll(/[‘’‚ʼ´`]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/[\u00A0\u202F]/g, ' ')

/** The new text with the white space that stood around the old one. */
const around = (value: string, to: string): string =>
  `${/^\s*/.exec(value)?.[0] ?? ''}${to.trim()}${value.trim() === '' ? '' : (/\s*$/.exec(value)?.[0] ?? '')}`

/** The new text of a place that holds the old one once, as whole words; `several` when more than once; `null` when not at all. */
function partReplacement(slot: Slot, from: string, to: string): string | 'several' | null {
  const replaced = replaceWords(slot.value, from, to)
  return replaced.count === 0 ? null : replaced.count === 1 ? replaced.text : 'several'
}

function replaceWords(value: string, from: string, to: string): { readonly text: string; readonly count: number } {
  const [hay, needle] = [sameLength(value), sameLength(from)]
  let text = ''
  let count = 0
  let last = 0
  for (let at = hay.indexOf(needle); at !== -1 && needle !== ''; at = hay.indexOf(needle, at + needle.length)) {
    const end = at + needle.length
    const cuts = (isWord(hay[at - 1]) && isWord(needle[0])) || (isWord(hay[end]) && isWord(needle.at(-1)))
    if (cuts) continue
    text += value.slice(last, at) + to
    last = end
    count++
  }
  return { text: text + value.slice(last), count }
}

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}_]/u.test(char)

/** Whether a place stands on the page or part that was named: every word of it is in the path, the context or the key. */
export function inPlace(
  slot: Slot & { readonly pages?: readonly string[] },
  intent: Pick<ReadIntent, 'where'>,
): boolean {
  if (intent.where.length === 0) return true
  const words = new Set(
    [slot.path, slot.context, slot.key ?? '', ...(slot.pages ?? [])]
      .flatMap(wordsIn)
      .flatMap((word) => [word, singular(word)]),
  )
  const joined = [...words].join(' ')
  return intent.where.every(
    (word) =>
      words.has(word) ||
      words.has(singular(word)) ||
      words.has(word.replace(/(?:page|screen)$/, '')) ||
      joined.split(' ').includes(intent.where.join('')),
  )
}

const singular = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word)

const speaksLanguage = (slot: Slot, language: string): boolean =>
  slot.language?.toLowerCase().split(/[-_]/)[0] === language

/** Texts in code have no language; they count as English where nothing else does. */
function speaks<S extends Slot>(slot: S, language: string | null, among: readonly Place<S>[]): boolean {
  if (language === null || speaksLanguage(slot, language)) return true
  return language === 'en' && slot.language === null && !among.some((other) => speaksLanguage(other.slot, 'en'))
}

const scopeSays = (intent: ReadIntent): string =>
  `${intent.whereSays === null ? '' : ` in ${intent.whereSays.replace(/^(?:the|our|my)\s+/i, 'the ')}`}${intent.language === null ? '' : ` in ${languageName(intent.language)}`}`

/** A text in quotes, shortened where it is long. */
export const quote = (text: string): string => `"${text.length > 120 ? `${text.slice(0, 119)}…` : text}"`
/** Where a place is, for people. */
export const placeSays = (slot: Slot): string => `${slot.context} (${slot.path}:${slot.line})`
