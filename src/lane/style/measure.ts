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
/** More than a value of a thousand characters can hold, with its variables put in. */
const maxTokens = 4000
const maxDepth = 400

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
      if (factor === undefined) return null
      tokens.push({ kind: 'number', value: Number(digits) * factor })
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name.slice(0, -1).toLowerCase() })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else if (constant !== undefined)
      tokens.push({ kind: 'number', value: constant.toLowerCase() === 'infinity' ? 1e9 : 3 })
    if (tokens.length > maxTokens) return null
  }
  return tokens
}

const functions: ReadonlyMap<string, (values: readonly number[]) => number | null> = new Map(
  Object.entries<(values: readonly number[]) => number | null>({
    calc: ([value]) => value ?? null,
    min: (values) => Math.min(...values),
    max: (values) => Math.max(...values),
    clamp: ([low = 0, value = 0, high = 0]) => Math.max(low, Math.min(value, high)),
    abs: ([value = 0]) => Math.abs(value),
    sign: ([value = 0]) => Math.sign(value),
    sqrt: ([value = 0]) => Math.sqrt(value),
    hypot: (values) => Math.hypot(...values),
    pow: ([base = 0, power = 1]) => base ** power,
    exp: ([value = 0]) => Math.exp(value),
    mod: ([value = 0, by = 1]) => value - by * Math.floor(value / by),
    rem: ([value = 0, by = 1]) => value % by,
    round: ([value = 0, by = 1]) => Math.round(value / by) * by,
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
  const peek = (): string | null => {
    const token = tokens[at]
    return token?.kind === 'sign' ? token.text : null
  }
  const sum = (depth: number): number | null => {
    let left = product(depth)
    while (left !== null && (peek() === '+' || peek() === '-')) {
      const isPlus = peek() === '+'
      at++
      const right = product(depth)
      left = right === null ? null : isPlus ? left + right : left - right
    }
    return left
  }
  const product = (depth: number): number | null => {
    let left = factor(depth)
    while (left !== null && (peek() === '*' || peek() === '/')) {
      const isTimes = peek() === '*'
      at++
      const right = factor(depth)
      left = right === null ? null : isTimes ? left * right : left / right
    }
    return left
  }
  const factor = (depth: number): number | null => {
    if (depth > maxDepth) return null
    const token = tokens[at++]
    if (token === undefined) return null
    if (token.kind === 'number') return token.value
    if (token.text === '-' || token.text === '+') {
      const value = factor(depth + 1)
      return value === null ? null : token.text === '-' ? -value : value
    }
    const isGroup = token.kind === 'sign' && token.text === '('
    if (token.kind === 'sign' && !isGroup) return null
    const values: number[] = []
    for (;;) {
      const value = sum(depth + 1)
      if (value === null) return null
      values.push(value)
      if (peek() !== ',') break
      at++
    }
    if (peek() !== ')') return null
    at++
    return isGroup ? (values[0] ?? null) : (functions.get(token.text)?.(values) ?? null)
  }
  const value = sum(0)
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
