import type { TemplateLiteral } from 'oxc-parser'
import type { Piece } from '../source/pieces.ts'
import { stringPieces } from './literal-pieces.ts'

/** Takes a template apart: its texts with escapes decoded and line breaks folded, each `${…}` whole. */
export function templatePieces(text: string, node: TemplateLiteral): Piece[] {
  const pieces: Piece[] = []
  node.quasis.forEach((quasi, index) => {
    pieces.push(...stringPieces(quasi.value.raw, true))
    const next = node.quasis[index + 1]
    if (next === undefined) return
    // The raw text between two quasis is the expression with its delimiters, whatever the parser counts to a quasi.
    const expression = node.expressions[index]
    if (!expression) return
    const start = text.lastIndexOf('${', expression.start)
    const end = next.start + (text[next.start] === '}' ? 1 : 0)
    const raw = text.slice(start, end)
    pieces.push({ raw, value: raw, whole: true })
  })
  return pieces
}
