import type { ParsedCode } from '../code/parse-code.ts'
import { literalName, type Node } from '../code/syntax.ts'
import { occurrencesOf, walkTo } from '../code/walk-to.ts'
import { oncePer } from '../source/once-per.ts'

type MemberUses = readonly { readonly node: Node; readonly ancestors: readonly Node[] }[]
const membersOf = oncePer((_parsed: ParsedCode) => new Map<string, MemberUses>())
/** Each name costs a walk to where it stands; more of them are not followed. */
const maxMembers = 64

/** Every `x.name` and `x['name']`, and what `{ name }` is called when it is taken out of an object; `null` after too many names. */
export function memberUses(parsed: ParsedCode, name: string): MemberUses | null {
  const known = membersOf(parsed, null)
  const uses = known.get(name)
  if (uses !== undefined) return uses
  if (known.size >= maxMembers) return null
  const found: { node: Node; ancestors: readonly Node[] }[] = []
  walkTo(parsed.program, occurrencesOf(parsed.text, name), (node, ancestors) => {
    const isTakenOut =
      node.type === 'Property' &&
      ancestors.at(-1)?.type === 'ObjectPattern' &&
      node.value.type === 'Identifier' &&
      literalName(node.key as Node) === name
    if (isTakenOut) found.push({ node: node.value as Node, ancestors: [...ancestors] })
    else if (node.type === 'MemberExpression' && literalName(node.property as Node) === name)
      found.push({ node, ancestors: [...ancestors] })
  })
  known.set(name, found)
  return found
}
