import type { Document } from 'yaml'
import { lazily } from '../../../source/lazy-module.ts'
import { lineOf } from '../../../source/line-of.ts'
import type { CatalogueFault } from '../../catalogue.ts'

const yaml = lazily((module) => module('yaml') as typeof import('yaml'))

const maxDepth = 100
/** The reader of YAML takes a second for a megabyte of an honest catalogue, and several for one that is made to be slow. */
const maxLength = 1024 * 1024
const maxLexemes = 400_000

/** `\u001f` comes before each scalar without quotes, so that its first character is not taken for an indicator. */
const scalarMark = '\u001f'

/**
 * Parses one document of YAML 1.2. Every scalar is a string here: which of them other readers take for numbers, dates or switches
 * is asked for by `isPlainText`. Tags and directives change what a document means and are not read; a lone `!`, which older writers
 * put before every text, says only that it is one.
 */
export function parseYaml(
  text: string,
): { readonly kind: 'parsed'; readonly document: Document.Parsed } | CatalogueFault {
  const fault = (kind: CatalogueFault['kind'], at: number, detail: string): CatalogueFault => ({
    kind,
    line: lineOf(text, at),
    detail,
  })
  if (text.length > maxLength) return { kind: 'too-large', line: 0, detail: `more than ${maxLength / 1024} KB of YAML` }
  const { Lexer, Parser, Composer } = yaml()
  const parser = new Parser()
  const tokens = []
  let count = 0
  let at = 0
  let previous = ''
  try {
    for (const lexeme of new Lexer().lex(text)) {
      if (++count > maxLexemes) return { kind: 'too-large', line: 0, detail: `more than ${maxLexemes} parts of YAML` }
      if (previous !== scalarMark && lexeme.startsWith('!') && lexeme !== '!')
        return fault('ambiguous', at, `the tag ${lexeme}`)
      if (previous !== scalarMark && lexeme.startsWith('%')) return fault('ambiguous', at, 'a directive')
      for (const token of parser.next(lexeme)) {
        if (token.type === 'error') return fault('unparsable', token.offset, '')
        tokens.push(token)
      }
      if (parser.stack.length > maxDepth) return fault('too-deep', at, '')
      if (!/^[\u0002\u0018\u001f]$/.test(lexeme)) at += lexeme.length
      previous = lexeme
    }
    tokens.push(...parser.end())
    const composer = new Composer({
      version: '1.2',
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
    })
    const documents = [...composer.compose(tokens)]
    const [document, second] = documents
    if (document === undefined || document.contents === null) return fault('unparsable', 0, 'the file is empty')
    const broken = documents.flatMap((each) => [...each.errors, ...each.warnings])[0]
    if (broken !== undefined) return fault('unparsable', broken.pos[0], '')
    if (second !== undefined) return fault('ambiguous', second.range[0], 'a second document')
    return { kind: 'parsed', document }
  } catch {
    // The composer descends by recursion, and what the parser makes of odd input is not known in advance.
    return fault('unparsable', 0, '')
  }
}
