/**
 * Does the box hold a wish or something to look for? A wish has old words in quotes and a verb of change; while it is typed the
 * list already follows the old words.
 */
export function intentWords(typed: string): { isWish: boolean; lookFor: string } {
  const opening = /["“”„«]([^"“”„«»]*)(["”“»])?/.exec(typed)
  const verb = /^\s*(please\s+)?(change|rename|replace|set|turn|make|call|say|use|write)\b/i.test(typed)
  if (!verb) return { isWish: false, lookFor: typed }
  return { isWish: true, lookFor: opening?.[1] ?? '' }
}

/** The new words of a wish, for when the person picks which of several places was meant. */
export function newWordsOf(wish: string): string | null {
  const quoted = [...wish.matchAll(/["“”„«]([^"“”„«»]+)["”“»]/g)]
  return quoted.length === 2 ? (quoted[1]?.[1] ?? null) : null
}
