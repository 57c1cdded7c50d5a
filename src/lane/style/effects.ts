import { components, measure } from './measure.ts'
import type { Beside } from './place.ts'
import { isColourMaker } from './token-functions.ts'

/** What a declaration does beyond its looks. */
export type Effect = 'hides' | 'covers' | 'focus'

const nothingBeside: Beside = { values: new Map(), selector: '', selectors: [] }
/** What is thinner than this cannot be seen, however it is spelt. */
const leastOpacity = 0.1
/** The same of an eighth of a byte. */
const mostClearHex = 25
const leastTextPx = 4
const leastSizePx = 1
const mostOffsetPx = 1000
const mostLayer = 1000
/** A shadow or border wider than this paints over what stands around. */
const mostEdgePx = 300

const sizes = /^(?:max-)?(?:width|height|inline-size|block-size)$/
const offsets =
  /^(?:inset|line-height|gap|row-gap|column-gap|top|right|bottom|left|margin|padding|scroll-margin|translate|letter-spacing|word-spacing|text-indent|vertical-align|offset|mask-position|object-position|background-position|transform-origin|c?[xy])(?:-|$)/
const geometric = /^(?:transform|scale|rotate|zoom|font|font-size|outline|outline-width)$/
/** Functions that are not worked out in every spelling. */
const oddMath = /(?:^|[^\w-])(?:round|log|a?sin|a?cos|a?tan2?|calc-size)\(/
/** Fonts without letters. */
const letterless = /wingdings|webdings|dingbat|redacted|adobe ?blank|blokk|barcode/
const isKeyword = (value: string) => /^(?:none|auto|initial|unset|revert|revert-layer|inherit|normal)$/.test(value)

/** @param beside what stands in the same rule, which may make two harmless values harmful together */
export function effectsOf(writtenProperty: string, writtenValue: string, beside: Beside = nothingBeside): Set<Effect> {
  const property = writtenProperty.toLowerCase().replace(/^-(?:webkit|moz|ms|o)-/, '')
  const value = writtenValue.toLowerCase().replace(/\s+/g, ' ').trim()
  const effects = new Set<Effect>()
  if (hides(property, value, beside)) effects.add('hides')
  if (covers(property, value)) effects.add('covers')
  if (unmarksFocus(property, value, beside)) effects.add('focus')
  return effects
}

function hides(property: string, value: string, beside: Beside): boolean {
  const parts = components(value)
  if (
    oddMath.test(value) &&
    measure(value) === null &&
    (geometric.test(property) || sizes.test(property) || offsets.test(property))
  )
    return true
  switch (property) {
    case 'display':
      // Without a box of their own fields, pictures and players are not shown, and a button cannot be reached by keys.
      return parts.includes('none') || parts.includes('contents') || value.includes('var(') || value.includes('$')
    case 'visibility':
      return value === 'hidden' || value === 'collapse' || value.includes('var(') || value.includes('$')
    case 'content-visibility':
      return value === 'hidden'
    case 'pointer-events':
    case 'cursor':
      return value === 'none'
    case 'interactivity':
      return value === 'inert'
    case 'font-family':
      return letterless.test(value)
    case 'opacity':
    case 'fill-opacity':
    case 'stroke-opacity':
    case 'stop-opacity':
      return isFaint(value)
    case 'font-size':
      return isBelow(value, leastTextPx, 0.16)
    case 'font-size-adjust':
    case 'text-size-adjust':
    case 'zoom':
      return isBelow(value, leastOpacity, 0.01)
    case 'font':
      return letterless.test(value) || components(value, '/').some(isTinyFont)
    case 'letter-spacing':
      return isUnder(value, -6) || parts.some(isFar)
    case 'line-height':
      return isBelow(value, 0.3) || parts.some(isFar)
    case 'clip':
    case 'clip-path':
      return !isKeyword(value)
    case 'scale':
      return parts.some((part) => isBelow(part, leastOpacity, 0.01))
    case 'rotate':
      return parts.length > 1 && parts.some((part) => /[a-z(]/.test(part) && isEdgeOn(measure(part)))
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
      return isUnder(value, 0)
    case 'grid-template-rows':
    case 'grid-template-columns':
    case 'grid-auto-rows':
    case 'grid-auto-columns':
    case 'grid':
    case 'grid-template':
    case 'mask-size':
      return components(value, '/').some((part) => measure(part) === 0)
    case 'animation':
    case 'animation-direction':
    case 'animation-play-state':
    case 'animation-delay':
    case 'animation-duration':
    case 'transition':
    case 'transition-delay':
    case 'transition-duration':
      return components(value, ',').some(standsStill)
  }
  if (/^mask(?:-|$)/.test(property) && !/^mask-(?:position|repeat|type)$/.test(property)) return !isKeyword(value)
  if (sizes.test(property)) return isBelow(value, leastSizePx)
  if (property === 'text-indent' && (isUnder(value, 0) || isBeyond(value, 500))) return true
  return offsets.test(property) && parts.some(isFar)
}

/** The size of a `font`; weights and line heights have no unit. */
const isTinyFont = (part: string): boolean =>
  /\d/.test(part) &&
  !/^\d{3}$/.test(part) &&
  (/[a-z%)]/.test(part) ? isBelow(part, leastTextPx, 0.16) : isBelow(part, 0.5))

/** Runs backwards or not at all, or waits longer than anybody does: what fades in stays away. */
function standsStill(part: string): boolean {
  if (/^(?:paused|reverse|alternate-reverse)$/.test(part)) return true
  const time = /^(-?[\d.]+)(m?s)$/.exec(part)
  return time !== null && Math.abs(Number(time[1])) > (time[2] === 'ms' ? 30_000 : 30)
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
/** Either way, and only where it can be worked out. */
const isBeyond = (value: string, most: number, percent?: number): boolean => {
  const size = measure(value, percent)
  return size !== null && Math.abs(size) > most
}
const isUnder = (value: string, least: number): boolean => {
  const size = measure(value)
  return size !== null && size < least
}
const isFar = (value: string): boolean => isBeyond(value, mostOffsetPx)
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
  const moves = functionsOf(value).filter(([name]) => name.startsWith('translate'))
  const way = moves.flatMap(([, inside]) => components(inside, ',')).map((part) => Math.abs(measure(part) ?? 0))
  if (moves.length > 1 && way.reduce((sum, part) => sum + part, 0) > mostOffsetPx) return true
  return functionsOf(value).some(([name, inside]) => {
    const numbers = components(inside, ',')
    if (name.startsWith('scale')) return numbers.some((part) => isBelow(part, leastOpacity, 0.01))
    if (name.startsWith('translate')) return numbers.some(isFar)
    if (name === 'rotatex' || name === 'rotatey') return isEdgeOn(measure(inside))
    if (name.startsWith('skew')) return numbers.some((part) => isEdgeOn(measure(part)))
    if (name === 'perspective') return isBelow(inside, 20)
    if (name === 'matrix') {
      const [a = Number.NaN, b = a, c = a, d = a] = numbers.map((part) => measure(part) ?? Number.NaN)
      return !(Math.abs(a * d - b * c) > leastOpacity ** 2) || numbers.some(isFar)
    }
    return name === 'matrix3d' || name === 'rotate3d'
  })
}

/** A colour that shows next to nothing. */
export function isClear(value: string): boolean {
  if (value === 'transparent') return true
  const hex = /^#(?:[\da-f]{3}([\da-f])|[\da-f]{6}([\da-f]{2}))$/.exec(value)
  if (hex) return Number.parseInt(hex[2] ?? `${hex[1]}${hex[1]}`, 16) <= mostClearHex
  for (const [name, inside] of functionsOf(value)) {
    if (/^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)$/.test(name)) {
      const parts = components(inside, ',')
      // Sass takes a colour and a share: `rgba($ink, 0.5)`.
      const alpha = /\/\s*([^,/]+)$/.exec(inside)?.[1] ?? parts[3] ?? (parts.length === 2 ? parts[1] : undefined)
      if (alpha !== undefined && (inside.includes('/') || inside.includes(',')) && isFaint(alpha.trim())) return true
    }
    if ((name === 'light-dark' || isColourMaker(name)) && components(inside, ',').some(isClear)) return true
    if (name === 'color-mix' && isClearMix(inside)) return true
  }
  return false
}

