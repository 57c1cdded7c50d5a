import type { ParsedCode } from '../../../../code/parse-code.ts'
import type { Node } from '../../../../code/syntax.ts'
import type { RepoFacts } from '../../../../lane.ts'
import { type LiteralUses, literalUses, usesIn } from './literal-uses.ts'

/** Nodes that begin and end with tokens of their own: whatever they hold is spelt between these. */
const enclosed: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'ArrayExpression',
  'BlockStatement',
  'ClassBody',
  'JSXElement',
  'JSXExpressionContainer',
  'JSXFragment',
  'ObjectExpression',
  'SwitchStatement',
  'TemplateLiteral',
  'TSInterfaceBody',
  'TSTypeLiteral',
])

/** With more occurrences than this most of the file would be read all the same. */
const maxOccurrences = 64

/**
 * How the code of a file uses a few words. About these it answers as {@link literalUses} does, about others it knows nothing.
 *
 * Only a backslash makes a string or a name read otherwise than it is spelt, and a carriage return a template. In a file with
 * neither, a use of a word is an occurrence of it in the text, so an enclosed node without one holds no use: it is not
 * entered. All other nodes are.
 *
 * @param changed a node whose text may be newer than the file, so that it is always read
 * @throws TooDeep
 */
export function literalUsesOf(
  { text, program }: ParsedCode,
  facts: RepoFacts,
  words: readonly string[],
  changed: Node | null = null,
): LiteralUses {
  if (/[\\\r]/.test(text)) return literalUses(program, facts)
  const occurrences: number[] = changed === null ? [] : [changed.start]
  const asked = new Set<string>()
  for (let more = words; ; ) {
    for (const word of more) {
      asked.add(word)
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
        if (occurrences.push(at) > maxOccurrences) return literalUses(program, facts)
      }
    }
    const uses = usesIn(
      program,
      facts,
      (node) => enclosed.has(node.type) && !occurrences.some((at) => node.start <= at && at < node.end),
    )
    // What holds the value need not have the letters of the word, so its own are looked for, too.
    more = [...uses.wordsFrom(asked)].filter((word) => !asked.has(word))
    if (more.length === 0) return uses
  }
}
