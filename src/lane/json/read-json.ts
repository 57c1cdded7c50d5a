import { createScanner } from 'jsonc-parser'
import { TokenKind } from './token-kinds.ts'

/** A string value of a JSON file. */
export interface JsonLeaf {
  /** Keys and array indexes from the root. */
  readonly path: readonly (string | number)[]
  readonly value: string
  /** Range with quotes. */
  readonly start: number
  readonly end: number
}

export type JsonRead =
  | { readonly kind: 'parsed'; readonly leaves: readonly JsonLeaf[]; readonly tokens: readonly JsonToken[] }
  | {
      readonly kind: 'unparsable' | 'too-deep' | 'duplicate-key' | 'prototype-key'
      readonly line: number
      readonly key?: string | undefined
    }

/** A token or comment that is not white space. */
export interface JsonToken {
  /** One of {@link TokenKind}. */
  readonly kind: number
  readonly start: number
  readonly end: number
  /** The string value that this token is, if it is one. */
  readonly leaf: JsonLeaf | null
}

const maxDepth = 64

interface Level {
  readonly kind: 'object' | 'array'
  readonly seen: Set<string>
  readonly path: readonly (string | number)[]
  /** An item of an object begins with its key, one of an array is its value. */
  state: 'item' | 'colon' | 'value' | 'after'
  key: string
  index: number
}

/**
 * Reads JSON (comments allowed, trailing commas too where the file may hold comments) without recovery and without recursion.
 * Duplicate keys and keys that reach an object's prototype are errors of their own: parsers disagree about them.
 */
export function readJson(text: string): JsonRead {
  const scanner = createScanner(text, false)
  const leaves: JsonLeaf[] = []
  const tokens: JsonToken[] = []
  const levels: Level[] = []
  let rootDone = false
  const fail = (kind: Exclude<JsonRead['kind'], 'parsed'>, key?: string): JsonRead => ({
    kind,
    line: scanner.getTokenStartLine() + 1,
    key,
  })

  for (let token = scanner.scan(); ; token = scanner.scan()) {
    if (token === TokenKind.space || token === TokenKind.lineBreak) continue
    const start = scanner.getTokenOffset()
    const end = start + scanner.getTokenLength()
    if (scanner.getTokenError() !== 0 || token === TokenKind.unknown) return fail('unparsable')
    if (token === TokenKind.end) break
    const push = (leaf: JsonLeaf | null = null) => tokens.push({ kind: token, start, end, leaf })
    if (token === TokenKind.lineComment || token === TokenKind.blockComment) {
      push()
      continue
    }
    const level = levels.at(-1)
    if (level === undefined && rootDone) return fail('unparsable')
    const closes = token === TokenKind.closeBrace ? 'object' : token === TokenKind.closeBracket ? 'array' : null
    if (closes !== null) {
      if (level?.kind !== closes || level.state === 'colon' || level.state === 'value') return fail('unparsable')
      push()
      levels.pop()
      const parent = levels.at(-1)
      if (parent) parent.state = 'after'
      else rootDone = true
      continue
    }
    if (level?.state === 'after') {
      if (token !== TokenKind.comma) return fail('unparsable')
      push()
      level.state = 'item'
      level.index++
      continue
    }
    if (level?.kind === 'object' && level.state === 'item') {
      if (token !== TokenKind.string) return fail('unparsable')
      const key = scanner.getTokenValue()
      if (key === '__proto__') return fail('prototype-key', key)
      if (level.seen.has(key)) return fail('duplicate-key', key)
      level.seen.add(key)
      level.key = key
      level.state = 'colon'
      push()
      continue
    }
    if (level?.state === 'colon') {
      if (token !== TokenKind.colon) return fail('unparsable')
      level.state = 'value'
      push()
      continue
    }
    const path = level === undefined ? [] : [...level.path, level.kind === 'object' ? level.key : level.index]
    if (token === TokenKind.openBrace || token === TokenKind.openBracket) {
      if (levels.length >= maxDepth) return fail('too-deep')
      push()
      const kind = token === TokenKind.openBrace ? 'object' : 'array'
      levels.push({ kind, seen: new Set(), path, state: 'item', key: '', index: 0 })
      continue
    }
    if (token === TokenKind.string) {
      const leaf = { path, value: scanner.getTokenValue(), start, end }
      leaves.push(leaf)
      push(leaf)
    } else if (
      token === TokenKind.number ||
      token === TokenKind.true ||
      token === TokenKind.false ||
      token === TokenKind.null
    ) {
      push()
    } else return fail('unparsable')
    if (level) level.state = 'after'
    else rootDone = true
  }
  if (levels.length > 0 || !rootDone) return fail('unparsable')
  return { kind: 'parsed', leaves, tokens }
}
