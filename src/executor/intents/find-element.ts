import { findSlots } from '../../lane/find-text.ts'
import type { Slot } from '../../lane/lane.ts'
import { holdsWords } from '../holds-words.ts'
import { inPlace, maxCandidates, type Proposed, plain, quote } from '../propose-edits.ts'
import { wordsIn } from '../read-intent.ts'
import type { Ground, Wish } from './intent-forms.ts'
import { quotedMark, type Sentence } from './sentence.ts'

/** An element as people name it: `the heading "Plans" on the pricing page`. */
export interface Target {
  /** What it shows; `null` where only its kind or place was named. */
  readonly text: string | null
  /** `heading`, `button`; lower case. */
  readonly kind: string | null
  /** Words of its place: `['pricing']`. */
  readonly where: readonly string[]
  readonly everywhere: boolean
  /** In the person's words, quotes included. */
  readonly says: string
}

const kinds: Readonly<Record<string, RegExp>> = {
  heading: /^Heading|<h[1-6]>/,
  headline: /^Heading|<h[1-6]>/,
  title: /^Heading|<h[1-6]>|title/i,
  paragraph: /^Paragraph|<p>/,
  button: /\bbutton\b|<\w*Button>/i,
  link: /\blink\b|<a>|<\w*Link>/i,
  cta: /\b(?:button|link)\b|<a>|<\w*(?:Button|Link)>/i,
  section: /^section\b|\bsection\b|<section>/i,
  form: /\bform\b|<\w*Form>/i,
  field: /\bfield\b|^input\b|<(?:input|textarea)>/i,
  input: /\bfield\b|^input\b|<(?:input|textarea)>/i,
  image: /^img\b|<img>/i,
  picture: /^img\b|<img>/i,
  label: /^Label|<label>/,
  list: /^[uo]l\b|<[uo]l>/,
  item: /^List item|<li>/,
  checkbox: /\bfield\b|^input\b|<input>/i,
  dropdown: /\bchoice\b|<select>/i,
  header: /\bheader\b/i,
  footer: /\bfooter\b/i,
  nav: /\bnav\b/i,
  quote: /\bquote\b|<blockquote>/i,
}

/** Words that say that a text follows, or nothing at all. */
const silent = new Set(
  'the a an our my this that with which who says saying reads reading labelled labeled called named text words element part block component of for page pages screen view file and to in on at it its'.split(
    ' ',
  ),
)

const everywhere = /[\s,]*\b(?:everywhere|throughout|all over|in all places|wherever it (?:stands|appears|occurs))\b/i

/** Reads what names one element, with the place before the sentence; `null` where it names none or holds several texts. */
export function readTarget(said: string, sentence: Sentence): Target | null {
  const words = [said, sentence.place ?? ''].filter((each) => each !== '').join(' on ')
  const isEverywhere = everywhere.test(words)
  const part = words.replace(everywhere, '').trim()
  const texts = part.match(new RegExp(quotedMark, 'gu')) ?? []
  if (texts.length > 1) return null
  const [text] = texts
  const named = wordsIn(part.replaceAll(new RegExp(quotedMark, 'gu'), ' ')).filter((word) => !silent.has(word))
  // "the button on the contact form": the first word that is a kind says what it is, the others where it stands.
  const kind = named.find((word) => Object.hasOwn(kinds, word)) ?? null
  const where = kind === null ? named : named.toSpliced(named.indexOf(kind), 1)
  if (text === undefined && kind === null && where.length === 0) return null
  return {
    text: text === undefined ? null : sentence.textOf(text),
    kind,
    where,
    everywhere: isEverywhere,
    says: short(text === undefined ? part : part.replace(text, () => quote(sentence.textOf(text)))),
  }
}

const short = (words: string): string => (words.length > 160 ? `${words.slice(0, 159)}…` : words)

