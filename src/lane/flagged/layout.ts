import type { ParsedCode } from '../code/parse-code.ts'
import { eachNode } from '../code/syntax.ts'
import type { Span } from '../lane.ts'

export const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

export const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''

/** One step of indentation, as the file has it most often. */
export function indentUnit(text: string): string {
  if (/^\t/m.test(text)) return '\t'
  const steps = new Map<number, number>()
  let previous = 0
  for (const match of text.matchAll(/^( *)\S/gm)) {
    const width = match[1]?.length ?? 0
    const step = width - previous
    previous = width
    if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1)
  }
  const [most] = [...steps].sort((a, b) => b[1] - a[1])
  return ' '.repeat(most?.[0] ?? 2)
}

/** Whether nothing but white space stands around a span on its lines. */
export function isAloneOnLines(text: string, { start, end }: Span): boolean {
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? ''
  return text.slice(lineStart(text, start), start).trim() === '' && after.trim() === ''
}

/** The starts of lines inside a span that may be set in or out: those in a string or template hold their own spaces. */
export function movableLines({ text, program }: ParsedCode, span: Span): number[] {
  const fixed: Span[] = []
  eachNode(program, (node) => {
    const holdsLines = node.type === 'TemplateElement' || (node.type === 'Literal' && typeof node.value === 'string')
    if (holdsLines && text.slice(node.start, node.end).includes('\n')) fixed.push(node)
  })
  const starts: number[] = []
  for (let at = text.indexOf('\n', span.start); at !== -1 && at < span.end; at = text.indexOf('\n', at + 1)) {
    const start = at + 1
    if (start < span.end && !fixed.some((each) => each.start < start && start <= each.end)) starts.push(start)
  }
  return starts
}
