import type { ParsedCode } from '../code/parse-code.ts'
import { unlessTooDeep } from '../code/syntax.ts'
import { walkTo } from '../code/walk-to.ts'
import { wordsOf } from '../instrumentation/say-place.ts'

interface Attribute {
  readonly start: number
  readonly end: number
  readonly words: () => string
}

/**
 * What the element shows in whose attribute an offset stands: people look for a style by the words they see.
 *
 * @param offsets those that will be asked for, in ascending order
 * @returns a lookup that gives `null` outside of attributes and for elements without words
 */
export function elementWords(parsed: ParsedCode, offsets: readonly number[]): (offset: number) => string | null {
  const attributes: Attribute[] = []
  const walk = () =>
    walkTo(parsed.program, offsets, (node) => {
      if (node.type !== 'JSXElement') return
      const words = onDemand(() => wordsOf(node))
      for (const { start, end } of node.openingElement.attributes) attributes.push({ start, end, words })
    })
  unlessTooDeep(walk, null)
  // Elements in the attributes of others are found later, and are the nearer ones.
  return (offset) => attributes.findLast(({ start, end }) => start <= offset && offset < end)?.words() || null
}

function onDemand(work: () => string): () => string {
  let done: string | null = null
  return () => {
    done ??= work()
    return done
  }
}
