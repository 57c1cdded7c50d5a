import type { Fault, WordChange } from './screen.ts'

/**
 * Characters that change what a text is without changing what people see. Most have honest uses in some script, so they are
 * judged by what stands beside them: a zero-width joiner inside an emoji or after a Hindi virama is spelling, inside an
 * English word it is a hidden mark.
 */
export function unicodeFault(change: WordChange): Fault | null {
  const { before, after } = change
  if (plain.test(after)) return null
  const seen = count(before)
  const characters = [...after]
  const budget = new Map(seen)
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string
    const rule = faultAt(characters, at, after)
    if (rule === null) continue
    // What the text held before may stay: a change of wording does not have to mend it.
    const left = budget.get(character) ?? 0
    if (left > 0) budget.set(character, left - 1)
    else return { rule, detail: sayCodePoint(character) }
  }
  return edgeFault(before, after) ?? wordFault(change) ?? markFault(before, after)
}

/** Printable ASCII and line breaks: nothing here to judge. */
const plain = /^[\n\r\t -~]*$/

const count = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

const sayCodePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const pictograph = /^\p{Extended_Pictographic}$/u
const emojiBase = /^[\p{Emoji}\p{Emoji_Modifier}]$/u
const joiningScript = /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}]$/u
const indicScript =
  /^[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]$/u
const virama = /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2]$/u
const zeroWidthSpaceScript = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u
/** Letters, not marks: the mark U+061C counts as Arabic itself. */
const rightToLeft = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const ideograph = /^[\p{Script=Han}]$/u
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function faultAt(characters: readonly string[], at: number, text: string): string | null {
  const character = characters[at] as string
  const code = character.codePointAt(0) ?? 0
  const previous = characters[at - 1] ?? ''
  const next = characters[at + 1] ?? ''
  if (code < 0x20) return code === 9 || code === 10 || code === 13 ? null : 'text/control'
  if (code < 0x7f) return null
  if (code < 0xa0) return 'text/control'
  if (code >= 0xd800 && code <= 0xdfff) return 'text/control'
  if (code === 0x2028 || code === 0x2029) return 'text/control'
  // It stands for something that could not be read.
  if (code === 0xfffd) return 'text/control'
  if ((code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) return 'text/control'
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000) return 'text/control'
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'text/direction'
  if (code === 0x200e || code === 0x200f || code === 0x061c) return rightToLeft.test(text) ? null : 'text/direction'
  if (code === 0x200d) return joins(characters, at) ? null : 'text/invisible'
  if (code === 0x200c) {
    const between = joiningScript.test(previous) && joiningScript.test(next)
    return between || virama.test(previous) || (indicScript.test(previous) && indicScript.test(next))
      ? null
      : 'text/invisible'
  }
  if (code === 0x200b)
    return zeroWidthSpaceScript.test(previous) && zeroWidthSpaceScript.test(next) ? null : 'text/invisible'
  if (code === 0xfe0f)
    return emojiBase.test(previous) || pictograph.test(previous) || /^[\u2190-\u2bff©®™‼⁉ℹ]$/u.test(previous)
      ? null
      : 'text/invisible'
  if (code === 0xfe0e) return pictograph.test(previous) ? null : 'text/invisible'
  if ((code >= 0xfe00 && code <= 0xfe0d) || (code >= 0xe0100 && code <= 0xe01ef))
    return ideograph.test(previous) ? null : 'text/invisible'
  if (code >= 0xe0000 && code <= 0xe007f) return isFlagTag(characters, at) ? null : 'text/invisible'
  if (isInvisible(code)) return 'text/invisible'
  if (isOddSpace(code)) return 'text/odd-space'
  if (code === 0x3000) return eastAsian.test(text) ? null : 'text/odd-space'
  if (code >= 0x1d400 && code <= 0x1d7ff) return 'text/lookalike'
  if (code >= 0xff01 && code <= 0xff5e) return eastAsian.test(text) ? null : 'text/lookalike'
  if (isLookalikeMark(code) || isLookalikeLetter(code)) return 'text/lookalike'
  if (enclosed.test(character)) return enclosed.test(previous) || enclosed.test(next) ? 'text/lookalike' : null
  return null
}

function joins(characters: readonly string[], at: number): boolean {
  const previous = characters[at - 1] ?? ''
  const next = characters[at + 1] ?? ''
  const base = previous === '\ufe0f' || /^\p{Emoji_Modifier}$/u.test(previous) ? (characters[at - 2] ?? '') : previous
  if (pictograph.test(base) && pictograph.test(next)) return true
  if (virama.test(previous)) return indicScript.test(characters[at - 2] ?? '')
  return joiningScript.test(previous) && (joiningScript.test(next) || next === '' || /\s/.test(next))
}

/** The tags of a flag such as that of Scotland: a black flag, two to six letters or digits, the closing tag. */
function isFlagTag(characters: readonly string[], at: number): boolean {
  let start = at
  while (isTag(characters[start - 1])) start--
  let end = at
  while (isTag(characters[end + 1])) end++
  const tags = characters.slice(start, end + 1).map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
  return (
    characters[start - 1] === '\u{1f3f4}' &&
    tags.at(-1) === '\x7f' &&
    /^(?:gbeng|gbsct|gbwls|us[a-z]{2})$/.test(tags.slice(0, -1).join(''))
  )
}

