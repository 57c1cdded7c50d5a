import { components, measure } from './measure.ts'
import type { ValuePlace } from './place.ts'
import { isSameSubject, type Subject, subjectsOf } from './subjects.ts'

/** Properties that take an element out of the flow or say how far it reaches. */
const reaching =
  /^(?:position|inset(?:-(?:block|inline))?(?:-(?:start|end))?|top|right|bottom|left|(?:min-)?(?:width|height|inline-size|block-size))$/
/** Nearer to the edge than this leaves nothing of what lies below to click. */
const leastEdgePx = 8
/** Nine tenths of the container, at ten pixels to the percent. */
const mostSizePx = 900

/** What the rules of a sheet say of how far elements reach, whatever they depend on: a query, a state, a class beside it. */
export interface Reach {
  /** All values that one element may have, by property, but for those of the rule a place stands in. */
  readonly of: (place: ValuePlace) => readonly (readonly [property: string, value: string])[]
}

interface Entry {
  readonly place: ValuePlace
  readonly subjects: readonly Subject[]
}

export const isReaching = (property: string): boolean => reaching.test(property.toLowerCase())

/** @param valuesOf what a value comes to with the variables of its file put in */
export function reachIn(places: readonly ValuePlace[], valuesOf: (place: ValuePlace) => readonly string[]): Reach {
  const subjects = new Map<readonly string[], readonly Subject[]>()
  const of = ({ beside: { selectors } }: ValuePlace) => {
    const known = subjects.get(selectors) ?? subjectsOf(selectors)
    subjects.set(selectors, known)
    return known
  }
  const animated = places.filter(({ property }) => /^(?:-\w+-)?animation(?:-name)?$/i.test(property))
  const subjectsAt = (place: ValuePlace): readonly Subject[] => {
    const frames = framesOf(place.beside.selectors)
    if (frames === null) return of(place)
    return animated.filter(({ value }) => value.split(/[\s,]+/).includes(frames)).flatMap(of)
  }
  const byName = new Map<string, Entry[]>()
  const all: Entry[] = []
  const anywhere: Entry[] = []
  for (const place of places) {
    if (!isReaching(place.property)) continue
    const entry = { place, subjects: subjectsAt(place) }
    all.push(entry)
    for (const { names } of entry.subjects) {
      if (names.length === 0) anywhere.push(entry)
      for (const name of names) {
        const known = byName.get(name)
        if (known === undefined) byName.set(name, [entry])
        else known.push(entry)
      }
    }
  }
  return {
    of(place) {
      const own = subjectsAt(place)
      const isAny = own.some(({ names }) => names.length === 0)
      const named = own.flatMap(({ names }) => names.flatMap((name) => byName.get(name) ?? []))
      return [...new Set(isAny ? all : [...anywhere, ...named])]
        .filter((entry) => entry.place.beside.selectors !== place.beside.selectors)
        .filter((entry) => entry.subjects.some((one) => own.some((other) => isSameSubject(one, other))))
        .flatMap((entry) => valuesOf(entry.place).map((value) => [entry.place.property.toLowerCase(), value] as const))
    },
  }
}

const framesOf = (selectors: readonly string[]): string | null =>
  selectors.map((one) => /^@(?:-\w+-)?keyframes (\S+)/i.exec(one)?.[1]).find((name) => name !== undefined) ?? null

/** Whether an element that may have these values lies out of the flow, stretched over what contains it. */
export function isOverlay(values: readonly (readonly [property: string, value: string])[]): boolean {
  const some = (property: string, is: (parts: readonly string[]) => boolean) =>
    values.some(([name, value]) => name === property && is(components(value.toLowerCase())))
  const isAtEdge = (property: string) =>
    some(property, (parts) => parts.length > 0 && parts.every((part) => (measure(part) ?? leastEdgePx) < leastEdgePx))
  const isFull = (property: string) =>
    [property, `min-${property}`].some((each) => some(each, ([size = '']) => (measure(size) ?? 0) >= mostSizePx))
  const isAcross = (axis: string, start: string, end: string, size: string) =>
    isAtEdge('inset') ||
    isAtEdge(`inset-${axis}`) ||
    isFull(size) ||
    isFull(`${axis}-size`) ||
    ((isAtEdge(start) || isAtEdge(`inset-${axis}-start`)) && (isAtEdge(end) || isAtEdge(`inset-${axis}-end`)))
  return (
    some('position', ([kind]) => kind === 'absolute' || kind === 'fixed') &&
    isAcross('inline', 'left', 'right', 'width') &&
    isAcross('block', 'top', 'bottom', 'height')
  )
}
