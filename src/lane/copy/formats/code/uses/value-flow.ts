import type { Node } from '../../../../code/syntax.ts'
import { type Source, spelling } from './value-sources.ts'

/**
 * What is done with a value: it decides, or it is stored, sent or looked up with all that is in it. What is told to operators, as in a
 * log, is written for them; a text of the product that comes there by a name stays one.
 */
type Fate = 'decides' | 'stored' | 'told'

/** Which values of a file go where, by name: what becomes of one becomes of all that it may come from. */
export class ValueFlow {
  readonly values = new Set<string>()
  readonly properties = new Set<string>()
  readonly keys = new Set<string>()
  readonly variables = new Set<string>()
  readonly data = new Set<Node>()
  readonly #sources = new Map<string | Node, Source[]>()
  /** Variables that are declared with an object or a list. */
  readonly #objects = new Set<string>()
  #fates: { readonly source: Source; readonly fate: Fate }[] = []

  /** A variable or property, a result (`label()`), an argument (`label(0)`) or a function may hold what comes from there. */
  give(holder: string | Node, sources: readonly Source[]): void {
    if (sources.length === 0) return
    const known = this.#sources.get(holder)
    if (known === undefined) this.#sources.set(holder, [...sources])
    else known.push(...sources)
  }

  isObject(variable: string): void {
    this.#objects.add(variable)
  }

  happens(fate: Fate, sources: readonly Source[]): void {
    for (const source of sources) this.#fates.push({ source, fate })
  }

  /** Follows all that happens back to where the values come from. */
  close(): void {
    const decided = new Set<string | Node>()
    const stored = new Set<string | Node>()
    for (let next = this.#fates.pop(); next !== undefined; next = this.#fates.pop()) {
      const { from, part, root } = next.source
      const fate = part === 'any' ? 'stored' : next.fate
      if (fate === 'told') {
        if (typeof from !== 'string') this.data.add(from)
        else if (!from.startsWith('.')) this.variables.add(from)
        continue
      }
      if (part === 'whole' && fate === 'decides') continue
      const isProperty = typeof from === 'string' && from.startsWith('.')
      const holder = isProperty ? from.slice(1) : from
      // What is read from something unknown, as the values of a form, is no text of this file.
      if (fate === 'stored' && isProperty && root !== null && !this.#isOfObject(root)) continue
      if (typeof holder !== 'string') {
        this.data.add(holder)
        const spelt = fate === 'decides' ? spelling(holder) : null
        if (spelt !== null) this.values.add(spelt)
      } else if (fate === 'decides' || isProperty) this.properties.add(holder)
      // A function that is handed on does not hand on the texts in it.
      if (fate === 'stored' && typeof holder === 'string' && !this.#sources.has(`${holder}()`))
        this.variables.add(holder)
      const done = fate === 'decides' ? decided : stored
      if (done.has(holder)) continue
      done.add(holder)
      this.happens(fate, this.#sources.get(holder) ?? [])
    }
  }

  /** Whether a variable is an object or list of this file, or an element of one. */
  #isOfObject(variable: string): boolean {
    const seen = new Set([variable])
    // A set is gone through to what is added meanwhile.
    for (const name of seen) {
      if (this.#objects.has(name)) return true
      for (const { from } of this.#sources.get(name) ?? [])
        if (typeof from === 'string' && seen.size < maxAncestors) seen.add(bareName(from))
    }
    return false
  }

  /** The words by which the file writes what holds values that come from some words. */
  wordsFrom(words: ReadonlySet<string>): ReadonlySet<string> {
    const holdersOf = new Map<string | Node, (string | Node)[]>()
    const reached = new Set<string | Node>()
    for (const [holder, sources] of this.#sources)
      for (const { from } of sources) {
        const source = typeof from === 'string' ? bareName(from) : from
        const known = holdersOf.get(source)
        if (known === undefined) holdersOf.set(source, [holder])
        else known.push(holder)
        const spelt = typeof from === 'string' ? wordOf(from) : spelling(from)
        // What a template with expressions says is not spelt anywhere.
        if (spelt === null ? typeof from !== 'string' && from.type === 'TemplateLiteral' : words.has(spelt))
          reached.add(holder)
      }
    const found = new Set<string>()
    for (const holder of reached) {
      if (typeof holder === 'string') found.add(wordOf(holder))
      for (const next of holdersOf.get(holder) ?? []) reached.add(next)
    }
    return found
  }
}

/** More names than this are not followed to learn whether one is an object of the file. */
const maxAncestors = 100

const bareName = (name: string): string => name.replace(/^\./, '')

/** `label` of `.label`, `label()` and `label(0)`. */
const wordOf = (name: string): string => name.replace(/^\.|\(.*$/g, '')
