import type { JSXChild, JSXExpressionContainer, JSXText, StringLiteral } from 'oxc-parser'
import { decodeEntity, entity } from './entities.ts'

export type RunNode = JSXText | (JSXExpressionContainer & { readonly expression: StringLiteral })

/**
 * The children of an element as a reader meets them: runs of text, and everything else. `{' '}` belongs to a run: formatters
 * put it there and take it away when they wrap a line.
 */
export type ChildPiece =
  | { readonly kind: 'run'; readonly nodes: readonly RunNode[]; readonly start: number; readonly end: number }
  | { readonly kind: 'item'; readonly node: JSXChild; readonly start: number; readonly end: number }

const isRunNode = (child: JSXChild): child is RunNode =>
  child.type === 'JSXText' ||
  (child.type === 'JSXExpressionContainer' &&
    child.expression.type === 'Literal' &&
    typeof child.expression.value === 'string' &&
    /^ +$/.test(child.expression.value))

export function childPieces(children: readonly JSXChild[]): ChildPiece[] {
  const pieces: ChildPiece[] = []
  let run: RunNode[] = []
  const close = () => {
    const first = run[0]
    const last = run.at(-1)
    if (first && last) pieces.push({ kind: 'run', nodes: run, start: first.start, end: last.end })
    run = []
  }
  for (const child of children) {
    if (isRunNode(child)) {
      run.push(child)
    } else {
      close()
      pieces.push({ kind: 'item', node: child, start: child.start, end: child.end })
    }
  }
  close()
  return pieces
}

/** Decodes the character references of JSX text or of a JSX attribute. */
export const decodeEntities = (raw: string): string =>
  raw.includes('&') ? raw.replace(entity, (reference) => decodeEntity(reference) ?? reference) : raw

/** Nothing, which stands before a line and behind it, is not blank. */
const isBlank = (code: number): boolean => code === 32 || code === 9

/** Folds the white space of one JSX text as React's compilers do, before entities are decoded (`&nbsp;` is never folded). */
export function foldJsxText(raw: string): string {
  if (!raw.includes('\n')) return decodeEntities(raw)
  // Between the two signs of a line end of Windows stands a line of nothing, which folds away.
  const lines = raw.includes('\r') ? raw.split(/[\r\n]/) : raw.split('\n')
  const kept: string[] = []
  for (const [index, line] of lines.entries()) {
    let start = 0
    let end = line.length
    if (index > 0) while (isBlank(line.charCodeAt(start))) start++
    if (index < lines.length - 1) while (isBlank(line.charCodeAt(end - 1))) end--
    if (start < end) kept.push(line.slice(start, end))
  }
  return decodeEntities(kept.join(' '))
}

/** What a run draws, edges included: `"Hello "` before an inline element. */
export function foldRun(nodes: readonly RunNode[]): string {
  let out = ''
  for (const node of nodes) {
    out += node.type === 'JSXText' ? foldJsxText(node.raw ?? node.value) : node.expression.value
  }
  return out
}
