import { components, measure } from './measure.ts'
import type { Beside } from './place.ts'

/** What a declaration does beyond its looks. */
export type Effect = 'hides' | 'covers' | 'focus'

const nothingBeside: Beside = { values: new Map(), selector: '' }
/** What is thinner than this cannot be seen, however it is spelt. */
const leastOpacity = 0.1
const leastTextPx = 4
const leastSizePx = 1
const mostOffsetPx = 1000
const mostLayer = 1000

const sizes = /^(?:max-)?(?:width|height|inline-size|block-size)$/
const offsets =
  /^(?:inset|line-height|gap|row-gap|column-gap|top|right|bottom|left|margin|padding|scroll-margin|translate|letter-spacing|word-spacing|text-indent)(?:-|$)/
const isKeyword = (value: string) => /^(?:none|auto|initial|unset|revert|revert-layer|inherit|normal)$/.test(value)
const isZero = (value: string | null | undefined) =>
  value != null && components(value).every((part) => measure(part) === 0)

/** @param beside what stands in the same rule, which may make two harmless values harmful together */
export function effectsOf(writtenProperty: string, writtenValue: string, beside: Beside = nothingBeside): Set<Effect> {
  const property = writtenProperty.toLowerCase().replace(/^-(?:webkit|moz|ms|o)-/, '')
  const value = writtenValue.toLowerCase().replace(/\s+/g, ' ').trim()
  const effects = new Set<Effect>()
  if (hides(property, value, beside)) effects.add('hides')
  if (covers(property, value, beside)) effects.add('covers')
  if (unmarksFocus(property, value, beside)) effects.add('focus')
  return effects
}

function hides(property: string, value: string, beside: Beside): boolean {
  const parts = components(value)
  switch (property) {
    case 'display':
      return parts.includes('none') || value.includes('var(') || value.includes('$')
    case 'visibility':
      return value === 'hidden' || value === 'collapse' || value.includes('var(') || value.includes('$')
    case 'content-visibility':
      return value === 'hidden'
    case 'pointer-events':
    case 'cursor':
      return value === 'none'
    case 'opacity':
    case 'fill-opacity':
    case 'stroke-opacity':
      return isFaint(value)
    case 'font-size':
      return isBelow(value, leastTextPx, 0.16)
    case 'font-size-adjust':
    case 'zoom':
      return isBelow(value, leastOpacity, 0.01)
    case 'font':
      return components(value, '/').some((part) => /\d/.test(part) && !/^\d{3}$/.test(part) && isBelow(part, 0.5))
    case 'clip':
    case 'clip-path':
      return !isKeyword(value)
    case 'scale':
      return parts.some((part) => isBelow(part, leastOpacity, 0.01))
    case 'rotate':
      return /^[xy] /.test(value) && isEdgeOn(measure(parts[1] ?? ''))
    case 'transform':
      return transformHides(value)
    case 'filter':
      return functionsOf(value).some(([name, rest]) => /^(?:opacity|brightness|contrast)$/.test(name) && isFaint(rest))
    case 'color':
    case 'text-fill-color':
    case 'background':
    case 'background-color':
      return (
        (/color$/.test(property) && property !== 'background-color' && isClear(value)) ||
        isOnItself(property, value, beside)
      )
    case 'z-index':
      return (measure(value) ?? 0) < 0
    case 'grid-template-rows':
    case 'grid-template-columns':
      return isZero(value)
  }
  if (/^mask(?:-|$)/.test(property)) return !isKeyword(value) && !/^mask-(?:size|position|repeat|type)$/.test(property)
  if (sizes.test(property)) return isBelow(value, leastSizePx)
  if (property === 'text-indent' && (measure(value) ?? 0) < 0) return true
  return offsets.test(property) && parts.some(isFar)
}

const isBelow = (value: string, least: number, percent?: number): boolean => {
  const size = measure(value, percent)
  return size !== null && Math.abs(size) < least
}
/** An opacity that cannot be worked out may be any. */
const isFaint = (value: string): boolean => {
  if (isKeyword(value) || value === '') return false
  const opacity = measure(value, 0.01)
  return opacity === null || opacity < leastOpacity
}
const isFar = (value: string): boolean => Math.abs(measure(value) ?? 0) > mostOffsetPx
const isEdgeOn = (degrees: number | null): boolean =>
  degrees !== null && Math.abs(Math.cos((degrees * Math.PI) / 180)) < leastOpacity

