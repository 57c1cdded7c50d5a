import type { ParsedCode } from '../code/parse-code.ts'
import type { Node } from '../code/syntax.ts'
import { walkTo } from '../code/walk-to.ts'
import type { Span } from '../lane.ts'
import type { FoldedCode } from './fold/fold-code.ts'
import type { SourceChange } from './judge-source.ts'

/** A directive counts only in front of everything else, so a guard or an import before it takes it away. */
export function strayDirective({ before, after }: SourceChange, left: FoldedCode, right: FoldedCode): Node | null {
  const directives = (parsed: ParsedCode, { cuts }: FoldedCode): Node[] => {
    const found: Node[] = []
    const places = [...parsed.text.matchAll(/['"]use /g)].map((match) => match.index)
    walkTo(parsed.program, places, (node) => {
      if (node.type === 'ExpressionStatement' && node.directive != null && !isCut(cuts, node)) found.push(node)
    })
    return found
  }
  const written = directives(before, left)
  const now = directives(after, right)
  if (written.length === now.length) return null
  return now.find((node, index) => !sameText(before, written[index], after, node)) ?? after.program
}

const sameText = (a: ParsedCode, node: Node | undefined, b: ParsedCode, other: Node): boolean =>
  node !== undefined && a.text.slice(node.start, node.end) === b.text.slice(other.start, other.end)

const isCut = (cuts: readonly Span[], { start, end }: Span): boolean =>
  cuts.some((cut) => cut.start <= start && end <= cut.end)

/** Comments that speak to tools about the whole file, wherever they stand. */
const speaking =
  /@jsx|@ts-nocheck|@flow|source(?:Mapping)?URL|eslint-(?:disable(?!-(?:next-)?line)|enable|env)|^\s*(?:eslint|globals?|exported)\s|biome-ignore-(?:all|start)|@(?:jest|vitest)-environment|<reference|tslint:/

export const isSpeaking = (value: string): boolean => speaking.test(value)

export function speakingComment({ before, after }: SourceChange, { cuts }: FoldedCode): Span | null {
  const known = new Set(before.comments.map(({ value }) => value))
  return after.comments.find((each) => isSpeaking(each.value) && !known.has(each.value) && isCut(cuts, each)) ?? null
}
