import type { AtRule, Container, CssSyntaxError, Declaration, Root } from 'postcss'
import type { Span } from '../lane.ts'
import { lazily } from '../source/lazy-module.ts'
import type { Piece } from '../source/pieces.ts'
import { type Beside, foldSpaces, type ValuePlace } from './place.ts'

export interface ParsedSheet {
  readonly kind: 'parsed'
  /** Every declaration whose value stands in the file as it is read, in order. */
  readonly places: readonly ValuePlace[]
  /** Comments between declarations and rules. */
  readonly comments: readonly Span[]
  /** Variables of SCSS by which conditions, loops, calls or names are computed. */
  readonly deciding: ReadonlySet<string>
}

export type SheetParse = ParsedSheet | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

const css = lazily((module) => module('postcss') as typeof import('postcss').default)
const scss = lazily((module) => module('postcss-scss') as typeof import('postcss-scss'))

const maxDepth = 200

/** @param shift where the text begins in its file */
export function parseSheet(format: 'css' | 'scss', text: string, shift = 0): SheetParse {
  if (nestsTooDeeply(text)) return { kind: 'too-deep', line: 0 }
  try {
    const options = { map: false as const }
    const root = format === 'scss' ? (scss().parse(text, options) as Root) : css().parse(text, options)
    return { kind: 'parsed', ...readRoot(root, text, shift) }
  } catch (error) {
    if ((error as Error).name === 'CssSyntaxError')
      return { kind: 'unparsable', line: (error as CssSyntaxError).line ?? 0 }
    if (error instanceof RangeError) return { kind: 'too-deep', line: 0 }
    throw error
  }
}

/** Counted without looking at strings and comments: what they hide only adds, and style sheets nest a few levels deep. */
function nestsTooDeeply(text: string): boolean {
  let depth = 0
  let brackets = 0
  for (const [mark] of text.matchAll(/[{}()[\]]/g)) {
    if (mark === '{') depth++
    else if (mark === '}') depth = Math.max(0, depth - 1)
    else if (mark === '(' || mark === '[') brackets++
    else brackets = Math.max(0, brackets - 1)
    if (depth > maxDepth || brackets > maxDepth) return true
  }
  return false
}

/** Blocks in which a declaration is a matter of style. Others are read by tools or name things. */
const openBlocks =
  /^(?:media|supports|layer|container|scope|starting-style|nest|at-root|theme|include|mixin|if|else|each|for|while|(?:-\w+-)?keyframes|utility|variant|screen|responsive|position-try)$/

interface Around {
  readonly selectors: readonly string[]
  readonly closed: ValuePlace['closed']
}

/** The declarations of one rule. What they say together is asked of few rules of a file. */
class Block implements Beside {
  readonly around: Around
  /** Property and value in turn. The tree itself is let go of: kept until both sides are compared it costs more than parsing. */
  readonly declared: string[]
  private known: ReadonlyMap<string, string> | null = null

  constructor(around: Around, declared: string[] = []) {
    this.around = around
    this.declared = declared
  }

  get values(): ReadonlyMap<string, string> {
    this.known ??= new Map(
      this.declared.flatMap((property, at, all) =>
        at % 2 === 0 ? [[property.toLowerCase(), all[at + 1] ?? ''] as const] : [],
      ),
    )
    return this.known
  }

  get selectors(): readonly string[] {
    return this.around.selectors
  }

  get selector(): string {
    return this.selectors.join(' ')
  }
}

export class SheetPlace implements ValuePlace {
  readonly form = 'css'
  readonly start: number
  readonly end: number
  readonly property: string
  readonly value: string
  readonly isImportant: boolean
  readonly beside: Block
  private readonly written: string
  /** Which declaration of its rule it is. */
  private readonly ordinal: number

  constructor(
    property: string,
    isImportant: boolean,
    start: number,
    written: string,
    beside: Block,
    ordinal = beside.declared.length / 2 - 1,
  ) {
    this.start = start
    this.end = start + written.length
    this.property = property
    this.written = written
    this.value = /[\t\r\n\f]| {2}/.test(written) ? written.replace(/\s+/g, ' ') : written
    this.isImportant = isImportant
    this.beside = beside
    this.ordinal = ordinal
  }

