/** About how many pixels a unit is: a bound tells what leaves the screen from what does not, so a round figure is enough. */
const pixels: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '': 1,
    px: 1,
    em: 16,
    rem: 16,
    ex: 8,
    ch: 8,
    lh: 24,
    rlh: 24,
    cap: 11,
    ic: 16,
    pt: 4 / 3,
    pc: 16,
    in: 96,
    cm: 37.8,
    mm: 3.78,
    q: 0.945,
    fr: 100,
    deg: 1,
    grad: 0.9,
    rad: 57.3,
    turn: 360,
  }),
)
const viewport = /^(?:[sld]?v(?:w|h|i|b|min|max)|cq(?:w|h|i|b|min|max))$/
/** More brackets than a value of a thousand characters can hold, with its variables put in. */
const maxGroups = 1000

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name' | 'sign'; readonly text: string }

const tokenAt =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+(?![a-z]))?)([a-z]+|%)?|([a-z][\w-]*\()|([-+*/(),])|(infinity|pi|e)\b)/iy

function tokensOf(text: string, percent: number): Token[] | null {
  const tokens: Token[] = []
  tokenAt.lastIndex = 0
  while (tokenAt.lastIndex < text.length) {
    const match = tokenAt.exec(text)
    if (match === null) return null
    const [, digits, unit = '', name, sign, constant] = match
    if (digits !== undefined) {
      const lower = unit.toLowerCase()
      const factor = lower === '%' ? percent : viewport.test(lower) ? 12 : pixels.get(lower)
      tokens.push({ kind: 'number', value: Number(digits) * (factor ?? Number.NaN) })
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name.slice(0, -1).toLowerCase() })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else tokens.push({ kind: 'number', value: constant?.toLowerCase() === 'infinity' ? 1e9 : 3 })
  }
  return tokens
}

/** What is left out of the brackets of a function comes to no number. */
const functions: ReadonlyMap<string, (...values: number[]) => number> = new Map(
  Object.entries<(...values: number[]) => number>({
    calc: (value) => Number(value),
    min: Math.min,
    max: Math.max,
    clamp: (low, value, high) => Math.max(Number(low), Math.min(Number(value), Number(high))),
    abs: (value) => Math.abs(Number(value)),
    sign: (value) => Math.sign(Number(value)),
    sqrt: (value) => Math.sqrt(Number(value)),
    hypot: Math.hypot,
    pow: (base, power) => Number(base) ** Number(power),
    exp: (value) => Math.exp(Number(value)),
    mod: (value, by) => Number(value) - Number(by) * Math.floor(Number(value) / Number(by)),
    rem: (value, by) => Number(value) % Number(by),
    round: (value, by) => Math.round(Number(value) / Number(by)) * Number(by),
  }),
)

/**
 * What a length, number or angle comes to: pixels, degrees or the bare number, `calc()`, `min()`, `max()` and `clamp()` worked out.
 *
 * @param percent what one percent counts as
 * @returns `null` where it is a keyword or depends on something that is not written there
 */
export function measure(text: string, percent = 10): number | null {
  const tokens = tokensOf(text.trim(), percent)
  if (tokens === null || tokens.length === 0) return null
  let at = 0
  let groups = 0
  const peek = (): string | null => {
    const token = tokens[at]
    return token?.kind === 'sign' ? token.text : null
  }
  const take = (sign: string): boolean => {
    if (peek() !== sign) return false
    at++
    return true
  }
  const sum = (): number | null => {
    let left = product()
    while (left !== null && (peek() === '+' || peek() === '-')) {
      const isPlus = take('+') || !take('-')
      const right = product()
      left = right === null ? null : isPlus ? left + right : left - right
    }
    return left
  }
  const product = (): number | null => {
    let left = factor()
    while (left !== null && (peek() === '*' || peek() === '/')) {
      const isTimes = take('*') || !take('/')
      const right = factor()
      left = right === null ? null : isTimes ? left * right : left / right
    }
    return left
  }
  const factor = (): number | null => {
    let isNegative = false
    for (; peek() === '-' || peek() === '+'; at++) if (peek() === '-') isNegative = !isNegative
    const value = operand()
    return value === null || !isNegative ? value : -value
  }
  const operand = (): number | null => {
    const token = tokens[at++]
    if (token === undefined) return null
    if (token.kind === 'number') return token.value
    if (++groups > maxGroups) return null
    const values: number[] = []
    do {
      const value = sum()
      if (value === null) return null
      values.push(value)
    } while (take(','))
    if (!take(')')) return null
    return token.text === '(' ? (values[0] ?? null) : (functions.get(token.text)?.(...values) ?? null)
  }
  const value = sum()
  return at === tokens.length && value !== null && !Number.isNaN(value) ? value : null
}

/** A value taken apart at the white space and at `separators` outside its brackets. */
export function components(value: string, separators = ''): string[] {
  const out: string[] = []
  let depth = 0
  let part = ''
  for (const character of value) {
    if (character === '(' || character === '[') depth++
    if (character === ')' || character === ']') depth--
    if (depth === 0 && (/\s/.test(character) || separators.includes(character))) {
      if (part !== '') out.push(part)
      part = ''
    } else part += character
  }
  if (part !== '') out.push(part)
  return out
}
