import { spaced } from './class-meaning.ts'
import type { ClassToken } from './class-token.ts'

const reach = /^(inset-[xy]|inset|top|right|bottom|left|start|end|(?:min-)?[wh]|[sld]?v[wh]|size)-(.+)$/
/** Names of Tailwind and of Bootstrap, by what they say how far an element reaches. */
const properties: ReadonlyMap<string, readonly string[]> = new Map([
  ['inset', ['inset']],
  ['inset-x', ['inset-inline']],
  ['inset-y', ['inset-block']],
  ['top', ['top']],
  ['right', ['right']],
  ['bottom', ['bottom']],
  ['left', ['left']],
  ['start', ['left']],
  ['end', ['right']],
  ['w', ['width']],
  ['min-w', ['width']],
  ['vw', ['width']],
  ['h', ['height']],
  ['min-h', ['height']],
  ['vh', ['height']],
  ['size', ['width', 'height']],
])

/** What a class name says of where its element lies and how far it reaches, in the words of a sheet. */
export function reachOf({ utility, isNegative }: ClassToken): (readonly [property: string, value: string])[] {
  const position = /^(?:position-)?(absolute|fixed)$/.exec(utility)?.[1]
  if (position !== undefined) return [['position', position]]
  const own = /^\[([\w-]+):(.*)\]$/.exec(utility)
  if (own) return [[(own[1] ?? '').toLowerCase(), spaced(own[2] ?? '')]]
  const [, name = '', amount = ''] = reach.exec(utility) ?? []
  const value = `${isNegative ? '-' : ''}${lengthOf(amount)}`
  return (properties.get(name) ?? []).map((property) => [property, value])
}

function lengthOf(amount: string): string {
  const bracket = /^\[(?:[a-z-]+:)?(.*)\]$/.exec(amount)
  if (bracket) return spaced(bracket[1] ?? '')
  if (/^(?:full|screen|100|[sld]?v[wh])$/.test(amount)) return '100%'
  return /^[\d.]+$/.test(amount) ? `${4 * Number(amount)}px` : amount === 'px' ? '1px' : 'auto'
}
