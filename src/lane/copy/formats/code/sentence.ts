import { type ChildPiece, childPieces, foldRun } from '../../../code/jsx-runs.ts'

const maxLength = 600

/**
 * The sentence that elements and expressions split: `Read our {…} first`. Elements give their own text, expressions `{…}`.
 *
 * @returns `null` where a single run is all there is
 */
export function sentenceOf(pieces: readonly ChildPiece[]): string | null {
  const meaningful = pieces.filter((piece) => piece.kind === 'item' || foldRun(piece.nodes).trim() !== '')
  if (meaningful.length < 2) return null
  const text = flatten(pieces, 0).replace(/\s+/g, ' ').trim()
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}

function flatten(pieces: readonly ChildPiece[], depth: number): string {
  let out = ''
  for (const piece of pieces) {
    if (out.length > maxLength) return out
    if (piece.kind === 'run') out += foldRun(piece.nodes)
    else if (piece.node.type === 'JSXElement' || piece.node.type === 'JSXFragment')
      out += depth < 6 ? flatten(childPieces(piece.node.children), depth + 1) : '…'
    else if (piece.node.type === 'JSXExpressionContainer')
      out +=
        piece.node.expression.type === 'Literal' && typeof piece.node.expression.value === 'string'
          ? piece.node.expression.value
          : piece.node.expression.type === 'JSXEmptyExpression'
            ? ''
            : '{…}'
  }
  return out
}
