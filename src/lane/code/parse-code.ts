import {
  type Comment,
  type ParseResult,
  type ParserOptions,
  type Program,
  parseSync,
  rawTransferSupported,
} from 'oxc-parser'
import type { Decoded } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { oncePer } from '../source/once-per.ts'
import { nestsTooDeeply } from './nesting.ts'

export interface ParsedCode {
  readonly kind: 'parsed'
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]
}

export type CodeParse = ParsedCode | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

export const isCodePath = (path: string): boolean => /\.[cm]?[jt]sx?$/i.test(path) && !/\.d\.[cm]?ts$/i.test(path)

const canTransfer = rawTransferSupported()

/** The language in which a path is parsed. JavaScript is read as JSX. */
export const codeLanguage = (path: string): 'tsx' | 'ts' | 'jsx' =>
  /\.tsx$/i.test(path) ? 'tsx' : /\.[cm]?ts$/i.test(path) ? 'ts' : 'jsx'

/**
 * Parses one source file without recovery. Trees have no nodes for parentheses (a formatter may add them) and one shape
 * for all four languages.
 *
 * @param text without a byte order mark
 * @param isBounded the text is known to nest hardly deeper than one that was parsed before
 */
export function parseCode(path: string, text: string, isBounded = false): CodeParse {
  if (!isBounded && nestsTooDeeply(text)) return { kind: 'too-deep', line: 0 }
  const lang = codeLanguage(path)
  const options: ParserOptions & { experimentalRawTransfer?: boolean } = {
    lang,
    astType: 'ts',
    sourceType: lang === 'jsx' ? 'unambiguous' : 'module',
    preserveParens: false,
    // Twice as fast, and needs a 64-bit Node of version 22 or later.
    experimentalRawTransfer: canTransfer,
  }
  try {
    const result = parseSync(`a.${lang}`, text, options)
    if (result.errors.length > 0) {
      return { kind: 'unparsable', line: lineOf(text, result.errors[0]?.labels[0]?.start ?? 0) }
    }
    return { kind: 'parsed', text, ...takeTree(result) }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'too-deep', line: 0 }
    throw error
  }
}

/** {@link parseCode} of a file before a change: one tree for all contracts, so whoever changes it puts it back. */
export const parseBefore = oncePer((side: Decoded, path: string) => parseCode(path, side.text))

/** {@link parseCode} of the same file after the change, known to nest hardly deeper. */
export const parseAfter = oncePer((side: Decoded, path: string) => parseCode(path, side.text, true))

/**
 * Takes a tree out of the parser's result. The result has getters of its own, which V8 keeps in a hidden class of its own,
 * and these classes stay until a full collection with all they lead to. What is left in the result is an empty program, so
 * trees are freed as soon as they are no longer used: measured, that halves the time of judging many small files.
 */
function takeTree(result: ParseResult): { readonly program: Program; readonly comments: readonly Comment[] } {
  const { program, comments } = result
  const taken = { program: { ...program }, comments: comments.slice() }
  program.body = []
  comments.length = 0
  return taken
}
