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

/** An object or list that is not closed yet. */
interface Level {
  readonly up: Level | null
  readonly path: readonly (string | number)[]
  /** The keys of an object so far; `null` in a list. */
  readonly keys: Set<string> | null
  /** The key of an object, once there is one, or the index of a list, whose value stands here. */
  at: string | number
}

/** What may stand next. An item of an object begins with its key, one of a list is its value. */
type Next = 'item' | 'colon' | 'value' | 'comma' | 'end'

/**
 * Reads JSON (comments allowed, trailing commas too where the file may hold comments) without recovery and without recursion.
 * Duplicate keys and keys that reach an object's prototype are errors of their own: parsers disagree about them.
 */
export function readJson(text: string): JsonRead {
  const scanner = createScanner(text, false)
  const leaves: JsonLeaf[] = []
  const tokens: JsonToken[] = []
  let level: Level | null = null
  let next: Next = 'value'
  const fail = (kind: Exclude<JsonRead['kind'], 'parsed'>, key?: string): JsonRead => ({
    kind,
    line: scanner.getTokenStartLine() + 1,
    key,
  })
  for (let kind = scanner.scan(); kind !== TokenKind.end; kind = scanner.scan()) {
    if (kind === TokenKind.space || kind === TokenKind.lineBreak) continue
    if (scanner.getTokenError() !== 0) return fail('unparsable')
    const start = scanner.getTokenOffset()
    const end = start + scanner.getTokenLength()
    let leaf: JsonLeaf | null = null
    switch (kind as number) {
      case TokenKind.string: {
        const value = scanner.getTokenValue()
        if (next === 'item' && level?.keys) {
          if (value === '__proto__') return fail('prototype-key', value)
          if (level.keys.has(value)) return fail('duplicate-key', value)
          level.keys.add(value)
          level.at = value
          next = 'colon'
          break
        }
        if (next !== 'value' && next !== 'item') return fail('unparsable')
        leaf = { path: pathAt(level), value, start, end }
        leaves.push(leaf)
        next = level === null ? 'end' : 'comma'
        break
      }
      case TokenKind.colon:
        if (next !== 'colon') return fail('unparsable')
        next = 'value'
        break
      case TokenKind.comma:
        if (next !== 'comma' || level === null) return fail('unparsable')
        if (level.keys === null) level.at = (level.at as number) + 1
        next = 'item'
        break
      case TokenKind.openBrace:
      case TokenKind.openBracket: {
        if (next !== 'value' && (next !== 'item' || level?.keys)) return fail('unparsable')
        const path = pathAt(level)
        if (path.length >= maxDepth) return fail('too-deep')
        level = { up: level, path, keys: kind === TokenKind.openBrace ? new Set() : null, at: 0 }
        next = 'item'
        break
      }
      case TokenKind.closeBrace:
      case TokenKind.closeBracket:
        if (level === null || (level.keys !== null) !== (kind === TokenKind.closeBrace)) return fail('unparsable')
        if (next !== 'item' && next !== 'comma') return fail('unparsable')
        level = level.up
        next = level === null ? 'end' : 'comma'
        break
      case TokenKind.number:
      case TokenKind.true:
      case TokenKind.false:
      case TokenKind.null:
        if (next !== 'value' && (next !== 'item' || level?.keys)) return fail('unparsable')
        next = level === null ? 'end' : 'comma'
        break
      case TokenKind.lineComment:
      case TokenKind.blockComment:
        break
      default:
        return fail('unparsable')
    }
    tokens.push({ kind, start, end, leaf })
  }
  return next === 'end' ? { kind: 'parsed', leaves, tokens } : fail('unparsable')
}

/** Where a value stands that begins now. */
const pathAt = (level: Level | null): readonly (string | number)[] => (level === null ? [] : [...level.path, level.at])
