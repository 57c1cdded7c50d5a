import { nearest } from '../../base/nearest.ts'
import type { Slot } from '../../lane/lane.ts'
import { inPlace, maxCandidates, type Proposed, placeSays } from '../propose-edits.ts'
import { wordsIn } from '../read-intent.ts'
import { findElement, readTarget, type Target } from './find-element.ts'
import { type Reading, wish } from './intent-forms.ts'
import { quotedMark, type Sentence } from './sentence.ts'

const pattern = (source: string) => new RegExp(source, 'iu')
const verb = '(?:set|change|make|update|turn|increase|decrease|raise|lower|reduce|adjust)'
const property = '(--[\\w-]+|\\$[\\w-]+|[a-z][a-z-]*)'
const selector = '((?:[.#@:&*\\[]\\S.*?)|(?:.+?))'
const setVariable = pattern(
  `^${verb}\\s+(?:the\\s+)?(?:(?:css\\s+)?(?:variable|custom property|token|colou?r)\\s+)?(--[\\w-]+|\\$[\\w-]+)(?:\\s+(?:in|on|of|for)\\s+(.+?))?\\s+to\\s+(.+)$`,
)
const setOf = pattern(
  `^${verb}\\s+(?:the\\s+)?(--[\\w-]+|\\$[\\w-]+|[a-z][a-z-]*(?:\\s+[a-z]+){0,2}?)\\s+(?:of|on|in|for)\\s+${selector}\\s+to\\s+(.+)$`,
)
const setBefore = pattern(`^${verb}\\s+(?:the\\s+)?([.#]\\S.*?)(?:'s)?\\s+${property}\\s+to\\s+(.+)$`)
const setBare = pattern(`^(?:make|set)\\s+(?:the\\s+)?([.#]\\S+)(?:'s)?\\s+([a-z]+(?:-[a-z]+)*)\\s+(?!to\\b)(\\S.*)$`)
/** `.hero { margin-top: 12px }` */
export const declared = pattern(`^([.#:][^{}]*?)\\s*\\{\\s*${property}\\s*:\\s*([^;{}]+);?\\s*\\}$`)
const namedColour = pattern(
  `^${verb}\\s+(?:the\\s+)?([\\p{L}][\\p{L}\\s-]{0,40}?)\\s+(?:colou?r)(?:\\s+in\\s+(.+?))?\\s+(?:to\\s+)?(#[0-9a-f]{3,8}|(?:rgb|hsl|oklch|oklab|lab|lch|hwb)a?\\(.+\\)|${quotedMark})$`,
)

/** Properties that a sentence may name without a selector beside them; all others need `.hero` or the like. */
const knownProperty =
  /^(?:--|\$)|^(?:color|background|opacity|width|height|margin|padding|border|gap|display|fill|stroke)$|^(?:background|margin|padding|border|font|line|letter|text|row|column|grid|flex|align|justify|place|z|overflow|outline|box|transition|animation|transform|min|max|aspect|object|white|word|list|inset|scroll|accent|caret)-[a-z-]+$/

interface ValueChange {
  readonly property: string | RegExp
  /** How people called it. */
  readonly says: string
  readonly target: string | null
  readonly value: string
}

