import type { ParsedCode } from '../code/parse-code.ts'
import { eachNode } from '../code/syntax.ts'

/** Characters that nobody sees or that turn the direction of what follows; those inside an emoji are part of it. */
const hidden =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u3164\uffa0\ufeff]|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|[\u{e0000}-\u{e0fff}]/gu
const emoji =
  /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)*/gu

const hiddenIn = (text: string): string[] => text.replace(emoji, '').match(hidden) ?? []

/** Names in letters beyond ASCII, which may pass for others, and names that are written with escapes. */
function foreignNames({ program, text }: ParsedCode): Set<string> {
  const names = new Set<string>()
  eachNode(program, (node) => {
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return
    if (text.startsWith('\\u', node.start) || text.slice(node.start, node.start + node.name.length) !== node.name)
      names.add(`${node.name} with an escape`)
    else if (/[^\u0000-\u007f]/.test(node.name)) names.add(node.name)
  })
  return names
}

/**
 * What a reviewer cannot see of new code.
 *
 * @param before `null` for a new file
 * @returns in words, or `null`
 */
export function unseen(before: ParsedCode | null, after: ParsedCode): string | null {
  if (!/[^\u0000-\u007f]|\\u/.test(after.text)) return null
  if (hiddenIn(after.text).length > (before === null ? 0 : hiddenIn(before.text).length)) return 'a hidden character'
  const known = before === null ? new Set<string>() : foreignNames(before)
  const added = [...foreignNames(after)].find((name) => !known.has(name))
  return added === undefined ? null : `the name ${added}`
}