/** Whether a file can hold the element: the words that it shows, or the key under which they are looked up. */
export function mayHoldElement(target: Target): Wish['mayHold'] {
  const holds = target.text === null ? null : holdsWords(target.text)
  return (_path, raw, { keysOf }) =>
    holds === null || holds(raw) || keysOf(target.text ?? '').some((key) => raw.includes(key))
}

export type FoundElements =
  | { readonly kind: 'found'; readonly slots: readonly Slot[] }
  | Extract<Proposed, { kind: 'ambiguous' | 'none' }>

/**
 * The places of the element that is meant: what shows exactly the text, or else what holds it; of elements inside each other the
 * innermost. Several are listed, none is picked.
 *
 * @param what in words what the places are: of `that can be tracked`
 */
export function findElement(
  target: Target,
  slots: readonly Slot[],
  keysOf: Ground['keysOf'],
  what: string,
): FoundElements {
  const { text } = target
  const texts = text === null ? null : [text, ...keysOf(text)]
  const here = slots.filter((slot) => inPlace(slot, target))
  const ofKind = here.filter((slot) => isOfKind(slot, target.kind))
  let found = innermost(matching(ofKind, texts))
  if (found.length === 0 && /^(?:button|link|cta)$/.test(target.kind ?? ''))
    found = innermost(
      matching(
        here.filter((slot) => isOfKind(slot, 'cta')),
        texts,
      ),
    )
  if (found.length === 1 || (found.length > 0 && target.everywhere)) return { kind: 'found', slots: found }
  if (found.length > 1) {
    return {
      kind: 'ambiguous',
      says: `${count(found.length)} elements ${what} could be ${target.says}. Name the page or the kind of element, or pick one.`,
      candidates: found.slice(0, maxCandidates),
    }
  }
  const elsewhere = innermost(matching(slots, texts))
  if (elsewhere.length > 0 && elsewhere.length <= maxCandidates && (texts !== null || ofKind.length === 0)) {
    return {
      kind: 'ambiguous',
      says: `Nothing is exactly ${target.says}, but ${elsewhere.length === 1 ? 'this place comes near' : 'these places come near'}. Pick the one that is meant.`,
      candidates: elsewhere,
    }
  }
  const near = text === null ? [] : findSlots(slots, text).map(({ slot }) => slot)
  return {
    kind: 'none',
    says: `No element ${what} is ${target.says}${near.length > 0 ? '; the nearest are listed.' : '.'}${text === null ? ' Name it by the words on it, in quotes.' : ''}`,
    candidates: near.slice(0, maxCandidates),
  }
}

const count = (number: number): string => (number > 99 ? 'Many' : String(number))

const isOfKind = (slot: Slot, kind: string | null): boolean =>
  kind === null || (kinds[kind]?.test(slot.context) ?? true)

function matching(slots: readonly Slot[], texts: readonly string[] | null): readonly Slot[] {
  if (texts === null) return slots
  const wanted = texts.map(plain).filter((text) => text !== '')
  const shown = slots.map((slot) => ({ slot, words: plain(slot.sentence ?? '') })).filter(({ words }) => words !== '')
  const whole = shown.filter(({ words }) => wanted.includes(words))
  const found = whole.length > 0 ? whole : shown.filter(({ words }) => wanted.some((text) => holdsWhole(words, text)))
  return found.map(({ slot }) => slot)
}

/** Whether a text stands in another without cutting a word at either end. */
function holdsWhole(hay: string, needle: string): boolean {
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) {
    const isCut = [hay[at - 1], hay[at + needle.length]].some(
      (next) => next !== undefined && /[\p{L}\p{N}_]/u.test(next),
    )
    if (!isCut) return true
  }
  return false
}

/** Without those that hold another of them. */
const innermost = (slots: readonly Slot[]): readonly Slot[] =>
  slots.length > 200
    ? slots
    : slots.filter(
        (outer) =>
          !slots.some(
            (inner) =>
              inner.path === outer.path &&
              outer.span.start <= inner.span.start &&
              inner.span.end <= outer.span.end &&
              inner.span.end - inner.span.start < outer.span.end - outer.span.start,
          ),
      )
