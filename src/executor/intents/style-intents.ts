import { nearest } from '../../base/nearest.ts'
import type { Slot } from '../../lane/lane.ts'
import { inPlace, maxCandidates, type Proposed, placeSays, quote } from '../propose-edits.ts'
import { wordsIn } from '../read-intent.ts'
import { findElement, mayHoldElement, readTarget, type Target } from './find-element.ts'
import { type ContractIntents, type Ground, incomplete, type Reading, wish } from './intent-forms.ts'
import { quotedMark, type Sentence } from './sentence.ts'

const forms = [
  'Change class px-4 to px-6 on "Sign up"',
  'Add class mt-4 to the heading "Plans"',
  'Remove class shadow from the button "Buy"',
  'Set --color-accent to #0a7',
  'Change margin-top of .hero to 12px',
] as const

/** Class names as they stand, or in quotes. */
const names = `(${quotedMark}|[^\\s\\uE000-\\uE0FF]+(?:\\s+(?!(?:to|on|of|in|for|from|with|by|at|everywhere)\\b)[^\\s\\uE000-\\uE0FF]+)*?)`
const place = '(?:\\s+(?:on|of|in|for|at)\\s+(.+?))?(\\s+everywhere)?'
const pattern = (source: string) => new RegExp(source, 'iu')
const changeClass = pattern(
  `^(?:change|replace|swap|switch|set|update|turn)\\s+(?:the\\s+)?(?:css\\s+)?class(?:es|\\s*names?)?\\s+${names}\\s+(?:to|with|by|for|into|→|->|=>)\\s+(?:class(?:es)?\\s+)?${names}${place}$`,
)
const addClass = pattern(
  `^(?:add|give|put)\\s+(?:the\\s+)?(?:css\\s+)?class(?:es|\\s*names?)?\\s+${names}\\s+(?:to|on|for)\\s+(.+)$`,
)
const giveClass = pattern(`^give\\s+(.+?)\\s+(?:the\\s+|a\\s+)?(?:css\\s+)?class(?:es)?\\s+${names}$`)
const removeClass = pattern(
  `^(?:remove|drop|delete|take)\\s+(?:the\\s+)?(?:css\\s+)?class(?:es|\\s*names?)?\\s+${names}(?:\\s+(?:away\\s+)?(?:from|off|on|of|in)\\s+(.+?))?(\\s+everywhere)?$`,
)
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
const declared = pattern(`^([.#:][^{}]*?)\\s*\\{\\s*${property}\\s*:\\s*([^;{}]+);?\\s*\\}$`)
const namedColour = pattern(
  `^${verb}\\s+(?:the\\s+)?([\\p{L}][\\p{L}\\s-]{0,40}?)\\s+(?:colou?r)(?:\\s+in\\s+(.+?))?\\s+(?:to\\s+)?(#[0-9a-f]{3,8}|(?:rgb|hsl|oklch|oklab|lab|lch|hwb)a?\\(.+\\)|${quotedMark})$`,
)

/** Properties that a sentence may name without a selector beside them; all others need `.hero` or the like. */
const knownProperty =
  /^(?:--|\$)|^(?:color|background|opacity|width|height|margin|padding|border|gap|display|fill|stroke)$|^(?:background|margin|padding|border|font|line|letter|text|row|column|grid|flex|align|justify|place|z|overflow|outline|box|transition|animation|transform|min|max|aspect|object|white|word|list|inset|scroll|accent|caret)-[a-z-]+$/

export const styleIntents: ContractIntents = {
  contracts: ['style'],
  about:
    /\b(?:class\w*|css|colou?rs?|fonts?|margins?|padding|spacing|gap|width|height|bigger|smaller|larger|style\w*|px)\b|\d(?:px|rem|em)\b|#[0-9a-f]{3,8}\b/i,
  isSure: true,
  changes: 'how things look',
  forms,
  read: (sentence) => readClasses(sentence) ?? readValue(sentence),
  at(sentence, slot) {
    const { words, textOf } = sentence
    if (slot.kind === 'classes') {
      const change = classChange(sentence)
      if (change === null) return set(slot, textOf(words).replace(/^\.(?=\S)/, ''))
      const to = withTokens(slot.value, change)
      return to === null ? lacks(slot, change) : set(slot, to)
    }
    const value = declared.exec(words)?.[3] ?? /\bto\s+(.+)$/i.exec(words)?.[1] ?? words
    return set(slot, textOf(value))
  },
}

const set = (slot: Slot, to: string): Proposed => ({
  kind: 'edits',
  says: `${placeSays(slot)}: ${quote(slot.value)} becomes ${quote(to)}.`,
  edits: [{ slot: slot.id, path: slot.path, from: slot.value, to }],
})

interface ClassChange {
  readonly out: readonly string[]
  readonly in: readonly string[]
  readonly target: string | undefined
  readonly everywhere: boolean
}

