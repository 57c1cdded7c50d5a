import type { JsonLeaf, JsonToken } from '../../../json/read-json.ts'
import { TokenKind } from '../../../json/token-kinds.ts'

/** Members of objects whose keys come new, with the tokens that they and their commas are. */
export interface AddedMembers {
  readonly leaves: readonly JsonLeaf[]
  readonly tokens: ReadonlySet<JsonToken>
}

/** A member of an object, by indexes of its tokens. */
interface Member {
  /** Keys from the root as they are written: one that comes to be written otherwise is another, and the old one is missed. */
  readonly name: string
  readonly first: number
  last: number
}

interface Level {
  /** Keys, as they are written, and indexes from the root. */
  readonly path: string
  /** The member of the object above that this object or list is the value of. */
  readonly of: Member | null
  readonly isObject: boolean
  key: string
  index: number
}

/** Every member of every object, the outer ones before those inside; comments belong to none. */
function membersOf(tokens: readonly JsonToken[], text: string): Member[] {
  const members: Member[] = []
  const levels: Level[] = []
  let open: Member | null = null
  const isMember = (level: Level | undefined): level is Level => level?.isObject === true
  tokens.forEach(({ kind, start, end }, at) => {
    const level = levels.at(-1)
    if (kind === TokenKind.lineComment || kind === TokenKind.blockComment || kind === TokenKind.colon) return
    if (kind === TokenKind.comma) {
      if (level && !level.isObject) level.index++
      return
    }
    if (kind === TokenKind.closeBrace || kind === TokenKind.closeBracket) {
      const closed = levels.pop()
      if (closed?.of) closed.of.last = at
      return
    }
    if (isMember(level) && open === null) {
      level.key = text.slice(start, end)
      open = { name: level.path + level.key, first: at, last: at }
      members.push(open)
      return
    }
    if (open !== null) open.last = at
    if (kind === TokenKind.openBrace || kind === TokenKind.openBracket) {
      const own = level?.isObject ? level.key : (level?.index ?? '')
      levels.push({
        path: `${level?.path ?? ''}${own}`,
        of: open,
        isObject: kind === TokenKind.openBrace,
        key: '',
        index: 0,
      })
    }
    open = null
  })
  return members
}

/**
 * The members that only the new version has, whole: strings, and objects and lists of strings. Without them both versions must
 * have the same tokens.
 */
export function addedMembers(
  before: readonly JsonToken[],
  textBefore: string,
  after: readonly JsonToken[],
  textAfter: string,
): AddedMembers {
  const known = new Set(membersOf(before, textBefore).map(({ name }) => name))
  const tokens = new Set<JsonToken>()
  const leaves: JsonLeaf[] = []
  let end = -1
  for (const { name, first, last } of membersOf(after, textAfter)) {
    if (first <= end || known.has(name)) continue
    end = last
    const own = after.slice(first, last + 1)
    const isText = own.every(
      ({ kind, leaf }, at) =>
        leaf !== null || (kind <= TokenKind.colon && !isBroken(own, at)) || kind === TokenKind.string,
    )
    if (!isText) continue
    for (const token of own) tokens.add(token)
    leaves.push(...own.flatMap(({ leaf }) => (leaf === null ? [] : [leaf])))
  }
  return { leaves, tokens: withCommas(after, tokens) }
}

/** An object or list without anything in it is no text; a comma before its end is an error to many readers. */
const isBroken = (tokens: readonly JsonToken[], at: number): boolean => {
  const [kind, next] = [tokens[at]?.kind, tokens[at + 1]?.kind]
  return (
    (kind === TokenKind.openBrace && next === TokenKind.closeBrace) ||
    (kind === TokenKind.openBracket && next === TokenKind.closeBracket) ||
    (kind === TokenKind.comma && (next === TokenKind.closeBrace || next === TokenKind.closeBracket))
  )
}

/** Adds the comma behind each member, or the one before it where it is the last of its object. */
function withCommas(all: readonly JsonToken[], own: ReadonlySet<JsonToken>): ReadonlySet<JsonToken> {
  const tokens = new Set(own)
  all.forEach((token, at) => {
    const next = all[at + 1]
    if (!own.has(token) || next === undefined || own.has(next)) return
    const isTrailing = next.kind === TokenKind.comma && all[at + 2]?.kind === TokenKind.closeBrace
    if (next.kind === TokenKind.comma && !(isTrailing && isFirst(all, at, own))) tokens.add(next)
    else removeCommaBefore(all, at, tokens)
  })
  return tokens
}

/** Whether no other member stands before a run of them: a comma behind it would be the object's only one. */
function isFirst(all: readonly JsonToken[], last: number, own: ReadonlySet<JsonToken>): boolean {
  let at = last
  while (at >= 0 && (own.has(all[at] as JsonToken) || all[at]?.kind === TokenKind.comma)) at--
  return all[at]?.kind === TokenKind.openBrace
}

/** From the end of a run of members to the comma that parted it from what stands before. */
function removeCommaBefore(all: readonly JsonToken[], last: number, tokens: Set<JsonToken>): void {
  let at = last
  while (at >= 0 && tokens.has(all[at] as JsonToken)) at--
  const before = all[at]
  if (before?.kind === TokenKind.comma) tokens.add(before)
}
