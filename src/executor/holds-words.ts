/**
 * Whether a file can hold a text at all, told from its raw bytes: it has every plain word of it. A source may spell other characters
 * as entities or escapes and wrap between words, but nobody spells plain letters and digits in any other way than plainly.
 *
 * @returns a test that lets too much through rather than too little; `null` when the text has no plain word to look for
 */
export function holdsWords(text: string): ((raw: string) => boolean) | null {
  const words = [...new Set(text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [])]
    .sort((a, b) => b.length - a.length)
    .slice(0, 6)
  if ((words[0]?.length ?? 0) < 3) return null
  const patterns = words.map((word) => new RegExp(word, 'i'))
  return (raw) => patterns.every((pattern) => pattern.test(raw))
}