function classChange({ words, textOf }: Sentence): ClassChange | null {
  const tokens = (part: string | undefined): string[] =>
    textOf(part ?? '')
      .split(/\s+(?:and\s+)?|,\s*/)
      .map((token) => token.replace(/^\.(?=[A-Za-z])/, ''))
      .filter((token) => token !== '')
  const changed = changeClass.exec(words)
  if (changed)
    return { out: tokens(changed[1]), in: tokens(changed[2]), target: changed[3], everywhere: changed[4] !== undefined }
  const added = addClass.exec(words)
  if (added) return { out: [], in: tokens(added[1]), target: added[2], everywhere: false }
  const given = giveClass.exec(words)
  if (given) return { out: [], in: tokens(given[2]), target: given[1], everywhere: false }
  const removed = removeClass.exec(words)
  return removed && { out: tokens(removed[1]), in: [], target: removed[2], everywhere: removed[3] !== undefined }
}

/** A class list with some names changed, in its order; `null` where one to change is missing. */
function withTokens(value: string, change: ClassChange): string | null {
  const tokens = value.split(' ').filter((token) => token !== '')
  if (!change.out.every((token) => tokens.includes(token))) return null
  const fresh = change.in.filter((token) => !tokens.includes(token) || change.out.includes(token))
  const at = tokens.findIndex((token) => change.out.includes(token))
  const kept = tokens.filter((token) => !change.out.includes(token))
  return kept.toSpliced(at === -1 ? kept.length : Math.min(at, kept.length), 0, ...fresh).join(' ')
}

const lacks = (slot: Slot, { out }: ClassChange): Proposed => ({
  kind: 'none',
  says: `The class list here has no ${out.join(' and ')}. It reads ${quote(slot.value)}.`,
  candidates: [slot],
})

function readClasses(sentence: Sentence): Reading {
  const change = classChange(sentence)
  if (change === null) return null
  const named = change.target ?? sentence.place ?? undefined
  const target = named === undefined ? null : classTarget(change.target, named, sentence)
  if (change.out.length === 0 && target === null) return incomplete(`Say which element gets the class: ${forms[1]}.`)
  const holds = target === null || typeof target === 'string' ? null : mayHoldElement(target)
  const isEverywhere = change.everywhere || (typeof target === 'object' && target?.everywhere === true)
  return wish({
    texts: typeof target === 'object' && target?.text ? [target.text] : [],
    mayHold: (path, raw, ground) =>
      change.out.every((token) => raw.includes(token)) && (holds === null || holds(path, raw, ground)),
    propose(ground) {
      const lists = ground.slots.filter(({ kind }) => kind === 'classes')
      const fitting = lists.filter(({ value }) => withTokens(value, change) !== null)
      if (change.out.length > 0 && fitting.length === 0) return noClass(change.out)
      const found = findLists(target, fitting, isEverywhere, ground)
      if (found.kind === 'found') return changed(found.slots, change)
      return found.kind === 'none' && change.out.length === 0
        ? { ...found, says: `${found.says} An element without classes gets its first one in code.` }
        : found
    },
  })
}

/** A class by which the element is named (`.hero`), or its words and kind. */
function classTarget(words: string | undefined, named: string, sentence: Sentence): Target | string | null {
  const [, own] = /^(?:the\s+)?\.([A-Za-z][\w-]*)$/.exec(named) ?? []
  return own ?? readTarget(words ?? '', sentence)
}

function findLists(target: Target | string | null, lists: readonly Slot[], isEverywhere: boolean, ground: Ground) {
  if (typeof target === 'object' && target !== null)
    return findElement(
      { ...target, everywhere: isEverywhere },
      lists,
      ground.keysOf,
      'with a class list that can change',
    )
  const slots = target === null ? lists : lists.filter(({ value }) => value.split(' ').includes(target))
  if (slots.length === 1 || (slots.length > 0 && isEverywhere)) return { kind: 'found' as const, slots }
  if (slots.length === 0) return noClass([target ?? ''])
  return {
    kind: 'ambiguous' as const,
    says: `${slots.length} elements have ${target === null ? 'these classes' : `the class ${target}`}. Say on which: by the words on it, its kind, its page, or "everywhere".`,
    candidates: slots.slice(0, maxCandidates),
  }
}

const noClass = (tokens: readonly string[]) => ({
  kind: 'none' as const,
  says: `No class list that may change has ${tokens.join(' and ')}.`,
  candidates: [],
})

function changed(slots: readonly Slot[], change: ClassChange): Proposed {
  const edits = slots.flatMap((slot) => {
    const to = withTokens(slot.value, change)
    return to === null || to === slot.value ? [] : [{ slot: slot.id, path: slot.path, from: slot.value, to }]
  })
  const [first] = slots
  if (edits.length === 0 || first === undefined)
    return {
      kind: 'none',
      says: `${first ? placeSays(first) : 'It'} has ${change.in.join(' ')} already.`,
      candidates: slots,
    }
  const does =
    change.out.length === 0
      ? `gains ${change.in.join(' ')}`
      : change.in.length === 0
        ? `loses ${change.out.join(' ')}`
        : `${change.out.join(' ')} becomes ${change.in.join(' ')}`
  const where =
    edits.length === 1
      ? `${placeSays(first)}${first.sentence ? ` ${quote(first.sentence)}` : ''}`
      : `${edits.length} class lists`
  return { kind: 'edits', says: `${where}: ${does}.`, edits }
}

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

function readValue(sentence: Sentence): Reading {
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
