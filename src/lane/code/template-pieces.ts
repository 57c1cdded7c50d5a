import type { TemplateLiteral } from 'oxc-parser'
import type { Piece } from '../source/pieces.ts'
import { stringPieces } from './literal-pieces.ts'

/** Takes a template apart: its texts with escapes decoded and line breaks folded, each `${…}` whole. */
export function templatePieces(text: string, node: TemplateLiteral): Piece[] {
  const pieces: Piece[] = []
  node.quasis.forEach(({ start, value }, index) => {
    const expression = node.expressions[index - 1]
    if (expression) {
      // A quasi begins with the brace that closes the expression before it.
      const raw = text.slice(text.lastIndexOf('${', expression.start), start + 1)
      pieces.push({ raw, value: raw, whole: true })
    }
    pieces.push(...stringPieces(value.raw, true))
  })
  return pieces
}