function valueChange({ words, textOf }: Sentence): ValueChange | null {
  const made = (name: string | undefined, target: string | undefined, value: string | undefined): ValueChange => ({
    property: textOf(name ?? ''),
    says: textOf(name ?? ''),
    target: target ?? null,
    value: textOf(value ?? ''),
  })
  const variable = setVariable.exec(words)
  if (variable) return trailing(made(variable[1], variable[2], variable[3]), words)
  const block = declared.exec(words)
  if (block) return made(block[2], block[1], block[3])
  const before = setBefore.exec(words)
  if (before) return made(before[2], before[1], before[3])
  const bare = setBare.exec(words)
  if (bare && knownProperty.test(bare[2] ?? '')) return made(bare[2], bare[1], bare[3])
  const of = setOf.exec(words)
  if (of && (/^[.#@:&*[]/.test(of[2] ?? '') || knownProperty.test(cssName(of[1] ?? ''))))
    return made(cssName(of[1] ?? ''), of[2], of[3])
  const colour = namedColour.exec(words)
  if (!colour) return null
  const own = wordsIn(colour[1] ?? '').join('-')
  return {
    property: new RegExp(`^(?:--|\\$)(?:colou?r-)?${own}(?:-colou?r)?$`, 'i'),
    says: `--${own}`,
    target: colour[2] ?? null,
    value: textOf(colour[3] ?? ''),
  }
}

/** `font size` as `font-size`, `text colour` as `color`; variables keep their capitals. */
function cssName(said: string): string {
  if (/^(?:--|\$)/.test(said)) return said
  const name = said.toLowerCase().replaceAll('colour', 'color').split(/\s+/).join('-')
  return /^(?:text|font)-color$/.test(name) ? 'color' : name
}

/** `to #0a7 in dark mode`: a place may stand behind the value. */
function trailing(change: ValueChange, words: string): ValueChange {
  const [, value, target] = /\sto\s+(\S+)\s+(?:in|on|for)\s+([^()]+)$/i.exec(words) ?? []
  return value === undefined || target === undefined || change.target !== null ? change : { ...change, value, target }
}

/** @returns `null` where the sentence is not about the value of a property */
export function readValue(sentence: Sentence): Reading {
  const change = valueChange(sentence)
  if (change === null) return null
  const isEverywhere = /\s+everywhere$/i.test(change.value) || /\beverywhere\b/i.test(change.target ?? '')
  const to = change.value.replace(/\s+everywhere$/i, '').replace(/;$/, '')
  const isSelector = change.target !== null && /^[.#@:&*[]/.test(change.target)
  const place = sentence.place === null ? null : readTarget('', sentence)
  const target = isSelector
    ? null
    : change.target === null
      ? place
      : readTarget(change.target.replace(/\beverywhere\b/i, ''), sentence)
  return wish({
    texts: target?.text ? [target.text] : [],
    mayHold: (_path, raw) =>
      typeof change.property !== 'string' || raw.includes(jsName(change.property)) || raw.includes(change.property),
    propose(ground) {
      const values = ground.slots.filter(({ kind }) => isProperty(kind, change.property))
      if (values.length === 0 && !isSelector) return noProperty(change, ground.slots)
      const found = isSelector
        ? findRule(
            change,
            values.filter((slot) => inPlace(slot, { where: place?.where ?? [] })),
            isEverywhere,
            ground.slots,
          )
        : target === null || (target.text === null && target.kind === null)
          ? findNamed(change, values, target, isEverywhere)
          : findElement({ ...target, everywhere: isEverywhere }, values, ground.keysOf, 'with this style')
      if (found.kind !== 'found') return found
      const edits = found.slots.filter(({ value }) => value !== to)
      const [first] = found.slots
      if (first === undefined || edits.length === 0)
        return { kind: 'none', says: `${change.says} is ${to} there already.`, candidates: found.slots }
      const where =
        edits.length === 1
          ? `${placeSays(first)}: ${first.value} becomes ${to}.`
          : `In ${edits.length} places, ${change.says} becomes ${to}.`
      return {
        kind: 'edits',
        says: where,
        edits: edits.map((slot) => ({ slot: slot.id, path: slot.path, from: slot.value, to })),
      }
    },
  })
}

const isProperty = (kind: string, wanted: string | RegExp): boolean => {
  const [, name] = /^(?:value|style):(.+)$/.exec(kind) ?? []
  return name !== undefined && (typeof wanted === 'string' ? name === wanted : wanted.test(name))
}

const jsName = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Rules of exactly this selector, outside of conditions first: `.hero` is not `@media (…) .hero`. */
function findRule(change: ValueChange, values: readonly Slot[], isEverywhere: boolean, all: readonly Slot[]) {
  const selector = (change.target ?? '').replace(/\s+everywhere$/i, '').replace(/\s+/g, ' ')
  const plain = values.filter(({ context }) => selectorOf(context) === selector)
  const within = values.filter(({ context }) =>
    selectorOf(context)
      .split(/,\s*|\s(?=@)|\)\s/)
      .includes(selector),
  )
  const found = plain.length > 0 ? plain : within
  if (found.length === 1 || (found.length > 0 && isEverywhere))
    return { kind: 'found' as const, slots: isEverywhere ? [...new Set([...plain, ...within])] : found }
  if (found.length > 1) return several(change, found)
  const own = all.filter(({ kind, context }) => kind.startsWith('value:') && selectorOf(context) === selector)
  const sets = own.length > 0 ? ' It sets what is listed; to add a declaration is a change of code.' : ''
  return {
    kind: 'none' as const,
    says: `No rule ${selector} that may change sets ${change.says}.${sets}`,
    candidates: (own.length > 0 ? own : values).slice(0, maxCandidates),
  }
}

const selectorOf = (context: string): string => context.replace(/, [^,]+$/, '').trim()

function findNamed(change: ValueChange, values: readonly Slot[], target: Target | null, isEverywhere: boolean) {
  const where = (target?.where ?? []).filter((word) => !/^(?:mode|theme)$/.test(word))
  const found = values.filter((slot) => inPlace(slot, { where }))
  if (found.length === 1 || (found.length > 0 && isEverywhere)) return { kind: 'found' as const, slots: found }
  if (found.length > 1) return several(change, found)
  return {
    kind: 'ambiguous' as const,
    says: `${change.says} is set, but not in ${target?.says ?? 'that place'}. Pick the place that is meant.`,
    candidates: values.slice(0, maxCandidates),
  }
}

const several = (change: ValueChange, slots: readonly Slot[]) => ({
  kind: 'ambiguous' as const,
  says: `${change.says} is set in ${slots.length} places. Name the rule or the file, add "everywhere", or pick one.`,
  candidates: slots.slice(0, maxCandidates),
})

function noProperty(change: ValueChange, slots: readonly Slot[]): Proposed {
  const known = [...new Set(slots.flatMap(({ kind }) => /^(?:value|style):(.+)$/.exec(kind)?.[1] ?? []))]
  const words = wordsIn(change.says)
  const close =
    nearest(change.says, known) ??
    known.find(
      (name) =>
        /^(?:--|\$)/.test(name) &&
        /^(?:--|\$)/.test(change.says) &&
        wordsIn(name).every((word) => words.includes(word)),
    )
  return {
    kind: 'none',
    says: `No style that may change sets ${change.says}.${close ? ` Did you mean ${close}?` : ''}`,
    candidates: close ? slots.filter(({ kind }) => isProperty(kind, close)).slice(0, maxCandidates) : [],
  }
}