/** The functions of a value that stand outside other functions, with what is in their brackets. */
function functionsOf(value: string): [name: string, inside: string][] {
  return components(value).flatMap((part): [string, string][] => {
    const match = /^([\w-]+)\((.*)\)$/.exec(part)
    return match ? [[match[1] ?? '', match[2] ?? '']] : []
  })
}

function transformHides(value: string): boolean {
  return functionsOf(value).some(([name, inside]) => {
    const numbers = components(inside, ',')
    if (name.startsWith('scale')) return numbers.some((part) => isBelow(part, leastOpacity, 0.01))
    if (name.startsWith('translate')) return numbers.some(isFar)
    if (name === 'rotatex' || name === 'rotatey') return isEdgeOn(measure(inside))
    if (name === 'matrix')
      return isBelow(numbers[0] ?? '', leastOpacity) || isBelow(numbers[3] ?? '', leastOpacity) || numbers.some(isFar)
    return name === 'matrix3d' || name === 'rotate3d'
  })
}

/** A colour that shows next to nothing. */
export function isClear(value: string): boolean {
  if (value === 'transparent') return true
  const hex = /^#(?:[\da-f]{3}([\da-f])|[\da-f]{6}([\da-f]{2}))$/.exec(value)
  if (hex) return Number.parseInt(hex[2] ?? `${hex[1]}${hex[1]}`, 16) < 255 * leastOpacity
  for (const [name, inside] of functionsOf(value)) {
    if (/^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)$/.test(name)) {
      const alpha = /\/\s*([^,/]+)$/.exec(inside)?.[1] ?? components(inside, ',')[3]
      if (alpha !== undefined && (inside.includes('/') || inside.includes(',')) && isFaint(alpha.trim())) return true
    }
    if (name === 'color-mix' && inside.includes('transparent')) {
      const own = /transparent\s+([\d.]+)%/.exec(inside)?.[1]
      const other = /([\d.]+)%\s*,\s*transparent|transparent\s*,\s*[^,]*?([\d.]+)%/.exec(inside)
      const share = own ? 100 - Number(own) : Number(other?.[1] ?? other?.[2] ?? 50)
      if (share < 100 * leastOpacity) return true
    }
  }
  return false
}

/** Text in the colour of its own background. */
function isOnItself(property: string, value: string, beside: Beside): boolean {
  const { values } = beside
  const other = (
    property === 'color' ? (values.get('background-color') ?? values.get('background')) : values.get('color')
  )
    ?.toLowerCase()
    .trim()
  return other !== undefined && sameColour(other) === sameColour(value) && !isKeyword(value) && value !== 'currentcolor'
}

const named: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' }
const sameColour = (value: string): string =>
  named[value] ?? value.replace(/^#([\da-f])([\da-f])([\da-f])$/, '#$1$1$2$2$3$3').replace(/\s+/g, '')

function covers(property: string, value: string, { values }: Beside): boolean {
  if (property === 'z-index') return (measure(value) ?? 0) > mostLayer
  if (property === 'position')
    return value === 'fixed' || (value === 'absolute' && isZero(values.get('inset'))) || value.includes('var(')
  return property === 'inset' && isZero(value) && /^(?:fixed|absolute)$/.test(values.get('position')?.trim() ?? '')
}

function unmarksFocus(property: string, value: string, { selector }: Beside): boolean {
  if (property === 'outline')
    return components(value).some((part) => part === 'none' || isClear(part) || measure(part) === 0)
  if (property === 'outline-style') return value === 'none'
  if (property === 'outline-width') return measure(value) === 0
  if (property === 'outline-color') return isClear(value)
  if (!selector.includes(':focus')) return false
  if (property === 'box-shadow' || property === 'border' || property === 'text-decoration')
    return value === 'none' || value === '0'
  return property === 'border-color' && isClear(value)
}
