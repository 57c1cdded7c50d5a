/** A regular expression that is matched in time proportional to its size times the length of the text. */
export interface LinearPattern {
  /** Whether some part of the text matches. Texts over a million characters never do. */
  readonly test: (text: string) => boolean
}

type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary'
type Step =
  | { readonly kind: 'one'; readonly is: (character: string) => boolean; next: number }
  | { readonly kind: 'both'; next: number; other: number }
  | { readonly kind: 'assert'; readonly what: Assertion; next: number }
  | { readonly kind: 'matched' }

const maxSteps = 5_000
const maxLength = 1_000_000
const maxNesting = 50

/**
 * Compiles a pattern to a set of states that are followed side by side, so that no text can make it backtrack. Schemas and
 * targeting rules come from repositories, and a judge must end.
 *
 * @returns `null` for what is no regular expression, or one with look-around, back references or inline flags
 */
export function linearPattern(source: string): LinearPattern | null {
  if (source.length > 1_000) return null
  try {
    new RegExp(source, 'u')
  } catch {
    return null
  }
  try {
    return new Compiler(source).compile()
  } catch (error) {
    if (error instanceof NotLinear || error instanceof RangeError) return null
    throw error
  }
}

class NotLinear extends Error {}

class Compiler {
  readonly #source: string
  readonly #steps: Step[] = [{ kind: 'matched' }]
  #at = 0
  #nesting = 0

  constructor(source: string) {
    this.#source = source
  }

  compile(): LinearPattern {
    const parsed = this.#choice()
    if (this.#at < this.#source.length) throw new NotLinear()
    const first = parsed(0)
    const steps = this.#steps
    return { test: (text) => text.length <= maxLength && follow(steps, first, text) }
  }

  #add(step: Step): number {
    if (this.#steps.length >= maxSteps) throw new NotLinear()
    return this.#steps.push(step) - 1
  }

  /** Each part is a function from the step that follows to its own first step, so that repeats can build it again. */
  #choice(): Part {
    if (++this.#nesting > maxNesting) throw new NotLinear()
    let whole = this.#sequence()
    while (this.#source[this.#at] === '|') {
      this.#at++
      const [left, right] = [whole, this.#sequence()]
      whole = (next) => this.#add({ kind: 'both', next: left(next), other: right(next) })
    }
    this.#nesting--
    return whole
  }

  #sequence(): Part {
    const parts: Part[] = []
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] as string))
      parts.push(this.#repeat())
    return (next) => parts.reduceRight((following, part) => part(following), next)
  }

  #repeat(): Part {
    const part = this.#atom()
    const match = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at))
    if (match === null) return part
    this.#at += match[0].length
    const sign = match[0][0]
    const least = sign === '+' ? 1 : sign === '{' ? Number(match[1]) : 0
    const most =
      sign === '?' ? 1 : sign === '{' ? (match[2] === '' ? least : match[3] === '' ? null : Number(match[3])) : null
    if (least > maxSteps || (most !== null && most > maxSteps)) throw new NotLinear()
    return (next) => {
      let following = next
      if (most === null) {
        const loop = this.#add({ kind: 'both', next: -1, other: next })
        ;(this.#steps[loop] as { next: number }).next = part(loop)
        following = loop
      } else
        for (let count = least; count < most; count++)
          following = this.#add({ kind: 'both', next: part(following), other: next })
      for (let count = 0; count < least; count++) following = part(following)
      return following
    }
  }

  #atom(): Part {
    const rest = this.#source.slice(this.#at)
    if (rest.startsWith('(')) return this.#group(rest)
    const assertion = assertions.find(([sign]) => rest.startsWith(sign))
    if (assertion !== undefined) {
      this.#at += assertion[0].length
      return (next) => this.#add({ kind: 'assert', what: assertion[1], next })
    }
    const one =
      /^(?:\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[^1-9k])|[^\\])/u.exec(
        rest,
      )?.[0]
    if (one === undefined) throw new NotLinear()
    this.#at += one.length
    const single = new RegExp(`^(?:${one})$`, 'u')
    return (next) => this.#add({ kind: 'one', is: (character) => single.test(character), next })
  }

  #group(rest: string): Part {
    const open = /^\((?:\?:|\?<[\p{L}_$][\p{L}\p{N}_$]*>|(?!\?))/u.exec(rest)?.[0]
    if (open === undefined) throw new NotLinear()
    this.#at += open.length
    const part = this.#choice()
    if (this.#source[this.#at] !== ')') throw new NotLinear()
    this.#at++
    return part
  }
}

type Part = (next: number) => number

const assertions: readonly (readonly [string, Assertion])[] = [
  ['^', 'start'],
  ['$', 'end'],
  ['\\b', 'boundary'],
  ['\\B', 'no-boundary'],
]

const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character)

function holds(what: Assertion, characters: readonly string[], at: number): boolean {
  if (what === 'start') return at === 0
  if (what === 'end') return at === characters.length
  return (isWord(characters[at - 1]) !== isWord(characters[at])) === (what === 'boundary')
}

function follow(steps: readonly Step[], first: number, text: string): boolean {
  const characters = [...text]
  let here = new Set<number>()
  for (let at = 0; at <= characters.length; at++) {
    const next = new Set<number>()
    const open = [...here, first]
    const seen = new Set<number>()
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen.has(index)) continue
      seen.add(index)
      const step = steps[index] as Step
      if (step.kind === 'matched') return true
      if (step.kind === 'both') open.push(step.next, step.other)
      else if (step.kind === 'assert') {
        if (holds(step.what, characters, at)) open.push(step.next)
      } else if (at < characters.length && step.is(characters[at] as string)) next.add(step.next)
    }
    here = next
  }
  return false
}
