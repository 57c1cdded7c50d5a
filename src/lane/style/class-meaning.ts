import { oncePer } from '../source/once-per.ts'
import type { ClassToken } from './class-token.ts'
import { type Effect, effectsOf } from './effects.ts'

/** A table of names that a file may hold: `constructor` is none of it. */
const table = <Value>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(entries))

/** Utilities whose number is a step of the spacing scale, a quarter of a rem. */
const spacing = table({
  w: 'width',
  h: 'height',
  size: 'width',
  'max-w': 'max-width',
  'max-h': 'max-height',
  inset: 'inset',
  'inset-x': 'inset',
  'inset-y': 'inset',
  left: 'left',
  right: 'right',
  top: 'top',
  bottom: 'bottom',
  start: 'left',
  end: 'right',
  indent: 'text-indent',
  'translate-x': 'translate',
  'translate-y': 'translate',
  'translate-z': 'translate',
  translate: 'translate',
  'space-x': 'margin',
  'space-y': 'margin',
  ...Object.fromEntries(
    ['', 'x', 'y', 't', 'r', 'b', 'l', 's', 'e'].flatMap((side) => [
      [`m${side}`, 'margin'],
      [`p${side}`, 'padding'],
    ]),
  ),
})
const plainNumber = table({
  opacity: 'opacity',
  'fill-opacity': 'fill-opacity',
  'text-opacity': 'opacity',
  scale: 'scale',
  'scale-x': 'scale',
  'scale-y': 'scale',
  z: 'z-index',
  rotate: 'rotate',
  tracking: 'letter-spacing',
  zoom: 'zoom',
  brightness: 'opacity',
  contrast: 'opacity',
  leading: 'line-height',
})
const inPercent = /opacity$|^scale|^zoom$|^brightness$|^contrast$/

/** The declaration that a utility stands for, where one number, colour or bracket says all of it. */
export function declarationOf({ utility, isNegative }: ClassToken): readonly [property: string, value: string] | null {
  const own = /^\[([\w-]+):(.*)\]$/.exec(utility)
  if (own) return [own[1] ?? '', spaced(own[2] ?? '')]
  const sign = isNegative ? '-' : ''
  const bracket = /^([a-z][\w-]*)-\[(?:[a-z-]+:)?(.*)\]$/.exec(utility)
  if (bracket) {
    const [, name = '', written = ''] = bracket
    const value = `${/^rotate-[xy]$/.test(name) ? 'x ' : ''}${spaced(written)}`
    const property = spacing.get(name) ?? plainNumber.get(name) ?? bracketProperty(name, value)
    return [property, sign === '' ? value : `calc(${value} * -1)`]
  }
  const step = /^([a-z][a-z-]*?)-(\d+(?:\.\d+)?)$/.exec(utility)
  if (step) {
    const [, name = '', amount = ''] = step
    if (/^rotate-[xy]$/.test(name)) return ['rotate', `x ${amount}deg`]
    const length = spacing.get(name)
    if (length !== undefined) return [length, `${sign}${4 * Number(amount)}px`]
    const plain = plainNumber.get(name)
    if (plain !== undefined) return [plain, `${sign}${inPercent.test(name) ? Number(amount) / 100 : Number(amount)}`]
  }
  if (/^(?:text|fill)-/.test(utility)) {
    // `text-sm/6` is a size with its line height.
    const isColour = !/^text-(?:xs|sm|base|lg|\d*xl)\//.test(utility)
    if (utility === 'text-transparent' || (isColour && isFaintShare(utility))) return ['color', 'transparent']
  }
  return fixedDeclarations.get(utility) ?? null
}

/** `text-black/5`, `text-black/[0.05]`, `text-black/[5%]` */
function isFaintShare(utility: string): boolean {
  const at = utility.lastIndexOf('/')
  const written = utility.slice(at + 1)
  const number = Number.parseFloat(written.replace(/[[\]]/g, ''))
  return written.startsWith('[') && !written.includes('%') ? number < 0.1 : number < 10
}

/** Tailwind writes spaces as `_`; names of variables keep theirs. */
export const spaced = (value: string): string => value.replace(/--[\w-]+|_/g, (found) => (found === '_' ? ' ' : found))

const bracketProperties = table({
  clip: 'clip-path',
  mask: 'mask',
  rotate: 'rotate',
  'rotate-x': 'rotate',
  'rotate-y': 'rotate',
  outline: 'outline',
  filter: 'filter',
  transform: 'transform',
  cursor: 'cursor',
  'grid-rows': 'grid-template-rows',
  'grid-cols': 'grid-template-columns',
  font: 'font-family',
  shadow: 'box-shadow',
  ring: 'box-shadow',
  border: 'border-width',
  'outline-offset': 'outline-offset',
  'mask-size': 'mask-size',
  animate: 'animation',
  delay: 'transition-delay',
  duration: 'transition-duration',
  align: 'vertical-align',
  object: 'object-position',
  bg: 'background-color',
})

