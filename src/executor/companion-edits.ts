import { foldJsxText } from '../lane/code/jsx-runs.ts'
import { spellString } from '../lane/code/literal-pieces.ts'
import { parseCode } from '../lane/code/parse-code.ts'
import { eachNode, isStringLiteral, type Node, TooDeep } from '../lane/code/syntax.ts'
import { isCompanionPath } from '../lane/copy/companion-path.ts'
import type { SourceFile } from '../lane/lane.ts'
import { decode, encode } from '../lane/source/decode.ts'

/** A text that changed, whole on both sides. */
export interface ChangedText {
  readonly path: string
  readonly before: string
  readonly after: string
  /** Whether the old text still stands elsewhere in the product: then a test may mean that place. */
  readonly standsElsewhere: boolean
}

/** A test, story or snapshot that follows a change of text: only string literals equal to the whole old text became the new one. */
export interface Companion extends SourceFile {
  readonly before: Uint8Array
}

/**
 * The edits that tests and stories need so that they go on finding a text that changed. A file follows where the old text is gone
 * from the product, or where the file imports the changed one; otherwise it may mean another place with the same words. So it does
 * where a test writes the text between tags itself: that, and its snapshot, stay as they are.
 *
 * @param files tests, stories and snapshots of the base; others are left out
 * @returns files that differ. The judge still decides whether they belong to the change
 */
export function companionEdits(files: Iterable<SourceFile>, changes: readonly ChangedText[]): readonly Companion[] {
  const companions: Companion[] = []
  const all = [...files].filter((file) => isCompanionPath(file.path))
  const own = new Map(all.map((file) => [file.path, ownTexts(file, changes)]))
  for (const file of all) {
    const decoded = decode(file.bytes)
    if (decoded === null) continue
    const kept = own.get(testOf(file.path)) ?? []
    const texts = changes.filter(
      (change) => !kept.includes(change) && (!change.standsElsewhere || imports(decoded.text, file.path, change.path)),
    )
    const text = replaced(file.path, decoded.text, texts)
    if (text !== decoded.text)
      companions.push({ path: file.path, before: file.bytes, bytes: encode({ ...decoded, text }) })
  }
  return companions
}

/** The test whose snapshot a file is; any other file itself. */
const testOf = (path: string): string => path.replace(/__snapshots__\/([^/]+)\.snap$/, '$1')

const story = /stor(?:y|ies)/i

/** The changed texts that a test which knows nothing of the changed file writes between tags of its own. */
function ownTexts(file: SourceFile, changes: readonly ChangedText[]): readonly ChangedText[] {
  if (!/\.[cm]?[jt]sx?$/.test(file.path) || story.test(file.path)) return []
  const decoded = decode(file.bytes)
  if (decoded === null) return []
  const strange = changes.filter(
    (change) => decoded.text.includes(change.before.trim()) && !imports(decoded.text, file.path, change.path),
  )
  const parsed = strange.length > 0 ? parseCode(file.path, decoded.text) : null
  if (parsed?.kind !== 'parsed') return []
  const written = new Set<string>()
  try {
    eachNode(parsed.program, (node) => {
      if (node.type === 'JSXText') written.add(fold(foldJsxText(decoded.text.slice(node.start, node.end))))
    })
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return []
    throw error
  }
  return strange.filter((change) => written.has(fold(change.before)))
}

const fold = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

interface Splice {
  readonly start: number
  readonly end: number
  readonly raw: string
}

function replaced(path: string, text: string, changes: readonly ChangedText[]): string {
  const wanted = new Map(changes.map((change) => [fold(change.before), fold(change.after)]))
  if (wanted.size === 0) return text
  if (path.endsWith('.snap')) return replacedLines(text, wanted)
  const parsed = parseCode(path, text)
  if (parsed.kind !== 'parsed') return text
  const splices: Splice[] = []
  const inAttributes = new Set<Node>()
  try {
    eachNode(parsed.program, (node) => {
      if (node.type === 'JSXAttribute' && node.value) inAttributes.add(node.value)
      const splice = spliceOf(node, text, wanted, inAttributes.has(node))
      if (splice) splices.push(splice)
    })
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return text
    throw error
  }
  return splices
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, raw }) => rest.slice(0, start) + raw + rest.slice(end), text)
}

function spliceOf(node: Node, text: string, wanted: ReadonlyMap<string, string>, inAttribute: boolean): Splice | null {
  if (node.type === 'JSXText') {
    const raw = text.slice(node.start, node.end)
    const to = wanted.get(fold(foldJsxText(raw)))
    if (to === undefined || /[{}<>&]/.test(to)) return null
    const [, lead = '', tail = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(raw) ?? []
    return { start: node.start, end: node.end, raw: lead + to + tail }
  }
  const value = isStringLiteral(node)
    ? node.value
    : node.type === 'TemplateLiteral' && node.quasis.length === 1
      ? node.quasis[0]?.value.cooked
      : null
  const to = value === null || value === undefined ? undefined : wanted.get(value)
  const quote = text[node.start]
  if (to === undefined || quote === undefined || !/["'`]/.test(quote)) return null
  // An attribute of JSX knows no escapes: a backslash there is a backslash.
  if (inAttribute && (to.includes(quote) || to.includes('&'))) return null
  const raw = inAttribute ? to : spellString(to, quote, false).map((piece) => piece.raw)
  return { start: node.start + 1, end: node.end - 1, raw: [raw].flat().join('') }
}

/** Snapshots print a text on a line of its own, between tags, or as an attribute. */
function replacedLines(text: string, wanted: ReadonlyMap<string, string>): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('exports[')) return line
      for (const [before, after] of wanted) {
        if (/[`\\$]/.test(after)) continue
        if (line.trim() === before) return line.replace(before, () => after)
        for (const [open, close] of [
          ['>', '<'],
          ['"', '"'],
        ] as const) {
          if (line.includes(open + before + close))
            return line.replace(open + before + close, () => open + after + close)
        }
      }
      return line
    })
    .join('\n')
}

/** Whether a file imports another: by a relative path, or by any path that ends in its name. */
function imports(text: string, path: string, changed: string): boolean {
  const module = changed.replace(/\.[cm]?[jt]sx?$/, '')
  const name = module.split('/').at(-1) ?? module
  const folder = path.split('/').slice(0, -1)
  for (const [, specifier = ''] of text.matchAll(/(?:from|import|require\(|mock\()\s*['"]([^'"\n]+)['"]/g)) {
    const plain = specifier.replace(/\.[cm]?[jt]sx?$/, '')
    if (plain.startsWith('.')) {
      if (resolved(folder, plain) === module) return true
    } else if (plain.endsWith(`/${name}`) && module.endsWith(plain.replace(/^[@~][^/]*\//, ''))) return true
  }
  return false
}

function resolved(folder: readonly string[], specifier: string): string {
  const parts = [...folder]
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