const isTag = (character: string | undefined): boolean => {
  const code = character?.codePointAt(0) ?? 0
  return code >= 0xe0020 && code <= 0xe007f
}

const isInvisible = (code: number): boolean =>
  code === 0x00ad ||
  code === 0x034f ||
  code === 0x115f ||
  code === 0x1160 ||
  code === 0x17b4 ||
  code === 0x17b5 ||
  (code >= 0x180b && code <= 0x180f) ||
  (code >= 0x2060 && code <= 0x2065) ||
  (code >= 0x206a && code <= 0x206f) ||
  code === 0x3164 ||
  code === 0xfeff ||
  code === 0xffa0 ||
  (code >= 0xfff0 && code <= 0xfffc) ||
  (code >= 0x1bca0 && code <= 0x1bca3) ||
  (code >= 0x1d173 && code <= 0x1d17a) ||
  code === 0x2800

/** Spaces that are neither plain nor one of those that typography asks for (no-break, narrow no-break, thin, ideographic). */
const isOddSpace = (code: number): boolean => code === 0x1680 || (code >= 0x2000 && code <= 0x2008) || code === 0x205f

/** Marks that pass for quotes, dots and slashes: `ʺ`, `․`, `∕`. */
const isLookalikeMark = (code: number): boolean =>
  [
    0x02b9, 0x02ba, 0x02ee, 0x02f6, 0x2024, 0x2215, 0x29f8, 0x2571, 0x01c3, 0x2236, 0xa789, 0x02d0, 0x0589, 0xfe52,
    0xfe55,
  ].includes(code)

/** Letters of phonetic alphabets, drawn like those of the Latin one or like small capitals: `ɑ`, `ɡ`, `ᴀ`. */
const isLookalikeLetter = (code: number): boolean =>
  code === 0x0251 || code === 0x0261 || code === 0x026a || (code >= 0x1d00 && code <= 0x1d22)

/** `ⓘ` and `🅿` are signs; several in a row are a word. */
const enclosed = /^[\u249c-\u24e9\u{1f130}-\u{1f189}]$/u

/** White space at the edges that nobody sees, kept by the program. */
function edgeFault(before: string, after: string): Fault | null {
  const odd = /^[\u00a0\u2009\u200a\u202f\u3000]+|[\u00a0\u2009\u200a\u202f\u3000]+$/
  return odd.test(after) && !odd.test(before) ? { rule: 'text/odd-space', detail: 'at the edge of the text' } : null
}

const looksLatin: readonly RegExp[] = [
  /\p{Script=Cyrillic}/u,
  /(?![µΩΔΣπμ∆])\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Georgian}/u,
]
const latin = /\p{Script=Latin}/u
/** Cyrillic and Greek letters that are drawn like Latin ones: a word of nothing else passes for a Latin word. */
const twins = /^[аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρ]+$/u

/** Languages written in Cyrillic or Greek: there a word of letters with twins is an ordinary word. */
const ownScript = /^(?:ab|av|ba|be|bg|ce|cv|el|kk|kv|ky|mk|mn|os|ru|sr|tg|tt|uk)\b/

function wordFault({ before, after, translatedInto }: WordChange): Fault | null {
  const isOther =
    translatedInto === undefined ? isMostlyOther(before) : ownScript.test(translatedInto ?? '') || isMostlyOther(after)
  const known = new Set(before.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  // In a text that is plainly Russian, Bulgarian or Greek, a word of letters with twins (`Все`, `нас`) is an ordinary word.
  const hasLatin = latin.test(after) && !isOther
  for (const word of after.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    if (known.has(word)) continue
    if (latin.test(word) && looksLatin.some((script) => script.test(word)))
      return { rule: 'text/mixed-script', detail: word }
    if (hasLatin && word.length > 1 && twins.test(word)) return { rule: 'text/mixed-script', detail: word }
    // A text that had no such letters does not gain one that is only a twin.
    if (!isOther && twins.test(word) && !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(before) && latin.test(before))
      return { rule: 'text/mixed-script', detail: word }
  }
  return null
}

/** Letters of Cyrillic and Greek that no Latin letter looks like, in more words than there are Latin ones. */
function isMostlyOther(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  const own = words.filter((word) => /^[\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(word) && !twins.test(word))
  return own.length > words.filter((word) => latin.test(word)).length
}

/** Marks piled on a letter until it covers its neighbours, or on none. Indic, Arabic and Vietnamese stay below. */
function markFault(before: string, after: string): Fault | null {
  const flood = /(?:(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Mn}\p{Me}]){4,}/u
  const composed = after.normalize('NFC')
  const lone = /(?:^|\s)[\p{Mn}\p{Me}]/u
  if (lone.test(composed) && !lone.test(before)) return { rule: 'text/combining-marks', detail: 'on no letter' }
  return flood.test(composed) && !flood.test(before.normalize('NFC'))
    ? { rule: 'text/combining-marks', detail: '' }
    : null
}
