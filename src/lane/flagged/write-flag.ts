import type { TextEdit } from '../code/add-import.ts'
import type { FlagEntry, FlagFile } from './flag-file/flag-file.ts'

/** The edit that adds a flag to its file, off for everybody, in the layout of the flag before it. */
export function addFlag(path: string, file: FlagFile, key: string): TextEdit {
  return /\.ya?ml$/i.test(path) ? addYaml(file, key) : addJson(file, key)
}

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')
const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''

function addJson({ text, flags, group }: FlagFile, key: string): TextEdit {
  const newline = newlineOf(text)
  const last = flags.at(-1)
  const outer = indentAt(text, group.start)
  const unit = /\n([ \t]+)"/.exec(text)?.[1] ?? '  '
  if (last === undefined) {
    const indent = outer + unit
    const body = `${newline}${indent}${member(key, indent, unit, newline, '')}${newline}${outer}`
    return { start: group.start + 1, end: group.end - 1, text: body }
  }
  const like = text.slice(last.start, last.end)
  const isOwnLine = text.slice(text.lastIndexOf('\n', last.start - 1) + 1, last.start).trim() === ''
  if (!isOwnLine || !like.includes('\n')) {
    const gap = isOwnLine ? newline + indentAt(text, last.start) : ' '
    return insert(last.end, `,${gap}${inlineMember(key, like)}`)
  }
  const indent = indentAt(text, last.start)
  return insert(last.end, `,${newline}${indent}${member(key, indent, innerUnit(like, indent) ?? unit, newline, like)}`)
}

const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text })

/** The step by which the lines of a flag are set in. */
const innerUnit = (like: string, indent: string): string | undefined =>
  /\n([ \t]*)"/.exec(like)?.[1]?.slice(indent.length) || undefined

function inlineMember(key: string, like: string): string {
  const colon = /"\s*:\s/.test(like) ? ': ' : ':'
  const comma = /,\s/.test(like) ? ', ' : ','
  const [open, close] = /\{\s/.test(like) ? ['{ ', ' }'] : ['{', '}']
  const object = (...members: string[]) => `${open}${members.join(comma)}${close}`
  const pair = (name: string, value: string) => `"${name}"${colon}${value}`
  return pair(
    key,
    object(
      pair('state', '"ENABLED"'),
      pair('variants', object(pair('on', 'true'), pair('off', 'false'))),
      pair('defaultVariant', '"off"'),
    ),
  )
}

function member(key: string, indent: string, unit: string, newline: string, like: string): string {
  const inner = indent + unit
  const isSpread = /"variants"\s*:\s*\{\s*\n/.test(like)
  const variants = isSpread
    ? `{${newline}${inner}${unit}"on": true,${newline}${inner}${unit}"off": false${newline}${inner}}`
    : '{ "on": true, "off": false }'
  const lines = ['"state": "ENABLED",', `"variants": ${variants},`, '"defaultVariant": "off"']
  return `"${key}": {${newline}${lines.map((line) => inner + line).join(newline)}${newline}${indent}}`
}

function addYaml({ text, flags, group }: FlagFile, key: string): TextEdit {
  const newline = newlineOf(text)
  const last = flags.at(-1)
  if (last === undefined) return { start: group.start, end: group.end, text: yamlFlag(key, '  ', '  ', newline, '') }
  const indent = indentAt(text, last.start)
  const like = text.slice(last.start, last.end)
  const inner = /\n([ \t]+)\S/.exec(like)?.[1]?.slice(indent.length) || '  '
  const lineEnd = text.indexOf('\n', last.end)
  const at = lineEnd === -1 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  return insert(at, `${newline}${yamlFlag(key, indent, inner, newline, like)}`)
}

function yamlFlag(key: string, indent: string, unit: string, newline: string, like: string): string {
  const inner = indent + unit
  const variants = /variants:\s*\{/.test(like)
    ? ['variants: { on: true, off: false }'].map((line) => inner + line)
    : [`${inner}variants:`, `${inner}${unit}on: true`, `${inner}${unit}off: false`]
  const quote = /defaultVariant:\s*(['"])/.exec(like)?.[1] ?? (like === '' ? "'" : '')
  // `off` without quotes is a word for false to readers of YAML 1.1.
  const off = quote === '' ? '"off"' : `${quote}off${quote}`
  return [`${indent}${key}:`, `${inner}state: ENABLED`, ...variants, `${inner}defaultVariant: ${off}`].join(newline)
}

/** The edit that takes a flag out of its file, with its comma or its lines. */
export function removeFlag(path: string, { text, flags, group }: FlagFile, flag: FlagEntry): TextEdit {
  const index = flags.indexOf(flag)
  if (/\.ya?ml$/i.test(path)) {
    const lineStart = text.lastIndexOf('\n', flag.start - 1) + 1
    const lineEnd = text.indexOf('\n', flag.end)
    if (flags.length === 1) return { start: flag.start, end: flag.end, text: '{}' }
    return { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1, text: '' }
  }
  const next = flags[index + 1]
  const previous = flags[index - 1]
  if (next) return { start: flag.start, end: next.start, text: '' }
  if (previous) return { start: previous.end, end: flag.end, text: '' }
  const isPlain =
    text.slice(group.start + 1, flag.start).trim() === '' && text.slice(flag.end, group.end - 1).trim() === ''
  return isPlain
    ? { start: group.start + 1, end: group.end - 1, text: '' }
    : { start: flag.start, end: flag.end, text: '' }
}
