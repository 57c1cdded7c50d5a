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
    if (!parsed.text.includes('use ')) return found
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
  /@jsx|@ts-nocheck|@flow|source(?:Mapping)?URL|eslint-(?:disable(?!-(?:next-)?line)|enable|env)|^\s*(?:eslint|globals?|exported)\s|biome-ignore-(?:all|start)|@(?:jest|vitest)-environment|<reference|tslint:|webpack(?:Prefetch|Preload|Mode|Ignore|Include|Exclude|Exports)|@vite-ignore|turbopack/

export const isSpeaking = (value: string): boolean => speaking.test(value)

/** Comments that speak of what follows them. */
const speakingOn =
  /@ts-(?:ignore|expect-error)|(?:eslint-disable-next|biome-ignore|prettier-ignore|oxlint-disable-next|(?:istanbul|c8|v8) ignore|@__\w+__|#__\w+__)/

/** A new comment behind a guard that speaks of code outside it: of the whole file, or of what follows the guard. */
export function speakingComment({ before, after }: SourceChange, { cuts }: FoldedCode): Span | null {
  const known = new Set(before.comments.map(({ value }) => value))
  return (
    after.comments.find(
      (each) =>
        !known.has(each.value) &&
        ((isSpeaking(each.value) && isCut(cuts, each)) ||
          (speakingOn.test(each.value) && endsCut(after.text, cuts, each))),
    ) ?? null
  )
}

const endsCut = (text: string, cuts: readonly Span[], { start, end }: Span): boolean =>
  cuts.some((cut) => cut.start <= start && end <= cut.end && /^[\s)}\]]*$/.test(text.slice(end, cut.end)))
