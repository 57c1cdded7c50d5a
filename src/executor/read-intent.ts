/** One "this becomes that" of an intent, as the person wrote it. */
export interface Wanted {
  /** The text as it is now, or a key (`pricing.title`); `null`: the person only said what shall stand there. */
  readonly from: string | null
  readonly to: string
}

/** What a sentence asks for. */
export interface ReadIntent {
  readonly wanted: readonly Wanted[]
  /** Words of the page or part it names: `the pricing page` is `['pricing']`. */
  readonly where: readonly string[]
  /** The place in the person's words, for the answer; `null` where none was named. */
  readonly whereSays: string | null
  /** BCP 47 language, lower case: `de`. */
  readonly language: string | null
  readonly everywhere: boolean
}

/** The forms that are understood, for the person whose sentence was not. */
export const understoodForms: readonly string[] = [
  'Change "old text" to "new text"',
  'Replace "old text" with "new text"',
  '"old text" → "new text"',
  'Use "new text" instead of "old text"',
  'On the pricing page, change "old text" to "new text"',
  'In German, change "old text" to "new text"',
  'Rename "old text" to "new text" everywhere',
  'Change pricing.title to "new text"',
]

const pairs: readonly [string, string][] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‘', '’'],
  ['‚', '‘'],
  ["'", "'"],
  ['`', '`'],
]

/** A quoted part of a sentence, with the offsets of its marks. */
export interface Quoted {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Reads a sentence that says what shall become what. Only quoted texts and keys are taken as texts, so that nothing is guessed.
 *
 * @returns `null` when the sentence has none of the {@link understoodForms}
 */
export function readIntent(sentence: string): ReadIntent | null {
  const text = sentence.trim()
  const plain = quotedParts(text)
  // A quote mark that is left over says that the texts hold some themselves: where they end must not be guessed then.
  const ways = words(text, plain).includes('"') ? [] : [plain]
  const read = [...ways, twoThatHoldQuotes(text)].find((quotes) => wantedOf(text, quotes).length > 0)
  if (read === undefined) return null
  const quotes = read
  const wanted = wantedOf(text, quotes)
  const outside = words(text, quotes)
  const language = languageIn(outside)
  const where = placeIn(outside)
  return {
    wanted,
    where: where?.words ?? [],
    whereSays: where?.says ?? null,
    language,
    everywhere: /\b(?:everywhere|throughout|all over|in all places|wherever it (?:stands|appears|occurs))\b/i.test(
      outside,
    ),
  }
}

/** The quoted parts, in order. A quote mark inside a word is an apostrophe. */
export function quotedParts(text: string): Quoted[] {
  const found: Quoted[] = []
  for (let at = 0; at < text.length; at++) {
    if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && text[at] !== '"') continue
    const end = closingOf(text, at)
    if (end === -1) continue
    found.push({ start: at, end: end + 1, text: text.slice(at + 1, end).replaceAll('\\"', '"') })
    at = end
  }
  return found
}

function closingOf(text: string, at: number): number {
  const closers = pairs.filter(([open]) => open === text[at]).map(([, close]) => close)
  for (let end = at + 1; closers.length > 0 && end < text.length; end++) {
    if (!closers.includes(text[end] as string) || text[end - 1] === '\\') continue
    if (!/[\p{L}\p{N}]/u.test(text[end + 1] ?? '')) return end
  }
  return -1
}

/**
 * Two texts that hold quote marks themselves, as `"${t("price")} a month"`: everything before the one `" to "` is the old text,
 * everything after it the new one. None where that could be read in two ways.
 */
function twoThatHoldQuotes(text: string): readonly Quoted[] {
  const joints = [...text.matchAll(/"\s*(?:to|with|into|->|=>|→|⇒)\s*"/g)]
  const [joint] = joints
  const start = text.indexOf('"')
  const end = text.lastIndexOf('"') + 1
  if (joint === undefined || joints.length > 1 || start >= joint.index || end <= joint.index + joint[0].length)
    return []
  const quoted = (from: number, to: number) => ({ start: from, end: to, text: text.slice(from + 1, to - 1) })
  return [quoted(start, joint.index + 1), quoted(joint.index + joint[0].length - 1, end)]
}

const becomes =
  /^\s*[,:;]?\s*(?:(?:but|and)\s+)?(?:(?:it|this|that)\s+)?(?:(?:should|shall|must|to|now|please)\s+)*(?:(?:to|with|into|by|as|for|becomes?|say|says|read|reads|be|is|->|=>|-->|→|⇒|➜|➔)\s*)+(?:(?:the\s+)?(?:new\s+)?(?:text|words?|label|title|heading|copy)\s*)?:?\s*$/i
/** The new text stands first: `use "new" instead of "old"`. */
const insteadOf =
  /^\s*,?\s*(?:and\s+)?(?:instead\s+of|rather\s+than|in\s+place\s+of|not)\s*(?:the\s+)?(?:old\s+)?(?:text\s*)?$/i
