import type { ParsedCode } from './parse-code.ts'
import { isStringLiteral, type Node } from './syntax.ts'

/** How a file writes what a style guide leaves open, so that new code looks as if its author had written it. */
export interface WritingStyle {
  readonly quote: '"' | "'"
  readonly semicolons: boolean
  readonly newline: '\n' | '\r\n'
  /** One level of indentation. */
  readonly indent: string
}

/** Read off the imports where there are any, else off the whole text. */
export function writingStyle({ text, program }: ParsedCode): WritingStyle {
  const imports = program.body.filter((statement) => statement.type === 'ImportDeclaration')
  const near = imports.at(-1)?.source ?? directiveLiteral(program.body[0])
  const statement = imports.at(-1) ?? program.body.find((each) => each.type === 'ExpressionStatement')
  return {
    quote: (near === undefined ? commonQuote(text) : text[near.start]) === '"' ? '"' : "'",
    semicolons: statement === undefined ? /;[ \t]*\r?$/m.test(text) : text[statement.end - 1] === ';',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    indent: /^(?:\t| {2,8})(?=\S)/m.exec(text)?.[0] ?? '  ',
  }
}

const directiveLiteral = (node: Node | undefined): Node | undefined =>
  node?.type === 'ExpressionStatement' && isStringLiteral(node.expression) ? node.expression : undefined

/** Quotes of attributes tell nothing: a formatter writes them doubly whatever it does elsewhere. */
function commonQuote(text: string): string {
  const singles = text.match(/'/g)?.length ?? 0
  const doubles = text.replace(/=\s*"[^"]*"/g, '').match(/"/g)?.length ?? 0
  return doubles > singles ? '"' : "'"
}

/** The white space before a node, where it is the first of its line; `null` where something stands before it. */
export function indentOf(text: string, node: Node): string | null {
  const before = text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.start)
  return /^[ \t]*$/.test(before) ? before : null
}

/** After a node and a comment that ends its line; directly after the node where more code follows on the line. */
export function endOfLine(text: string, end: number): number {
  const rest = /^[ \t;]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(end, end + 500))?.[0]
  return end + (rest?.length ?? 0)
}
