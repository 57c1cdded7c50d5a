import { quotedParts } from '../read-intent.ts'

/**
 * A sentence whose quoted parts are taken out, so that no words inside quotes are ever read as a wish. Each stands in `words` as
 * one character of the private use area; {@link Sentence.textOf} gives it back.
 */
export interface Sentence {
  readonly written: string
  /** On one line, without courtesies and a closing full stop. */
  readonly words: string
  /** What stood before them as a place: `the pricing page` of "On the pricing page, …"; `null` where none did. */
  readonly place: string | null
  /** What a part of `words` says: a quoted text without its quotes, or the words themselves. */
  readonly textOf: (part: string) => string
}

/** A quoted part in `words`, for patterns. */
export const quotedMark = '[\\uE000-\\uE0FF]'

const marks = /[\uE000-\uE0FF]/gu
const firstMark = 0xe000
const maxQuotes = 200
/** Nobody says a wish at such length, and patterns take long over it. */
const maxLength = 1000

const courtesies =
  /^(?:(?:please|kindly|can you|could you|would you|can we|we can|we could|could we|let'?s|let us|we should|we need to|we want to|i want to|i need to|i would like to|i'd like to|just|now|hi|hello|hey)[\s,]+)+/i

export function readSentence(written: string): Sentence {
  const quotes = quotedParts(written).slice(0, maxQuotes)
  let words = ''
  let at = 0
  quotes.forEach((quote, index) => {
    words += `${plainWords(written.slice(at, quote.start))}${String.fromCharCode(firstMark + index)}`
    at = quote.end
  })
  words += plainWords(written.slice(at))
  const line = words.replaceAll(/\s+/g, ' ').trim()
  const wish = line.length > maxLength ? '' : line.replace(courtesies, '').replace(/(?:[\s,]+please)?[\s.!?]*$/i, '')
  const [, place, rest] = /^(?:on|in|at|under|for)\s+([^,:]{1,200})\s*[,:]\s*(?:please\s+)?(.+)$/i.exec(wish) ?? []
  return {
    written,
    words: rest ?? wish,
    place: place ?? null,
    textOf: (part) =>
      part
        .trim()
        .replace(marks, (mark) => quotes[mark.charCodeAt(0) - firstMark]?.text ?? '')
        .trim(),
  }
}

const nextWish =
  /[\s,;]+(?:and|then|and then|also|and also)\s+(?:please\s+)?(?=(?:change|set|put|track|turn|switch|add|remove|hide|rename|replace|end|enable|disable|record|roll)\s)/i

/** The wishes of a sentence that has several, each as a sentence of its own. */
export const wishesOf = (sentence: Sentence): readonly Sentence[] =>
  sentence.words.split(nextWish).map((words) => ({
    ...sentence,
    words,
    written: words.replace(marks, (mark) => `"${sentence.textOf(mark)}"`),
  }))

const plainWords = (text: string): string => text.replaceAll(marks, ' ')
