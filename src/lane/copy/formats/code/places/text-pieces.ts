import type { JSXChild } from 'oxc-parser'
import type { ChildPiece } from '../../../../code/jsx-runs.ts'
import { jsxPieces } from '../../../../code/literal-pieces.ts'
import type { Piece } from '../../../../source/pieces.ts'

/** How a node of a run is spelt. That of a text is in the node, which may be newer than the file. */
const spelling = (text: string, node: JSXChild): string =>
  (node.type === 'JSXText' ? node.raw : null) ?? text.slice(node.start, node.end)

export const runText = (text: string, run: Extract<ChildPiece, { kind: 'run' }>): string =>
  run.nodes.map((node) => spelling(text, node)).join('')

/**
 * The pieces of a run between its outer white space. `{' '}` reads as a space; a line break beside it reads as nothing, so it
 * is counted to the spelling of that space.
 */
export function runPieces(text: string, run: Extract<ChildPiece, { kind: 'run' }>): Piece[] {
  const pieces: Piece[] = []
  run.nodes.forEach((node, index) => {
    const raw = spelling(text, node)
    if (node.type !== 'JSXText') {
      pieces.push({ raw, value: ' ' })
      return
    }
    const lead = index > 0 ? (/^[ \t]*[\r\n]\s*/.exec(raw)?.[0] ?? '') : ''
    const rest = raw.slice(lead.length)
    const trail = index < run.nodes.length - 1 ? (/[ \t]*[\r\n]\s*$/.exec(rest)?.[0] ?? '') : ''
    const words = jsxPieces(rest.slice(0, rest.length - trail.length))
    pieces.push({ raw: lead, value: '' }, ...words, { raw: trail, value: '' })
  })
  const merged: Piece[] = []
  let pending = ''
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (piece.value === '' && last?.value === ' ') merged[merged.length - 1] = { raw: last.raw + piece.raw, value: ' ' }
    else if (piece.value === '') pending += piece.raw
    else {
      merged.push(pending === '' ? piece : { raw: pending + piece.raw, value: piece.value })
      pending = ''
    }
  }
  const blank = (piece: Piece | undefined) =>
    piece !== undefined && piece.value.trim() === '' && !piece.raw.startsWith('&')
  while (blank(merged[0])) merged.shift()
  while (blank(merged.at(-1))) merged.pop()
  return merged
}
