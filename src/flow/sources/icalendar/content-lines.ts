/** One property of a calendar, as RFC 5545 section 3.1 writes it: `DTSTART;TZID=Europe/Berlin:20260302T090000`. */
export interface ContentLine {
  /** In capitals. */
  readonly name: string
  /** By name in capitals; a parameter may have several values. */
  readonly params: Readonly<Record<string, readonly string[]>>
  readonly value: string
}

/** A part of a calendar between its BEGIN and its END. */
export interface Component {
  /** In capitals: `VEVENT`. */
  readonly name: string
  readonly lines: readonly ContentLine[]
  readonly parts: readonly Component[]
  /** Whether its END was there: what was cut off is not taken for the whole. */
  readonly isWhole: boolean
}

interface Draft {
  readonly name: string
  readonly lines: ContentLine[]
  readonly parts: Draft[]
  isWhole: boolean
}

/** Parts that stand side by side: where one begins inside another of them, the other was cut off. */
const sideBySide = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE'])

/** Calendars nest three deep. What lies deeper is skipped: a text of nothing but beginnings must not exhaust whoever reads it. */
const deepest = 8

/**
 * The components of a text, in order. Lines are joined where they were folded; a line that is no property is left out of its component.
 *
 * @returns what stands outermost: calendars, in a file that holds any
 */
export function componentsOf(text: string): Component[] {
  const roots: Draft[] = []
  const open: Draft[] = []
  let skipped = 0
  for (const line of unfolded(text)) {
    const read = contentLine(line)
    if (read === null) continue
    const kind = read.value.trim().toUpperCase()
    if (read.name === 'BEGIN') {
      if (kind === 'VCALENDAR') open.length = 0
      const beside = sideBySide.has(kind) ? open.findIndex(({ name }) => sideBySide.has(name)) : -1
      if (beside !== -1) open.length = beside
      if (open.length < deepest) skipped = 0
      else skipped++
      if (skipped > 0) continue
      const begun: Draft = { name: kind, lines: [], parts: [], isWhole: false }
      const parent = open.at(-1)
      ;(parent ? parent.parts : roots).push(begun)
      open.push(begun)
    } else if (skipped > 0) {
      if (read.name === 'END') skipped--
    } else if (read.name === 'END') {
      const at = open.findLastIndex(({ name }) => name === kind)
      if (at === -1) continue
      ;(open[at] as Draft).isWhole = open.length === at + 1
      open.length = at
    } else open.at(-1)?.lines.push(read)
  }
  return roots
}

/** A line that begins with a space or a tab goes on with the one before (section 3.1). */
const unfolded = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .replace(/(?:\r\n|\n|\r)[ \t]/g, '')
    .split(/\r\n|\n|\r/)

/** @returns `null` for what is no property */
export function contentLine(line: string): ContentLine | null {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0]
  if (name === undefined) return null
  const params: Record<string, string[]> = {}
  const param = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/y
  let at = name.length
  for (param.lastIndex = at; ; at = param.lastIndex) {
    const found = param.exec(line)
    if (found === null) break
    const values = (found[2] as string).match(/"[^"]*"|[^,]+/g) ?? []
    Object.defineProperty(params, (found[1] as string).toUpperCase(), {
      value: values.map((value) => value.replace(/^"(.*)"$/, '$1')),
      enumerable: true,
      configurable: true,
    })
  }
  return line[at] === ':' ? { name: name.toUpperCase(), params, value: line.slice(at + 1) } : null
}

/** The first property of a name. */
export const lineOf = ({ lines }: Component, name: string): ContentLine | null =>
  lines.find((line) => line.name === name) ?? null

/** Its value without the marks that protect commas and line ends; `null` where it is not there or empty. */
export function textOf(component: Component, name: string): string | null {
  const value = lineOf(component, name)?.value.trim() ?? ''
  return value === ''
    ? null
    : value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark))
}

/** The first value of a parameter; `null` where it is not there. */
export const paramOf = (line: ContentLine, name: string): string | null =>
  Object.hasOwn(line.params, name) ? (line.params[name]?.[0] ?? null) : null
