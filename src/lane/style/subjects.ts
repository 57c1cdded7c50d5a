/** One rule's selectors as one: `.card { &--closed { … } }` speaks of `.card--closed`. */
export const wholeSelector = (selectors: readonly string[]): string =>
  selectors
    .filter((one) => !one.startsWith('@'))
    .reduce((parent, own) => (own.includes('&') ? own.replaceAll('&', parent.slice(0, 500)) : `${parent} ${own}`), '')

/** The class names of a selector. */
export const classNamesIn = (selector: string): string[] =>
  (selector.match(/\.-?[A-Za-z_][\w-]*/g) ?? []).map((found) => found.slice(1))

/** Which elements a rule is for: what stands last in one of its selectors, without the states in which it counts. */
export interface Subject {
  /** Names of its tag, ids and classes; none: any element. */
  readonly names: readonly string[]
  /** What is drawn beside the element: `::before`. */
  readonly drawn: string
}

/** Takes what it is given to be a part of the selector around it. */
const transparent = /::?(?:is|where|matches|any|global|local|deep|v-deep|slotted)\(([^()]*)\)/g
const drawnBeside = /::[\w-]+|:(?:before|after|first-line|first-letter)\b/
const maxLength = 2000

/** The subjects of a rule. Too long a selector speaks of any element. */
export function subjectsOf(selectors: readonly string[]): Subject[] {
  let text = wholeSelector(selectors)
  if (text.length > maxLength) return [{ names: [], drawn: '' }]
  text = text
    .replace(/\[[^\]]*\]/g, '')
    .replace(transparent, (_, inside: string) => inside.replaceAll(',', ''))
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, '')
  return text.split(',').map((one) => {
    const last =
      one
        .trim()
        .split(/[\s>+~]+/)
        .at(-1) ?? ''
    const drawn = drawnBeside.exec(last)?.[0].replace(/^:+/, '') ?? ''
    const isRoot = /:(?:root|host)\b/.test(last)
    const names = last.replace(/:+[\w-]+/g, '').match(/[.#%]?[\w-]+/g) ?? []
    return { names: isRoot ? [...names, ':root'] : names, drawn }
  })
}

/** Whether an element of one subject can be one of the other: a class more says only when. */
export const isSameSubject = (a: Subject, b: Subject): boolean =>
  a.drawn === b.drawn && (isWithin(a.names, b.names) || isWithin(b.names, a.names))

const isWithin = (names: readonly string[], others: readonly string[]): boolean =>
  names.every((name) => others.includes(name))
