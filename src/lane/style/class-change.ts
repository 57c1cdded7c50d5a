import { oncePer } from '../source/once-per.ts'
import { familyOf, marksFocus, tokenEffects } from './class-meaning.ts'
import { reachOf } from './class-reach.ts'
import { type ClassToken, isForCode, readToken, screenToken } from './class-token.ts'
import type { Knowledge } from './file-judgement.ts'
import { isOverlay } from './overlay.ts'
import type { ClassPlace } from './place.ts'
import type { Fault } from './rules.ts'

interface ListToken {
  readonly text: string
  /** Completed by the program: `tint-${id}`, or joined to what stands beside the string. */
  readonly isPart: boolean
}

/** The class names of a list in order, those that a program completes marked. */
export const tokensOf = (place: ClassPlace): readonly ListToken[] => keptTokens(place, null)

const keptTokens = oncePer((place: ClassPlace) => readTokens(place))

function readTokens(place: ClassPlace): ListToken[] {
  const tokens: { text: string; isPart: boolean }[] = []
  let open: { text: string; isPart: boolean } | null = null
  for (const piece of place.pieces) {
    if (piece.value === ' ') {
      open = null
      continue
    }
    if (open === null) {
      open = { text: '', isPart: false }
      tokens.push(open)
    }
    open.text += piece.value
    if (piece.whole === true) open.isPart = true
  }
  const [first] = tokens
  const last = tokens.at(-1)
  if (first && place.gluedLeft && place.lead === '') first.isPart = true
  if (last && place.gluedRight && place.trail === '') last.isPart = true
  return tokens
}

/** A place of which every class name is completed by the program has nothing to change, nor has an empty one between two halves of a name. */
export const isChangeable = (place: ClassPlace): boolean => {
  if (isUnclear(place)) return false
  const isBetween = place.gluedLeft && place.gluedRight
  const tokens = tokensOf(place)
  if (tokens.length === 0) return !isBetween || place.lead !== ''
  return !(tokens.length === 1 && tokens[0]?.isPart === true && isBetween)
}

/** The names that a program completes, with a sign for what it fills in: whether that stays is known from the bytes outside. */
const partsOf = (place: ClassPlace): readonly ListToken[] =>
  readTokens({
    ...place,
    pieces: place.pieces.map((piece) => (piece.whole === true ? { ...piece, value: '\0' } : piece)),
  }).filter(({ isPart }) => isPart)

const staticTokens = (place: ClassPlace): ClassToken[] =>
  tokensOf(place)
    .filter(({ isPart }) => !isPart)
    .map(({ text }) => readToken(text))

const maxListLength = 4_000

/** Judges one class list that changes. Lists of one attribute or call may end up on the same element. */
export function judgeClasses(
  before: ClassPlace,
  after: ClassPlace,
  { isKnown, isLookedUp, isHiding }: Knowledge,
): Fault | null {
  const fault = (rule: Fault['rule'], detail: string): Fault => ({ rule, detail: detail.slice(0, 80) })
  if (after.end - after.start > Math.max(maxListLength, before.end - before.start))
    return fault('style/token', 'the list is too long')
  const part = brokenPart(before, after)
  if (part !== null) return fault('style/part', part)
  const was = staticTokens(before)
  const is = staticTokens(after)
  const gone = missing(was, is)
  const come = missing(is, was)
  for (const token of come) {
    const screened = screenToken(token, isKnown)
    if (screened !== null) return screened
  }
  for (const token of [...gone, ...come])
    if (isForCode(token) || isLookedUp(token.text)) return fault('style/looked-up', token.text)
  const groups = [groupOf(before), groupOf(after)] as const
  if (isUnclear(before)) return fault('style/hides', groups[0].onItself ?? before.value)
  const hidden = hiddenFamily({ group: groups[0], own: was }, { group: groups[1], own: is })
  if (hidden !== null) return fault('style/hides', hidden)
  const byRule = [...gone, ...come].find(({ text }) => isHiding(text))
  if (byRule) return fault('style/hides', byRule.text)
  const unmarked = come.find((token) => tokenEffects(token).has('focus'))
  if (unmarked) return fault('style/focus', unmarked.text)
  const marks = gone.find(marksFocus)
  if (marks && is.filter(marksFocus).length < was.filter(marksFocus).length) return fault('style/focus', marks.text)
  const cover = come.find((token) => tokenEffects(token).has('covers'))
  if (cover) return fault('style/covers', cover.text)
  return groups[1].spreads && !groups[0].spreads ? fault('style/covers', after.value) : null
}

