import postcss, { type AtRule, type Container, CssSyntaxError, type Declaration, type Root } from 'postcss'
import scss from 'postcss-scss'
import type { Piece } from '../source/pieces.ts'
import { foldSpaces, type ValuePlace } from './place.ts'

export interface ParsedSheet {
  readonly kind: 'parsed'
  readonly root: Root
  /** Every declaration whose value stands in the file as it is read, in order. */
  readonly places: readonly ValuePlace[]
  /** Offsets of the comments, to say what changed. */
  readonly comments: readonly { readonly start: number; readonly end: number }[]
  /** Variables of SCSS by which conditions, loops, calls or names are computed. */
  readonly deciding: ReadonlySet<string>
}

export type SheetParse = ParsedSheet | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

const maxDepth = 200

export function parseSheet(format: 'css' | 'scss', text: string): SheetParse {
  if (nestsTooDeeply(text)) return { kind: 'too-deep', line: 0 }
  try {
    const root = format === 'scss' ? (scss.parse(text, { map: false }) as Root) : postcss.parse(text, { map: false })
    return { kind: 'parsed', root, ...readRoot(root, text) }
  } catch (error) {
    if (error instanceof CssSyntaxError || (error as Error).name === 'CssSyntaxError')
      return { kind: 'unparsable', line: (error as CssSyntaxError).line ?? 0 }
    if (error instanceof RangeError) return { kind: 'too-deep', line: 0 }
    throw error
  }
}

/** Counted without looking at strings and comments: what they hide only adds, and style sheets nest a few levels deep. */
function nestsTooDeeply(text: string): boolean {
  let depth = 0
  let brackets = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{' && ++depth > maxDepth) return true
    if (character === '}') depth = Math.max(0, depth - 1)
    if (character === ')' || character === ']') brackets = Math.max(0, brackets - 1)
    if ((character === '(' || character === '[') && ++brackets > maxDepth) return true
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

function readRoot(root: Root, text: string): Omit<ParsedSheet, 'kind' | 'root'> {
  const places: ValuePlace[] = []
  const comments: { start: number; end: number }[] = []
  const deciding = new Set<string>()
  const decide = (params: string) => {
    for (const name of params.match(/\$[\w-]+/g) ?? []) deciding.add(name)
  }
  const visit = (container: Container, around: Around): void => {
    const declarations = (container.nodes ?? []).filter((node) => node.type === 'decl')
    const values = new Map(declarations.map(({ prop, value }) => [prop.toLowerCase(), value]))
    const beside = { values, selector: around.selectors.join(' ') }
    for (const node of container.nodes ?? []) {
      if (node.type === 'comment') {
        comments.push({ start: node.source?.start?.offset ?? 0, end: node.source?.end?.offset ?? 0 })
      } else if (node.type === 'decl') {
        for (const inside of node.value.match(/#\{[^}]*\}/g) ?? []) decide(inside)
        if (/\b(?:if|map-get|map\.\w+|nth|list\.\w+|index)\(/.test(node.value)) decide(node.value)
        const place = placeOf(node, text, around, beside)
        if (place !== null) places.push(place)
      } else if (node.type === 'atrule') {
        decide(node.params)
        if (node.nodes)
          visit(node, { selectors: [...around.selectors, sayAtRule(node)], closed: closedBy(node, around) })
      } else if (node.type === 'rule') {
        decide((node.selector.match(/#\{[^}]*\}/g) ?? []).join(' '))
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

function placeOf(node: Declaration, text: string, around: Around, beside: ValuePlace['beside']): ValuePlace | null {
  const { prop, value, important, raws } = node
  // A comment inside a value may be a hack or a directive; such a value stays as it is.
  if (raws.value !== undefined) return null
  const start = (node.source?.start?.offset ?? 0) + prop.length + (raws.between ?? ':').length
  if (text.slice(start - prop.length - (raws.between ?? ':').length, start) !== `${prop}${raws.between ?? ':'}`)
    return null
  const trimmed = value.trim()
  const from = start + value.indexOf(trimmed)
  const end = from + trimmed.length
  if (trimmed === '' || text.slice(from, end) !== trimmed) return null
  const isAtRoot = around.selectors.length === 0
  const pieces = cssPieces(trimmed)
  return {
    form: 'css',
    kind: `value:${prop}`,
    start: from,
    end,
    inner: { start: from, end },
    pieces,
    value: pieces.map((piece) => piece.value).join(''),
    context: isAtRoot ? prop : `${around.selectors.join(' ')}, ${prop}`,
    address: JSON.stringify([around.selectors, prop]),
    property: prop,
    beside,
    isImportant: important === true,
    closed: around.closed ?? (isAtRoot && !prop.startsWith('$') ? 'style/property' : null),
  }
}

/** A value as people write it in a field: on one line. */
const cssPieces = (value: string): Piece[] =>
  foldSpaces([...value].map((character) => ({ raw: character, value: character })))
