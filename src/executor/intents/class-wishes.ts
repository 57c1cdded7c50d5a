import type { Slot } from '../../lane/lane.ts'
import { maxCandidates, type Proposed, placeSays, quote } from '../propose-edits.ts'
import { findElement, mayHoldElement, readTarget, type Target } from './find-element.ts'
import { type Ground, incomplete, type Reading, wish } from './intent-forms.ts'
import { quotedMark, type Sentence } from './sentence.ts'

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

const example = 'Add class mt-4 to the heading "Plans"'

interface ClassChange {
  readonly out: readonly string[]
  readonly in: readonly string[]
  readonly target: string | undefined
  readonly everywhere: boolean
}

/** The class names that a sentence sets, adds or takes away; `null` where it speaks of none. */
export function classChange({ words, textOf }: Sentence): ClassChange | null {
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
export function withTokens(value: string, change: ClassChange): string | null {
  const tokens = value.split(' ').filter((token) => token !== '')
  if (!change.out.every((token) => tokens.includes(token))) return null
  const fresh = change.in.filter((token) => !tokens.includes(token) || change.out.includes(token))
  const at = tokens.findIndex((token) => change.out.includes(token))
  const kept = tokens.filter((token) => !change.out.includes(token))
  return kept.toSpliced(at === -1 ? kept.length : Math.min(at, kept.length), 0, ...fresh).join(' ')
}

/** The answer for a list that has not what shall change. */
export const lacks = (slot: Slot, { out }: ClassChange): Proposed => ({
  kind: 'none',
  says: `The class list here has no ${out.join(' and ')}. It reads ${quote(slot.value)}.`,
  candidates: [slot],
})

/** @returns `null` where the sentence is not about class names */
export function readClasses(sentence: Sentence): Reading {
  const change = classChange(sentence)
  if (change === null) return null
  const named = change.target ?? sentence.place ?? undefined
  const target = named === undefined ? null : classTarget(change.target, named, sentence)
  if (change.out.length === 0 && target === null) return incomplete(`Say which element gets the class: ${example}.`)
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
