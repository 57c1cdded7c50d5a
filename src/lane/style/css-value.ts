import parseValue, { type FunctionNode, type Node } from 'postcss-value-parser'
import type { IsKnown } from './file-judgement.ts'
import type { Fault } from './rules.ts'
import { isColourMaker, isToken } from './token-functions.ts'

/** Functions of CSS that compute a value from what is written in their brackets, without prefixes. `var` is looked at apart. */
const plainFunctions = new Set(
  `calc min max clamp round mod rem abs sign pow sqrt hypot log exp sin cos tan asin acos atan atan2
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
  minmax repeat fit-content translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
  rotate rotatex rotatey rotatez rotate3d skew skewx skewy matrix matrix3d perspective
  cubic-bezier steps linear linear-gradient radial-gradient conic-gradient repeating-linear-gradient
  repeating-radial-gradient repeating-conic-gradient blur brightness contrast drop-shadow grayscale hue-rotate invert
  opacity saturate sepia inset circle ellipse polygon rect xywh anchor anchor-size var`
    .split(/\s+/)
    .filter(Boolean),
)
const loading =
  /^(?:url|image-set|image|src|expression|attr|env|element|paint|cross-fade|url-prefix|domain|document|regexp|javascript|if|progid.*)$/

/** Properties that run code, write text, load files or are read by tools; a prefix does not matter. */
const closedProperties = new Set(
  `behavior binding content src composes all quotes text-security user-modify app-region unicode-bidi unicode-range
  syntax initial-value inherits system symbols additive-symbols prefix suffix negative speak-as`
    .split(/\s+/)
    .filter(Boolean),
)
const withStrings =
  /^(?:font|font-family|font-feature-settings|font-variation-settings|grid|grid-template|grid-template-areas)$/
const holdsFontName = /font|face|family|type/

/** Powers of ten and numbers beyond any screen; `#1e9` is a colour. */
const oddNumber = /(?<![#\w.])(?:\d*\.?\d+e[+-]?\d|\d{6})/i

const maxValueLength = 1000
/** What nests deeper is no length that a person wrote. */
const maxDepth = 20

export const isClosedProperty = (property: string): boolean =>
  closedProperties.has(property.toLowerCase().replace(/^-?(?:webkit|moz|ms|o|khtml)-/, '')) || /[^\w$-]/.test(property)

/** Names of custom properties and SCSS variables that a text defines or uses. */
export function variableNames(text: string): string[] {
  return text.match(/(?<![\w-])--[A-Za-z_][\w-]*|(?<![\w-])(?:[\w-]+\.)?\$[A-Za-z_][\w-]*/g) ?? []
}

interface ReadValue {
  /** Topmost functions that are not of CSS alone, as they are written. */
  readonly fixed: readonly { readonly name: string; readonly text: string }[]
  /** Functions of the project that make lengths of numbers or name tokens, by the names before their arguments. */
  readonly tokens: readonly string[]
  /** The rest, with a blank for each of those. */
  readonly plain: string
  readonly strings: readonly string[]
}

function readValue(value: string): ReadValue | null {
  const fixed: { name: string; text: string }[] = []
  const tokens: string[] = []
  const strings: string[] = []
  let isBroken = false
  const visit = (nodes: readonly Node[], depth: number): string =>
    nodes
      .map((node): string => {
        if (depth > maxDepth) isBroken = true
        if (node.type === 'comment' || (node as { readonly unclosed?: true }).unclosed) isBroken = true
        if (node.type === 'string') {
          strings.push(node.value)
          return '""'
        }
        if (node.type !== 'function') return parseValue.stringify(node)
        if (isColourMaker(node.value)) tokens.push(`${node.value}(`)
        else if (!isPlainFunction(node)) {
          const text = parseValue.stringify(node)
          if (isToken(text)) tokens.push(`${node.value}(`)
          else fixed.push({ name: node.value.toLowerCase(), text })
          return ' '
        }
        return `${node.value}(${visit(node.nodes, depth + 1)})`
      })
      .join('')
  const plain = visit(parseValue(value).nodes, 0)
  return isBroken ? null : { fixed, tokens, plain, strings }
}

const isPlainFunction = ({ value }: FunctionNode): boolean =>
  value === '' || plainFunctions.has(value.toLowerCase().replace(/^-(?:webkit|moz|o)-/, ''))

const plainText = /^[\w\s.,/%#()+*$[\]"-]*$/
const plainString = /^[\w .,-]*$/

/**
 * Screens a changed value.
 *
 * @param isKnown whether a variable stood in the files before the change
 * @returns why it may not change so; `null` where it is a plain value that only looks different
 */
export function screenValue(property: string, before: string, after: string, isKnown: IsKnown): Fault | null {
  const fault = (rule: Fault['rule'], detail = ''): Fault => ({ rule, detail: detail.slice(0, 80) })
  if (isClosedProperty(property)) return fault('style/property', property)
  if (before.length > maxValueLength || after.length > maxValueLength) return fault('style/value', 'it is too long')
  if (after.trim() === '') return fault('style/value', 'it is empty')
  if (/[#@]\{/.test(before) || /[#@]\{/.test(after)) return fault('style/logic', 'interpolation')
  if (/^(?:true|false|null)$|^\(/.test(before.trim()) || /^(?:true|false|null)$|^\(/.test(after.trim()))
    return fault('style/logic', after)
  const old = readValue(flagless(before))
  const next = readValue(flagless(after))
  if (flagsOf(before) !== flagsOf(after)) return fault('style/logic', after)
  if (next === null || old === null) return fault('style/value', after)
  if (!isEqual(old.fixed, next.fixed)) {
    const changed = next.fixed.find(({ text }) => !old.fixed.some((one) => one.text === text)) ?? old.fixed[0]
    return fault(changed && !loading.test(changed.name) ? 'style/logic' : 'style/loads', changed?.text)
  }
  if (loading.test(next.plain.trim().toLowerCase())) return fault('style/loads', after)
  if (!plainText.test(next.plain) || !plainText.test(old.plain)) return fault('style/value', after)
  if (/\/\/|\*\/|\)[\w#%$.]|#(?![\da-f]{3,8}(?!\w))/i.test(next.plain) || !isBalanced(next.plain))
    return fault('style/value', after)
  if (oddNumber.test(next.plain)) return fault('style/value', after)
  if (!stringsMayStay(property, old.strings, next.strings)) return fault('style/value', next.strings.join(' '))
  const used = new Set([...variableNames(before), ...old.tokens])
  const unknown = [...variableNames(after), ...next.tokens].find((name) => !used.has(name) && !isKnown(name))
  return unknown === undefined ? null : fault('style/name', unknown)
}

function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const character of text) {
    if (character === '(' || character === '[') open.push(character === '(' ? ')' : ']')
    if ((character === ')' || character === ']') && open.pop() !== character) return false
  }
  return open.length === 0
}

const isEqual = (a: ReadValue['fixed'], b: ReadValue['fixed']): boolean =>
  a.length === b.length && a.every(({ text }, index) => text === b[index]?.text)

function stringsMayStay(property: string, before: readonly string[], after: readonly string[]): boolean {
  if (after.every((text, index) => text === before[index]) && after.length === before.length) return true
  const isVariable = /^(?:--|\$)/.test(property)
  return (isVariable ? holdsFontName : withStrings).test(property) && after.every((text) => plainString.test(text))
}

const flags = /(?:\s*!(?:default|global))+\s*$/
const flagsOf = (value: string): string => flags.exec(value)?.[0].replace(/\s/g, '') ?? ''
const flagless = (value: string): string => value.replace(flags, '')