/** What a program completes, and whether its neighbours touch it, stays as it is. */
function brokenPart(before: ClassPlace, after: ClassPlace): string | null {
  const parts = (place: ClassPlace) => partsOf(place).map(({ text }) => text)
  const was = parts(before)
  const is = parts(after)
  const lost = was.find((text, index) => is[index] !== text)
  if (lost !== undefined || was.length !== is.length) return (lost ?? is[was.length] ?? '').replaceAll('\0', '…')
  // A string of white space between two parts keeps them apart: without it they become one name.
  const isOpenAtStart = (place: ClassPlace) => place.gluedLeft && place.lead === ''
  if (before.gluedRight && isOpenAtStart(before) !== isOpenAtStart(after)) return before.value
  const first = (place: ClassPlace) => place.gluedLeft && place.lead === '' && place.value !== ''
  const last = (place: ClassPlace) => place.gluedRight && place.trail === '' && place.value !== ''
  return first(before) !== first(after) || last(before) !== last(after) ? after.value : null
}

/** Members of one list without their counterpart in another, each counted as often as it stands there. */
function missing(from: readonly ClassToken[], others: readonly ClassToken[]): ClassToken[] {
  const left = others.map(({ text }) => text)
  return from.filter(({ text }) => {
    const at = left.indexOf(text)
    if (at === -1) return true
    left.splice(at, 1)
    return false
  })
}

/** What the class names of one attribute or call do together. */
interface Group {
  readonly hidingFamilies: ReadonlySet<string>
  readonly onItself: string | null
  readonly spreads: boolean
}
interface Side {
  readonly group: Group
  readonly own: readonly ClassToken[]
}

const groupOf = ({ group }: ClassPlace): Group => keptGroup(group, null)

/** Where what one of several elements shows on itself already would cover up what another comes to. */
const isUnclear = (place: ClassPlace): boolean =>
  place.group.isShared === true && (groupOf(place).onItself !== null || groupOf(place).spreads)

/** Each list of a group that changes asks about all of them. */
const keptGroup = oncePer((group: ClassPlace['group']): Group => {
  const tokens = [...[...(group.fixed ?? [])].map(readToken), ...group.places.flatMap(staticTokens)]
  const hiding = tokens.filter((token) => tokenEffects(token).has('hides'))
  return { hidingFamilies: new Set(hiding.map(familyOf)), onItself: onItself(tokens), spreads: spreads(tokens) }
})

/** Where something hides on either side, all class names of its kind must stay, in their order: the last one wins. */
function hiddenFamily(before: Side, after: Side): string | null {
  for (const family of new Set([...before.group.hidingFamilies, ...after.group.hidingFamilies])) {
    const of = ({ own }: Side) => own.filter((token) => familyOf(token) === family).map(({ text }) => text)
    const was = of(before)
    const is = of(after)
    if (was.join(' ') !== is.join(' ')) return is.find((text) => !was.includes(text)) ?? was.join(' ')
  }
  return before.group.onItself === null ? after.group.onItself : null
}

/** `bg-white text-white`, also where only the text says for which screens: `bg-white md:text-white`. */
function onItself(places: readonly ClassToken[]): string | null {
  const grounds = new Map<string, string>()
  for (const { variants, utility } of places)
    if (utility.startsWith('bg-')) grounds.set(variants.join(':'), plainColour(utility.slice(3)))
  const found = places.find(({ variants, utility }) => {
    if (!utility.startsWith('text-')) return false
    return (grounds.get(variants.join(':')) ?? grounds.get('')) === plainColour(utility.slice(5))
  })
  return found?.text ?? null
}

const plainColour = (name: string): string =>
  name
    .replace(/\/(?:100|\[(?:1|100%)\])$/, '')
    .replace(/^\[#f{3}(?:f{3})?\]$/i, 'white')
    .replace(/^\[#0{3}(?:0{3})?\]$/, 'black')

/** Taken out of the flow and stretched over its container. */
const spreads = (tokens: readonly ClassToken[]): boolean => isOverlay(tokens.flatMap(reachOf))
