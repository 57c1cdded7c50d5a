import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/**
 * What a browser can be expected to show of a text of the source: the text itself, or its longest piece between placeholders and
 * the marks of Markdown, because `Hello {name}` and `a *paper* bag` are on no page as they stand.
 *
 * @returns white space folded; empty where a text consists of placeholders alone
 */
export function visiblePiece(text: string): string {
  const pieces = piecesOf(text)
    .flatMap((piece) => piece.split(markdownMark))
    .map(folded)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}

const markdownMark = /\*+|__|~~|`+|!?\[|\]\([^)]*\)|\]/

export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

function piecesOf(text: string): string[] {
  const plain = text.replace(/\{\{[^}]*\}\}|\$t\([^)]*\)|%\([^)]*\)[a-z]|%\d*\$?[sdif@]|\$\{[^}]*\}/g, '\u0000')
  if (plain.includes('\u0000')) return plain.split('\u0000').flatMap(withoutTags)
  if (!/[{<]/.test(text)) return [text]
  try {
    return literals(parse(text, { requiresOtherClause: false }))
  } catch {
    return withoutTags(text)
  }
}

const withoutTags = (text: string): string[] => text.split(/<[^>]*>|\{[^}]*\}/)

function literals(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value]
    if (element.type === TYPE.tag) return literals(element.children)
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return literals(element.options.other?.value ?? [])
    return []
  })
}
