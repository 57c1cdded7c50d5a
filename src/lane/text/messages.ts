import {
  isPluralElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
  TYPE,
} from '@formatjs/icu-messageformat-parser'
import { multisetDifference, sayDifference } from './multiset.ts'
import type { Fault, TextChange } from './screen.ts'

const maxNesting = 12

/** The frame of an ICU message: arguments with their formats, branches with their frames, tags. Words are left out. */
type Frame = string

/** How deeply braces and tags stand in each other. */
const nesting = (text: string): number => {
  let depth = 0
  let deepest = 0
  for (const [sign] of text.matchAll(/[{}]|<\/?(?=\w)|\/>/g)) {
    depth = sign === '{' || sign === '<' ? depth + 1 : Math.max(0, depth - 1)
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function parseMessage(text: string): readonly MessageFormatElement[] | null {
  if (nesting(text) > maxNesting * 2) return null
  try {
    return parse(text, { ignoreTag: false, requiresOtherClause: false, shouldParseSkeletons: false })
  } catch {
    try {
      return parse(text, { ignoreTag: true, requiresOtherClause: false, shouldParseSkeletons: false })
    } catch {
      return null
    }
  }
}

function frameOf(elements: readonly MessageFormatElement[]): Frame {
  return elements
    .filter((element) => element.type !== TYPE.literal)
    .map((element) => {
      if (isPluralElement(element) || isSelectElement(element)) {
        const extra = isPluralElement(element) ? `${element.pluralType}+${element.offset}` : 'select'
        const branches = Object.entries(element.options).map(([name, option]) => `${name}{${frameOf(option.value)}}`)
        return `{${element.value},${extra},${branches.sort().join('')}}`
      }
      if (isTagElement(element)) return `<${element.value}>${frameOf(element.children)}</>`
      if (element.type === TYPE.pound) return '#'
      return `{${element.value},${element.type},${JSON.stringify('style' in element ? (element.style ?? null) : null)}}`
    })
    .sort()
    .join('')
}

const isForm = (name: string): boolean => /^(?:zero|one|two|few|many|other)$/.test(name)

/**
 * Whether a message says the same as its original to a program. Languages differ in their plural forms: a translation has those
 * of its own, each with what some branch of the original holds, and always `other`.
 */
function translates(original: readonly MessageFormatElement[], next: readonly MessageFormatElement[]): boolean {
  const rest = (elements: readonly MessageFormatElement[]) =>
    frameOf(elements.filter((element) => !isPluralElement(element)))
  if (rest(original) !== rest(next)) return false
  const plurals = (elements: readonly MessageFormatElement[]) =>
    elements
      .filter((element) => isPluralElement(element))
      .toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
  const [left, right] = [plurals(original), plurals(next)]
  return (
    left.length === right.length &&
    left.every((plural, index) => {
      const other = right[index] as typeof plural
      const frames = new Set(Object.values(plural.options).map(({ value }) => frameOf(value)))
      return (
        plural.value === other.value &&
        plural.pluralType === other.pluralType &&
        plural.offset === other.offset &&
        other.options.other !== undefined &&
        Object.entries(other.options).every(
          ([name, { value }]) => (isForm(name) || plural.options[name] !== undefined) && frames.has(frameOf(value)),
        )
      )
    })
  )
}

/** The outermost parts in braces; a brace that is not closed takes all that follows. */
function inBraces(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{' && depth++ === 0) start = at
    if (text[at] === '}' && depth > 0 && --depth === 0) found.push(text.slice(start, at + 1))
  }
  return depth > 0 ? [...found, text.slice(start)] : found
}

/** Branches that say nothing after the change though they did before. */
const emptyBranch = /(?:\b(?:zero|one|two|few|many|other)|=\d+)\s*\{\s*\}/

/** A message keeps its frame. Where the old text is no valid message, its placeholders were compared as plain tokens. */
export function messageFault({ before, after, isMessage, translatedInto }: TextChange): Fault | null {
  if (!isMessage) return null
  // Some libraries part plurals by bars: `no items | one item | {n} items`.
  const [bars, barsAfter] = [before.split('|').length, after.split('|').length]
  if (bars !== barsAfter && /\S\s*\|\s*\S/.test(before + after))
    return { rule: 'text/message-format', detail: `${bars - 1} bars become ${barsAfter - 1}` }
  if (!/[{}]/.test(before + after)) return null
  const old = parseMessage(before)
  if (old === null) {
    // `{{name}}` of i18next is no ICU; its placeholders were compared one by one. A plural that nobody can parse is not judged.
    if (/\{[^{}]*,\s*(?:plural|select|selectordinal)/.test(before))
      return { rule: 'text/message-format', detail: 'the text before is no valid message' }
    // With formats nobody knows (`{0,choice,…}`) the placeholders were not compared: whatever stands in braces stays.
    if (!/\{[^{}]*,/.test(before)) return null
    const detail = sayDifference(multisetDifference(inBraces(before), inBraces(after)))
    return detail === null ? null : { rule: 'text/message-format', detail }
  }
  const next = parseMessage(after)
  if (next === null) return { rule: 'text/message-format', detail: 'the new text is no valid message' }
  const isSame = translatedInto === undefined ? frameOf(old) === frameOf(next) : translates(old, next)
  if (!isSame) return { rule: 'text/message-format', detail: 'arguments, formats or branches differ' }
  if (emptyBranch.test(after) && !emptyBranch.test(before))
    return { rule: 'text/emptied', detail: 'a branch of the message says nothing' }
  return null
}