  /** The same declaration with another value. */
  withValue(written: string): SheetPlace {
    const { property, isImportant, start, beside, ordinal } = this
    const block = new Block(beside.around, beside.declared.with(2 * ordinal + 1, written))
    return new SheetPlace(property, isImportant, start, written, block, ordinal)
  }

  get kind(): string {
    return `value:${this.property}`
  }

  get inner(): Span {
    return { start: this.start, end: this.end }
  }

  /** On one line, as people write it in a field. */
  get pieces(): Piece[] {
    return foldSpaces([...this.written].map((character) => ({ raw: character, value: character })))
  }

  get context(): string {
    return this.beside.selector === '' ? this.property : `${this.beside.selector}, ${this.property}`
  }

  get address(): string {
    return JSON.stringify([this.beside.around.selectors, this.property])
  }

  get closed(): ValuePlace['closed'] {
    const { around } = this.beside
    const isLoose = around.selectors.length === 0 && !this.property.startsWith('$')
    return around.closed ?? (isLoose ? 'style/property' : null)
  }
}

function readRoot(root: Root, text: string, shift: number): Omit<ParsedSheet, 'kind'> {
  const places: ValuePlace[] = []
  const comments: Span[] = []
  const deciding = new Set<string>()
  const decide = (params: string) => {
    for (const name of params.match(/\$[\w-]+/g) ?? []) deciding.add(name)
  }
  const visit = (container: Container, around: Around): void => {
    const block = new Block(around)
    for (const node of container.nodes ?? []) {
      if (node.type === 'comment') {
        const { start, end } = node.source ?? {}
        comments.push({ start: (start?.offset ?? 0) + shift, end: (end?.offset ?? 0) + shift })
      } else if (node.type === 'decl') {
        if (node.value.includes('#{')) for (const inside of node.value.match(/#\{[^}]*\}/g) ?? []) decide(inside)
        if (node.value.includes('$') && /\b(?:if|map-get|map\.\w+|nth|list\.\w+|index)\(/.test(node.value))
          decide(node.value)
        block.declared.push(node.prop, node.value)
        const place = placeOf(node, text, shift, block)
        if (place !== null) places.push(place)
      } else if (node.type === 'atrule') {
        decide(node.params)
        if (node.nodes)
          visit(node, { selectors: [...around.selectors, sayAtRule(node)], closed: closedBy(node, around) })
      } else if (node.type === 'rule') {
        if (node.selector.includes('#{')) decide((node.selector.match(/#\{[^}]*\}/g) ?? []).join(' '))
        // What `:export` says is read by scripts; a group of SCSS (`font: { family: … }`) completes the names in it.
        const isIcss = /^:(?:export|import)\b/.test(node.selector)
        const isGroup = node.selector.trimEnd().endsWith(':')
        visit(node, {
          selectors: [...around.selectors, node.selector.replace(/\s+/g, ' ')],
          closed: isIcss ? 'style/logic' : isGroup ? 'style/property' : around.closed,
        })
      }
    }
  }
  visit(root, { selectors: [], closed: null })
  return { places, comments, deciding }
}

const sayAtRule = ({ name, params }: AtRule): string => `@${name}${params ? ` ${params.replace(/\s+/g, ' ')}` : ''}`

function closedBy({ name }: AtRule, around: Around): ValuePlace['closed'] {
  if (around.closed !== null) return around.closed
  if (name === 'function') return 'style/logic'
  return openBlocks.test(name.toLowerCase()) ? null : 'style/property'
}

function placeOf(node: Declaration, text: string, shift: number, block: Block): ValuePlace | null {
  const { prop, value, raws } = node
  // A comment inside a value may be meant for one browser or be a directive; such a value stays as it is. What has a block behind
  // its value (`font: bold { … }`) is read otherwise when that changes.
  if (raws.value !== undefined || 'isNested' in node) return null
  const begin = node.source?.start?.offset ?? 0
  const between = raws.between ?? ':'
  if (!text.startsWith(prop, begin) || !text.startsWith(between, begin + prop.length)) return null
  const written = value.trim()
  const start = begin + prop.length + between.length + value.indexOf(written)
  return written !== '' && text.startsWith(written, start)
    ? new SheetPlace(prop, node.important === true, start + shift, written, block)
    : null
}
