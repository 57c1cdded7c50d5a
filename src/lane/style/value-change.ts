import { screenValue, variableNames } from './css-value.ts'
import { type Effect, effectsOf } from './effects.ts'
import type { Knowledge } from './file-judgement.ts'
import { isOverlay, isReaching, type Reach, reachIn } from './overlay.ts'
import type { ValuePlace } from './place.ts'
import type { Fault } from './rules.ts'
import { withTokens } from './token-functions.ts'

/** A name of a variable often says which property it ends up in, also in files that are not looked at. */
const saidBy: readonly (readonly [RegExp, string])[] = [
  [/opacity|alpha/, 'opacity'],
  [/display/, 'display'],
  [/visibility/, 'visibility'],
  [/outline/, 'outline'],
  [/(?:^|-)z-|z-?index|layer/, 'z-index'],
  [/pointer-events/, 'pointer-events'],
  [/font-size|text-size/, 'font-size'],
]

export const isVariable = (property: string): boolean => /^(?:--|\$)/.test(property)
/** The words are those of another variable or function, not of this one. */
const isWhole = (name: string) => new RegExp(`${name.replace(/[$]/g, '\\$&')}(?![\\w-])`)

function withValue(text: string, name: string, value: string): string {
  if (name.startsWith('$')) return text.replace(new RegExp(isWhole(name), 'g'), () => value)
  return withVariables(text, (used) => (used === name ? value : null))
}

/** A value with what stands for some of its `var()`, fallbacks and all. @param valueOf `null`: it stays */
function withVariables(text: string, valueOf: (name: string, fallback: string | null) => string | null): string {
  let out = ''
  let at = 0
  for (const { 0: opening, 1: name = '', index } of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
    if (index < at) continue
    const end = closingOf(text, index + 4)
    const rest = text.slice(index + opening.length, end).trim()
    const value = valueOf(name, rest.startsWith(',') ? rest.slice(1).trim() : null)
    if (value === null) continue
    out += text.slice(at, index) + value
    at = end + 1
  }
  return out + text.slice(at)
}

/** Where the bracket closes that was opened before an offset. */
function closingOf(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return at
  }
  return text.length
}

const maxResolved = 2000
const maxSteps = 20

/**
 * What a value comes to when the variables of its own file are put in.
 *
 * @returns `null` where that is too much to work out
 */
