import type { Span } from '../lane.ts'

/** Words of comments that tools read, and of those that lawyers do. */
const forTools =
  /\b(?:ignored?|disabled?|enabled?|noflip|rtl|ltr|lint|stylelint|eslint|biome|prettier|purgecss|purify|uncss|unocss|autoprefixer|postcss|cssnano|csso|csscomb|csslint|tailwind|tailwindcss|windicss|webpack|vite|rollup|istanbul|sourcemap|charset|generated|licen[cs]e[ds]?|copyright|rights|author|preserve|safelist|pragma|kss)\b/i
/** A sentence: words of letters with the marks that stand between words, none of those by which tools know their own. */
const sentence =
  /^\p{L}[\p{L}\p{N}\p{M}'’-]*(?:(?:, |\. |; | \(|\) | – | - | \/ | & | \+ | )\(?[\p{L}\p{N}][\p{L}\p{N}\p{M}'’%-]*){2,}[.!?…)]*$/u

/** Whether a comment is mere prose: at least three words that no tool could take for a word to itself. */
export function isProse(comment: string): boolean {
  if (comment.length > 500) return false
  const block = /^\/\*+([\s\S]*?)\*\/$/.exec(comment)?.[1]
  const line = /^\/\/+([^\r\n]*)$/.exec(comment)?.[1]
  const text = (block ?? line)?.replace(/\s*\n[\s*]*/g, ' ').trim()
  return text !== undefined && sentence.test(text) && !forTools.test(text)
}

export const proseIn = (text: string, comments: readonly Span[], shift = 0): Span[] =>
  comments.filter(({ start, end }) => isProse(text.slice(start - shift, end - shift)))
