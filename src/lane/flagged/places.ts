import type { JSXElement } from 'oxc-parser'
import { hashOf } from '../../base/hash.ts'
import type { SlotId } from '../../base/ids.ts'
import { isCodePath, type ParsedCode, parseCode } from '../code/parse-code.ts'
import { dottedName, eachChild, maxDepth, type Node, TooDeep } from '../code/syntax.ts'
import { sayElement } from '../copy/visible-names.ts'
import { wordsOf } from '../instrumentation/say-place.ts'
import type { FlagRules, RepoFacts, SourceFile, Span } from '../lane.ts'
import { isChangeable, isOpenPath } from '../repository/open-paths.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { type Decoded, decode } from '../source/decode.ts'
import { baseFlags, type FlagEntry, type FlagFile, readFlagFile } from './flag-file/flag-file.ts'
import { type FlagReads, flagReads } from './fold/flag-reads.ts'
import { isElement, isTranslated } from './fold/shapes.ts'
import { callIn } from './guard-element.ts'
import { shortened } from './guarded-edits.ts'
import { ownerOf } from './owner.ts'

/** A place of a source file or of the flag file that this contract lets people change. */
export type FlaggedPlace = {
  readonly id: SlotId
  readonly value: string
  readonly context: string
  readonly span: Span
  /** What the element shows, by which people look for it. */
  readonly sentence: string | null
} & (
  | { readonly kind: 'flag'; readonly element: JSXElement; readonly ancestors: readonly Node[] }
  /** All guards of one flag in a file; the flag itself in the flag file. */
  | { readonly kind: 'flag-end'; readonly entry: FlagEntry | null }
  | { readonly kind: 'new-flag' }
)

export type FlaggedFile = { readonly decoded: Decoded; readonly places: readonly FlaggedPlace[] } & (
  | { readonly kind: 'source'; readonly parsed: ParsedCode; readonly reads: FlagReads }
  | { readonly kind: 'flags'; readonly flags: FlagFile }
)

/** Reads a file with its places; `null` where the lane has none in it. */
export function readPlaces({ path, bytes }: SourceFile, facts: RepoFacts): FlaggedFile | null {
  const rules = facts.flag
  if (rules === null || !isOpen(path, facts)) return null
  const decoded = decode(bytes)
  if (decoded === null || saysGenerated(path, decoded.text)) return null
  if (path === rules.file) return readFlagPlaces(path, decoded)
  if (baseFlags(facts, rules) === null) return null
  const parsed = parseCode(path, decoded.text)
  if (parsed.kind !== 'parsed') return null
  try {
    const reads = flagReads(path, parsed, rules)
    return { kind: 'source', decoded, parsed, reads, places: sourcePlaces(path, parsed, reads, rules) }
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return null
    throw error
  }
}

/** Whether the lane lets a file of this path change, and the contract knows places in such files. */
export function isOpen(path: string, facts: RepoFacts): boolean {
  const rules = facts.flag
  if (rules === null) return false
  if (path === rules.file) return isChangeable(path, facts)
  if (!isCodePath(path) || path === rules.module || /\.(?:test|spec|stories|story)\.\w+$/.test(path)) return false
  return isOpenPath(path, facts)
}

const numbered = (path: string) => {
  const ordinals = new Map<string, number>()
  return (kind: string, address: string): SlotId => {
    const name = `${kind}\n${address}`
    const ordinal = ordinals.get(name) ?? 0
    ordinals.set(name, ordinal + 1)
    return hashOf([path, kind, address, ordinal]).slice(0, 20) as SlotId
  }
}

function readFlagPlaces(path: string, decoded: Decoded): FlaggedFile | null {
  const flags = readFlagFile(path, decoded.text)
  if (flags === null) return null
  const idOf = numbered(path)
  const ends = flags.flags.map(
    (entry): FlaggedPlace => ({
      kind: 'flag-end',
      id: idOf('flag-end', entry.key),
      value: entry.key,
      context: `Flag ${entry.key}: "on" or "off" takes it out of the file`,
      span: { start: entry.start, end: entry.end },
      sentence: null,
      entry,
    }),
  )
  const at = flags.flags.at(-1)?.end ?? flags.group.start
  const fresh: FlaggedPlace = {
    kind: 'new-flag',
    id: idOf('new-flag', ''),
    value: '',
    context: 'New flag, off for everybody: its key',
    span: { start: at, end: at },
    sentence: null,
  }
  return { kind: 'flags', decoded, flags, places: [...ends, fresh] }
}

function sourcePlaces(path: string, parsed: ParsedCode, { reads }: FlagReads, rules: FlagRules): FlaggedPlace[] {
  const idOf = numbered(path)
  const places: FlaggedPlace[] = []
  for (const key of new Set(reads.map((read) => read.key))) {
    const all = reads.filter((read) => read.key === key)
    const first = all[0]
    if (first === undefined) continue
    const where = all.length > 1 ? `${all.length} places` : ownerOf(first.ancestors)
    places.push({
      kind: 'flag-end',
      id: idOf('flag-end', key),
      value: key,
      context: `Flag ${key} in ${where}: "on" or "off" ends it`,
      span: { start: first.node.start, end: first.node.end },
      sentence: null,
      entry: null,
    })
  }
  // A hook has its own place in a component, so it cannot stand around an element.
  const call = /(?:^|\.)use\p{Lu}/u.test(rules.call) ? null : callIn(path, parsed, rules)
  if (call !== null) elementPlaces(parsed, call.isHiddenAt, idOf, places)
  return places.sort((a, b) => a.span.start - b.span.start)
}

function elementPlaces(
  { program }: ParsedCode,
  isHiddenAt: (node: Node) => boolean,
  idOf: (kind: string, address: string) => SlotId,
  places: FlaggedPlace[],
): void {
  const ancestors: Node[] = []
  const visit = (node: Node): void => {
    if (ancestors.length > maxDepth) throw new TooDeep()
    const parent = ancestors.at(-1)
    if (node.type === 'JSXElement' && (parent?.type === 'JSXElement' || parent?.type === 'JSXFragment')) {
      const isOpen = !ancestors.some((each) => isElement(each) && isTranslated(each))
      if (isOpen && !isHiddenAt(node) && ancestors.some(({ type }) => /Function/.test(type))) {
        const name = nameOf(node)
        const around = ancestors.flatMap((each) => (each.type === 'JSXElement' ? [nameOf(each)] : []))
        const owner = ownerOf(ancestors)
        const words = wordsOf(node)
        places.push({
          kind: 'flag',
          id: idOf('flag', [owner, ...around, name].join(' ')),
          value: '',
          context: `${sayElement(name)}${words === '' ? '' : ` "${shortened(words)}"`} in ${owner}`,
          span: { start: node.start, end: node.end },
          sentence: words || null,
          element: node,
          ancestors: [...ancestors],
        })
      }
    }
    ancestors.push(node)
    eachChild(node, visit)
    ancestors.pop()
  }
  visit(program)
}

const nameOf = (node: JSXElement): string => dottedName(node.openingElement.name) ?? 'element'