/** Where one name serves several properties, the value says which. */
function bracketProperty(name: string, value: string): string {
  if (name === 'text') return /^[\d.(]|^(?:calc|clamp|min|max)\(/.test(value) ? 'font-size' : 'color'
  // What no framework is known to have may be a plugin's name for the property itself.
  return bracketProperties.get(name) ?? name
}

const fixedDeclarations = table<readonly [string, string]>({
  hidden: ['display', 'none'],
  contents: ['display', 'contents'],
  'd-contents': ['display', 'contents'],
  invisible: ['visibility', 'hidden'],
  collapse: ['visibility', 'collapse'],
  fixed: ['position', 'fixed'],
  'position-fixed': ['position', 'fixed'],
  'fixed-top': ['position', 'fixed'],
  'fixed-bottom': ['position', 'fixed'],
  'pointer-events-none': ['pointer-events', 'none'],
  'pe-none': ['pointer-events', 'none'],
  'cursor-none': ['cursor', 'none'],
  'brightness-0': ['filter', 'brightness(0)'],
  'contrast-0': ['filter', 'contrast(0)'],
  'outline-none': ['outline', 'none'],
  'outline-hidden': ['outline', 'none'],
  'outline-0': ['outline', '0'],
  'outline-transparent': ['outline-color', 'transparent'],
})

/** Names that hide in most style sheets, also as a part: `menu--hidden`. */
const hidingName =
  /(?:^|[-_])(?:hidden|hide|invisible|offscreen|off-screen|visually-?hidden|sr-?only|d-none|unseen|screen-?reader(?:-text|-only)?|display-none|is-closed)(?:$|[-_])/
const harmlessName =
  /^(?:(?:hide|hidden|no)-scroll-?bars?|scrollbar-hide|(?:overflow(?:-[xy])?|backface|outline|overscroll|scrollbar|transform)-hidden)$/

/** What a class name does to its element, by its name alone. */
export const tokenEffects = (token: ClassToken): ReadonlySet<Effect> => effectsOnce(token, null)

const effectsOnce = oncePer((token: ClassToken, _: null): ReadonlySet<Effect> => {
  const declaration = declarationOf(token)
  const effects = declaration === null ? new Set<Effect>() : effectsOf(...declaration)
  if (hidingName.test(token.utility) && !harmlessName.test(token.utility)) effects.add('hides')
  // Gradients that fade an element away.
  if (/^mask-(?:[trblxy]-|linear|radial|conic)/.test(token.utility)) effects.add('hides')
  if (isFocused(token) && /^(?:ring-(?:0|transparent)|shadow-none|border-(?:0|none|transparent))$/.test(token.utility))
    effects.add('focus')
  return effects
})

export const isFocused = ({ variants }: ClassToken): boolean => variants.some((variant) => /focus/.test(variant))
/** Draws what people who use a keyboard see. */
export const marksFocus = (token: ClassToken): boolean =>
  isFocused(token) && /^(?:outline|ring|border|shadow|underline|bg|decoration)/.test(token.utility)

const families: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:hidden|block|inline|inline-block|flex|inline-flex|grid|inline-grid|table(?:-[a-z-]+)?|inline-table|contents|flow-root|list-item|d-[\w-]+|display-[\w-]+)$/,
    'display',
  ],
  [/^(?:visible|invisible|collapse)$/, 'visibility'],
  [/^(?:size|w|h|max-w|max-h)-/, 'size'],
  [/^(?:opacity)-/, 'opacity'],
  [/^scale-/, 'scale'],
  [/^(?:inset|left|right|top|bottom|start|end)-/, 'offset'],
  [/^translate-/, 'translate'],
  [/^pointer-events-|^pe-(?:none|auto)$/, 'pointer'],
  [/^(?:m|p)[xytrblse]?-/, 'margin'],
  [/^z-/, 'layer'],
  [
    /^text-(?:xs|sm|base|lg|xl|\dxl|left|center|right|justify|start|end|wrap|nowrap|balance|pretty|ellipsis|clip|\[[\d.])/,
    'text-size',
  ],
  [/^text-/, 'text-colour'],
]

/** What kind of thing a utility sets: where one of a kind hides, the others of that kind show. */
export function familyOf({ utility }: ClassToken): string {
  const own = /^\[([\w-]+):/.exec(utility)?.[1]
  if (own !== undefined) return own
  const found = families.find(([pattern]) => pattern.test(utility))
  if (found) return found[1]
  return hidingName.test(utility) && !harmlessName.test(utility) ? 'display' : utility
}
