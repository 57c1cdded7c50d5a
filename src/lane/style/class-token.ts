import { remembered } from '../source/remembered.ts'
import { declarationOf } from './class-meaning.ts'
import { isClosedProperty, screenValue } from './css-value.ts'
import type { IsKnown } from './file-judgement.ts'
import type { Fault } from './rules.ts'

/** A class name taken apart as Tailwind reads it; other names have no variants and are their own utility. */
export interface ClassToken {
  readonly text: string
  readonly variants: readonly string[]
  /** Without variants, sign and mark of importance. */
  readonly utility: string
  readonly isNegative: boolean
  readonly isImportant: boolean
}

const longestKnown = 60
const short = remembered(takeApart)

export const readToken = (text: string): ClassToken => (text.length > longestKnown ? takeApart(text) : short(text))

function takeApart(text: string): ClassToken {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of text) {
    if (character === '[' || character === '(') depth++
    if (character === ']' || character === ')') depth--
    if (character === ':' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += character
  }
  const isImportant = part.startsWith('!') || part.endsWith('!')
  const bare = part.replace(/^!|!$/g, '')
  const isNegative = /^-[a-z]/.test(bare)
  return { text, variants: parts, utility: isNegative ? bare.slice(1) : bare, isNegative, isImportant }
}

/** Prefixes that teams give to class names for scripts and tests. */
const forCode = /^(?:no-js|js)$|^(?:js|qa|test|e2e|u-js|data|cy|pw|ga|gtm|track|analytics)-/

export const isForCode = ({ text, variants }: ClassToken): boolean =>
  variants.length === 0 && forCode.test(text) && !text.startsWith('data-[')

const outside = /^[\w\-./%!@*:#]*$/
const inside = /^[\w\-./%!@*:#,()&>~+=^$|[\]]*$/
const names = /(?<![\w-])--[A-Za-z_][\w-]*/g
const loads =
  /url\(|src\(|image\(|image-set|image:|element\(|expression|javascript|attr\(|env\(|content|\/\/|https?:|binding|behaviou?r|progid/i

/** Whether a class name may come: only what class names are made of, and nothing in brackets that a value could not be. */
export function screenToken(token: ClassToken, isKnown: IsKnown): Fault | null {
  const { text, utility } = token
  const fault = (rule: Fault['rule'], detail = text): Fault => ({ rule, detail: detail.slice(0, 80) })
  // A key of that name is no name of a class but what an object is made of.
  if (text.length > 200 || !inside.test(text) || text === '__proto__') return fault('style/token')
  let depth = 0
  let plain = ''
  for (const character of text) {
    if (character === '[' || character === '(') depth++
    if (depth === 0) plain += character
    if (character === ']' || character === ')') depth--
  }
  if (depth !== 0 || !outside.test(plain) || !/[A-Za-z0-9]/.test(plain + text)) return fault('style/token')
  // Tailwind's short form of `var()`; other brackets stand inside `[…]`.
  if (/\(/.test(text.replace(/\[.*\]/g, '').replace(/-\((?:[a-z-]+:)?--[\w-]+\)/g, ''))) return fault('style/token')
  if (token.variants.some((variant) => /^\[@(?!media|supports|container|starting-style)/.test(variant)))
    return fault('style/token')
  // Variables of Tailwind's own: they move and scale whatever reads them.
  if (/^content-(?:\[|\(|none)|^\[--tw-/.test(utility)) return fault('style/property')
  const bracketed = text.match(/[[(].*[\])]/)?.[0] ?? ''
  if (loads.test(bracketed)) return fault('style/loads')
  const unknown = (text.match(names) ?? []).find((name) => !isKnown(name) && !isOwnDeclaration(utility, name))
  if (bracketed !== '' && unknown !== undefined) return fault('style/name', unknown)
  const declaration = declarationOf(token)
  if (declaration === null) return null
  const [property, value] = declaration
  if (isClosedProperty(property)) return fault('style/property')
  return screenValue(property, '0', value, isKnown)
}

/** `[--gap:4px]` defines a variable rather than using one. */
const isOwnDeclaration = (utility: string, name: string): boolean => utility.startsWith(`[${name}:`)