/** Two colours of which less than a tenth shows: shares that come to less than all of it let the rest through. */
function isClearMix(inside: string): boolean {
  const colours = inside.split(/,(?![^(]*\))/).slice(1)
  const written = colours.map((colour) => /(?:^|\s)([\d.]+)%(?=\s|$)/.exec(colour)?.[1])
  const given = written.find((share) => share !== undefined)
  const shares = written.map((share) => Number(share ?? (given === undefined ? 50 : 100 - Number(given))))
  const shown = colours.map((colour, at) =>
    isClear(colour.replace(/(?:^|\s)[\d.]+%(?=\s|$)/, '').trim()) ? 0 : (shares[at] ?? 0),
  )
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)
  return sum(shown) / Math.max(100, sum(shares)) < leastOpacity
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

const sameColour = (value: string): string =>
  value
    .replace(/^white$/, '#fff')
    .replace(/^black$/, '#000')
    .replace(/^#([\da-f])([\da-f])([\da-f])$/, '#$1$1$2$2$3$3')
    .replace(/\s+/g, '')

/** Also mirrored. */
const isHuge = (scale: string): boolean => isBeyond(scale, 10, 0.01)

function covers(property: string, value: string): boolean {
  if (/^(?:box-shadow|border|border-width|outline|outline-width|text-stroke|text-stroke-width)$/.test(property))
    return components(value, ',').some((part) => isBeyond(part, mostEdgePx))
  if (property === 'scale' || property === 'zoom') return components(value).some(isHuge)
  if (property === 'transform')
    return functionsOf(value).some(([name, inside]) => name.startsWith('scale') && components(inside, ',').some(isHuge))
  if (property === 'z-index') return isBeyond(value, mostLayer)
  return property === 'position' && (value === 'fixed' || value.includes('var('))
}

const drawnOutline =
  /(?:^|\s)(?:auto|solid|dotted|dashed|double|groove|ridge|inset|outset|revert|revert-layer)(?:\s|$)|var\(|\$/

function unmarksFocus(property: string, value: string, { selector }: Beside): boolean {
  // Without a style an outline is not drawn.
  if (property === 'outline')
    return (
      !drawnOutline.test(value) ||
      components(value).some((part) => part === 'none' || isClear(part) || measure(part) === 0)
    )
  if (property === 'outline-style') return !drawnOutline.test(value)
  if (property === 'outline-offset') return isBeyond(value, 50)
  if (property === 'outline-width') return measure(value) === 0
  if (property === 'outline-color') return isClear(value)
  return selector.includes(':focus') && drawsNothing(property, value)
}

/** What a rule for the element in focus draws beside an outline. */
function drawsNothing(property: string, value: string): boolean {
  const parts = components(value, ',')
  const isNothing = (part: string) => part === 'none' || part === 'hidden' || measure(part) === 0 || isClear(part)
  switch (property) {
    case 'box-shadow': {
      if (/var\(|\$/.test(value)) return false
      const lengths = parts.map((part) => measure(part)).filter((length) => length !== null)
      return lengths.every((length) => length === 0) || parts.some(isClear)
    }
    case 'border':
    case 'border-width':
    case 'border-style':
    case 'border-color':
    case 'text-decoration':
    case 'text-decoration-line':
    case 'text-decoration-color':
      return parts.some(isNothing)
  }
  return false
}