function resolved(value: string, variables: Sheet['defined'], steps = 0): string | null {
  if (!/var\(|\$/.test(value)) return value
  if (steps > maxSteps || value.length > maxResolved) return null
  const defined = variables()
  let next = value
  for (const [, name] of value.matchAll(/(?:var\(\s*)?(--[\w-]+|\$[\w-]+)/g)) {
    const known = name === undefined ? undefined : defined.get(name)
    if (name !== undefined && known !== undefined) next = withValue(next, name, known)
  }
  return next === value ? value : resolved(next, variables, steps + 1)
}

const maxReadings = 40

/**
 * All that a value may come to: with the variables of its own file, and with the fallbacks of those that nobody sets, each of which
 * can hold variables and fallbacks in turn.
 *
 * @param isSet whether what the file sets anywhere is set here too, so that its fallback does not count
 * @returns `null` where that is too much to work out
 */
function readings(value: string, variables: Sheet['defined'], isSet = false): ReadonlySet<string> | null {
  const found = new Set<string>()
  // A set is walked with what is added on the way.
  const open = new Set([value])
  for (const written of open) {
    const known = resolved(written, variables)
    if (known === null || open.size > maxReadings) return null
    found.add(known)
    for (const each of isSet ? [known] : [written, known]) {
      const unset = withVariables(each, (_, fallback) => fallback)
      open.add(unset)
      found.add(unset)
    }
  }
  return found
}

const hides: ReadonlySet<Effect> = new Set(['hides'])

/** Every value of one side of a file: a variable does what the declarations do that use it. */
export interface Sheet {
  /** Values of its variables, by name. */
  readonly defined: () => ReadonlyMap<string, string>
  readonly uses: () => Uses
  readonly reach: () => Reach
}

interface Uses {
  /** The places that use a variable, by its name. */
  readonly users: ReadonlyMap<string, readonly ValuePlace[]>
  /** What a place does with the variables put in. */
  readonly effectsAt: (place: ValuePlace) => ReadonlySet<Effect>
  /** Names of animations of which the last frame hides. */
  readonly endings: ReadonlySet<string>
}

const maxNames = 200

/** Few changes ask for variables, so they are looked for only then, and once. */
export function sheetOf(places: () => readonly ValuePlace[]): Sheet {
  const defined = once(
    () => new Map(places().flatMap(({ property, value }) => (isVariable(property) ? [[property, value]] : []))),
  )
  return {
    defined,
    uses: once(() => usesIn(places(), defined())),
    reach: once(() => reachIn(places(), ({ value }) => valuesOf(value, defined))),
  }
}

function once<Result>(work: () => Result): () => Result {
  let done: { readonly result: Result } | null = null
  return () => {
    done ??= { result: work() }
    return done.result
  }
}

function usesIn(places: readonly ValuePlace[], defined: ReadonlyMap<string, string>): Uses {
  const users = new Map<string, ValuePlace[]>()
  for (const place of places)
    for (const name of new Set(variableNames(place.value).map((each) => each.replace(/^.*\$/, '$')))) {
      const known = users.get(name)
      if (known === undefined) users.set(name, [place])
      else known.push(place)
    }
  const endings = new Set<string>()
  for (const { property, value, beside } of places) {
    const [, frames, at = ''] = /@(?:-\w+-)?keyframes (\S+) (.*)$/i.exec(beside.selector) ?? []
    if (frames !== undefined && /(?:^|[ ,])(?:to|100%)/.test(at) && effectsOf(property, value, beside).has('hides'))
      endings.add(frames)
  }
  return {
    users,
    endings,
    effectsAt(place) {
      const values = readings(place.value, () => defined, true)
      return values === null
        ? hides
        : new Set([...values].flatMap((value) => [...effectsOf(place.property, value, place.beside)]))
    },
  }
}

/** A unit of a project is a pixel at least and hardly more than a root font size. */
const unitsPx = [1, 16]

/** What a value may come to, in pixels where the project has a unit of its own; nothing where that is too much to work out. */
const valuesOf = (value: string, variables: Sheet['defined']): string[] =>
  [...(readings(value, variables) ?? [])].flatMap((each) => unitsPx.map((px) => withTokens(each, px)))

/** The places that a variable ends up in, through others that are made of it, with their names; `null`: too many to follow. */
function usersOf(variable: ValuePlace, sheet: Sheet): { names: ReadonlySet<string>; places: ValuePlace[] } | null {
  const names = new Set([variable.property])
  const places: ValuePlace[] = []
  const { users } = sheet.uses()
  // A set is walked with what is added on the way: variables that use this one, and those that use them.
  for (const name of names) {
    if (names.size > maxNames) return null
    for (const user of users.get(name) ?? [])
      if (isVariable(user.property)) names.add(user.property)
      else places.push(user)
  }
  return { names, places }
}

/** What a value does, with the variables of its file put in; a variable does what the values do that use it. */
export function effectsIn(place: ValuePlace, sheet: Sheet): ReadonlySet<Effect> {
  const { property, beside } = place
  const values = readings(place.value, sheet.defined)
  // What cannot be worked out may be nothing.
  if (values === null) return hides
  if (!isVariable(property))
    return new Set(
      [...values].flatMap((each) => unitsPx.flatMap((px) => [...effectsOf(property, withTokens(each, px), beside)])),
    )
  const used = usersOf(place, sheet)
  // Of what so many others are made of nobody can say what it does.
  if (used === null) return hides
  const { effectsAt } = sheet.uses()
  const said = [...used.names].flatMap((name) => saidBy.flatMap(([words, other]) => (words.test(name) ? [other] : [])))
  return new Set([
    ...said.flatMap((other) => [...values].flatMap((value) => [...effectsOf(other, value)])),
    ...used.places.flatMap((user) => [...effectsAt(user)]),
  ])
}

/** Whether an element may lie over others for what a value says, together with what else its file says of that element. */
function overlays(place: ValuePlace, sheet: Sheet): boolean {
  if (isVariable(place.property)) return usersOf(place, sheet)?.places.some((user) => overlays(user, sheet)) ?? true
  if (!isReaching(place.property)) return false
  const { values, chosen = [] } = place.beside
  const others = [...values, ...chosen].filter(([property]) => property !== place.property.toLowerCase())
  const own = [...others, [place.property.toLowerCase(), place.value] as const].flatMap(([property, value]) =>
    isReaching(property) ? valuesOf(value, sheet.defined).map((each) => [property, each] as const) : [],
  )
  return isOverlay([...own, ...sheet.reach().of(place)])
}

/** Judges one value that changes. @param knowledge which variables stood in the patch's files before, and beside them */
export function judgeValue(
  before: ValuePlace,
  after: ValuePlace,
  sheets: { readonly before: Sheet; readonly after: Sheet },
  knowledge: Pick<Knowledge, 'isKnown' | 'definedBeside'>,
): Fault | null {
  const closed = before.closed ?? after.closed
  if (closed !== null) return { rule: closed, detail: after.context.slice(0, 80) }
  const { isKnown, definedBeside } = knowledge
  const isKnownHere = (name: string) => isKnown(name) || definedBeside(name).length > 0
  const fault = screenValue(after.property, before.value, after.value, isKnownHere)
  if (fault !== null) return fault
  const strange = variableNames(after.value).filter((name) => !before.value.includes(name) && !isKnown(name))
  for (const name of strange)
    for (const value of definedBeside(name)) {
      const found = besideFault(after, name, value, sheets.after)
      if (found !== null) return found
    }
  const was = effectsIn(before, sheets.before)
  const is = effectsIn(after, sheets.after)
  const detail = `${after.property}: ${after.value}`.slice(0, 80)
  if (was.has('hides') || is.has('hides')) return { rule: 'style/hides', detail }
  if (is.has('focus')) return { rule: 'style/focus', detail }
  if (vanishes(before, after, sheets.after)) return { rule: 'style/hides', detail }
  const covers = is.has('covers') || (overlays(after, sheets.after) && !overlays(before, sheets.before))
  return covers ? { rule: 'style/covers', detail } : null
}

/** What a custom property of another file does here, where nobody looks at that file: it must be as plain as a value written here. */
function besideFault(place: ValuePlace, name: string, value: string, sheet: Sheet): Fault | null {
  // What it is made of in turn stands in files that are not looked at; it is no picture and no text.
  const isKnown = () => true
  const written = withValue(place.value, name, value.replace(/#\{[^{}]*\}/g, 'x'))
  const fault = screenValue(place.property, '0', written, isKnown)
  if (fault !== null) return fault
  const there = { ...asWritten(place), value: written }
  const detail = `${name}: ${value}`.slice(0, 80)
  if (effectsIn(there, sheet).size > 0) return { rule: 'style/hides', detail }
  return overlays(there, sheet) ? { rule: 'style/covers', detail } : null
}

/** A place of a sheet has getters of its class, which a copy has not. */
const asWritten = (place: ValuePlace): ValuePlace => ({
  ...place,
  inner: place.inner,
  pieces: place.pieces,
  kind: place.kind,
  context: place.context,
  address: place.address,
  closed: place.closed,
})

const leaving = /out(?![a-z])|hid|leave|exit|clos|collapse|vanish|disappear|dismiss|shrink/i

/** Whether a value names an animation that it did not name before and that ends in nothing, by its name or its last frame. */
function vanishes(before: ValuePlace, after: ValuePlace, { uses }: Sheet): boolean {
  if (!/^(?:-\w+-)?animation(?:-name)?$/i.test(after.property)) return false
  const words = (value: string) => value.match(/(?<![\w.#$-])[A-Za-z_-][\w-]*/g) ?? []
  const known = new Set([...words(before.value), 'ease-out', 'ease-in-out'])
  return words(after.value).some((name) => {
    if (known.has(name)) return false
    if (leaving.test(name)) return true
    return uses().endings.has(name)
  })
}
