import { addImport, type TextEdit } from '../code/add-import.ts'
import { importedCalls } from '../code/imported-call.ts'
import { nameUses } from '../code/name-uses.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import type { Node } from '../code/syntax.ts'
import type { FlagRules } from '../lane.ts'
import { indentAt, indentUnit, isAloneOnLines, lineStart, movableLines, newlineOf } from './layout.ts'

/**
 * Puts an element behind a flag so that people see what they saw: while the flag is off the element stands where it stood.
 * With `key` a copy of it is shown when the flag is on, to be changed from then on; with `!key` it is hidden then.
 *
 * @returns `null` where the file has no way to call the function there
 */
export function guardElement(
  path: string,
  parsed: ParsedCode,
  element: Node,
  wish: string,
  rules: FlagRules,
): readonly TextEdit[] | null {
  const call = callIn(path, parsed, rules)
  if (call === null || call.isHiddenAt(element)) return null
  const { text } = parsed
  const hides = wish.startsWith('!')
  const condition = `${hides ? '!' : ''}${call.written}(${quoted(wish.replace(/^!/, ''), text, parsed)})`
  const guard = { start: element.start, end: element.end, text: guarded(parsed, element, condition, hides) }
  return call.edit === null ? [guard] : [call.edit, guard]
}

/** How the call is made in a file: its name there, and the import that it takes; `null` where the name is another's. */
export function callIn(path: string, parsed: ParsedCode, rules: FlagRules) {
  const imported = importedCalls(path, parsed, rules).find((each) => each.kind !== 'default')
  if (imported !== undefined) return { written: imported.written, edit: null, isHiddenAt: imported.isHiddenAt }
  const uses = nameUses(parsed, rules.call.split('.')[0] ?? rules.call)
  if (uses.declarations.length > 0 || uses.references.length > 0) return null
  return { written: rules.call, edit: addImport(path, parsed, rules), isHiddenAt: () => false }
}

/** A key in the quotes that the strings of the file have. */
function quoted(key: string, text: string, { program }: ParsedCode): string {
  const near = program.body.find((each) => each.type === 'ImportDeclaration')
  const written = near?.type === 'ImportDeclaration' ? text[near.source.start] : undefined
  const quote = written ?? ((text.match(/'/g)?.length ?? 0) >= (text.match(/"/g)?.length ?? 0) / 2 ? "'" : '"')
  return quote + key + quote
}

function guarded(parsed: ParsedCode, element: Node, condition: string, hides: boolean): string {
  const { text } = parsed
  const written = text.slice(element.start, element.end)
  if (!isAloneOnLines(text, element))
    return hides ? `{${condition} && ${written}}` : `{${condition} ? ${written} : ${written}}`
  const newline = newlineOf(text)
  const indent = indentAt(text, element.start)
  const unit = indentUnit(text)
  const inner = `${indent}${unit}${setIn(parsed, element, unit)}`
  const [open, close] = ['(', ')']
  const branch = `${open}${newline}${inner}${newline}${indent}${close}`
  return hides ? `{${condition} && ${branch}}` : `{${condition} ? ${branch} : ${branch}}`
}

/** The lines of an element, one step further in. */
function setIn(parsed: ParsedCode, element: Node, unit: string): string {
  const { text } = parsed
  let out = ''
  let at = element.start
  for (const start of movableLines(parsed, element)) {
    out += text.slice(at, start)
    if (!/^[ \t]*\r?$/m.test(/^[^\n]*/.exec(text.slice(start))?.[0] ?? '')) out += unit
    at = start
  }
  return out + text.slice(Math.max(at, lineStart(text, at)), element.end)
}