/** Before it a wish: `it says "this" instead of "that"` complains about the first. */
const wishes = /\b(?:should|shall|must|use|write|put|show|say)\s+(?:(?:be|say|read|show|have|the|text)\s+)*$/i
const complains = /\b(?:not|never|says|reads|shows|is|was)\b|n['’]t\b/i
const verb =
  /\b(?:change|replace|rename|update|edit|set|turn|make|reword|rewrite|correct|fix|swap|switch|let|have|use)\b/i
const keyPattern = /(?:^|[\s,;:])([A-Za-z_$][\w$-]*(?:\.[\w$-]+)+)\s*$/

/** Quoted texts joined by "to", "with", an arrow …; or one quoted text after a key or a bare verb. */
function wantedOf(text: string, quotes: readonly Quoted[]): Wanted[] {
  const wanted: Wanted[] = []
  for (let index = 0; index < quotes.length; index++) {
    const [one, two] = [quotes[index] as Quoted, quotes[index + 1]]
    if (two && becomes.test(text.slice(one.end, two.start))) {
      wanted.push({ from: one.text, to: two.text })
      index++
      continue
    }
    const before = text.slice(quotes[index - 1]?.end ?? 0, one.start)
    if (two && insteadOf.test(text.slice(one.end, two.start)) && wishes.test(before) && !complains.test(before)) {
      wanted.push({ from: two.text, to: one.text })
      index++
      continue
    }
    const link = /^(.*?)(?:\s+(?:to|with|as|into)|\s*(?:->|=>|→|⇒))\s*:?\s*$/is.exec(before)?.[1]
    const key = link === undefined ? null : keyPattern.exec(link)?.[1]
    if (key) wanted.push({ from: key, to: one.text })
    else if (
      quotes.length === 1 &&
      /^(?:.*\s)?(?:to|->|=>|→|say|read|with|text)\s*:?\s*$/is.test(before) &&
      (link === undefined || verb.test(link) || link.trim() === '')
    ) {
      wanted.push({ from: null, to: one.text })
    } else return []
  }
  const asked =
    wanted.length > 1 || wanted[0]?.from !== null || verb.test(words(text, quotes)) || /^\s*(?:->|=>|→)/.test(text)
  return asked ? wanted : []
}

/** The sentence with its quoted parts taken out. */
function words(text: string, quotes: readonly Quoted[]): string {
  let out = ''
  let at = 0
  for (const quote of quotes) {
    out += `${text.slice(at, quote.start)}\u0000`
    at = quote.end
  }
  return out + text.slice(at)
}

const emptyWords = new Set([
  'the',
  'a',
  'an',
  'our',
  'my',
  'this',
  'that',
  'page',
  'pages',
  'screen',
  'view',
  'section',
  'component',
  'file',
  'dialog',
  'of',
  'all',
])

function placeIn(outside: string): { words: readonly string[]; says: string } | null {
  const found =
    /(?:^|[\s,\u0000])(?:on|in|at|inside|within|under)\s+((?:(?:the|our|my|this)\s+)?[^\u0000,:;?]+?)\s*(?=[,:;\u0000.!?]|$|\b(?:please\s+)?(?:change|replace|rename|update|edit|set|turn|make|reword|rewrite|correct|fix|swap)\b)/giu
  for (const match of outside.matchAll(found)) {
    const says = (match[1] ?? '').trim()
    if (languageOf(says) !== null || /^all\s+(?:places|languages)/i.test(says)) continue
    const plain = wordsIn(says).filter((word) => !emptyWords.has(word))
    if (plain.length > 0 && plain.length <= 8) return { words: plain, says }
  }
  return null
}

function languageIn(outside: string): string | null {
  for (const match of outside.matchAll(/\b(?:in|into|for)\s+(?:the\s+)?([\p{L}-]{2,20})/giu)) {
    const language = languageOf(match[1] ?? '')
    if (language) return language
  }
  for (const match of outside.matchAll(/\bthe\s+([\p{L}]{4,20})\s+(?:text|version|translation|page|site|\u0000)/giu)) {
    const language = languageOf(match[1] ?? '')
    if (language) return language
  }
  return null
}

const languageCodes =
  'ar az be bg bn ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km ko lt lv mk ml mn mr ms nb nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh'.split(
    ' ',
  )

/** Names of languages in English and in themselves, lower case. */
const languageNames: ReadonlyMap<string, string> = new Map(
  languageCodes.flatMap((code) =>
    ['en', code].flatMap((display) => {
      const name = new Intl.DisplayNames([display], { type: 'language' }).of(code)
      return name && name !== code ? [[name.toLowerCase(), code] as const] : []
    }),
  ),
)

const languageOf = (name: string): string | null => languageNames.get(name.toLowerCase()) ?? null

/** `de` as `German`. */
export const languageName = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language

/** The words of a text, lower case, camel case and paths taken apart: `src/SignUp.tsx` is `src sign up tsx`. */
export const wordsIn = (text: string): string[] =>
  text
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
