import type { FlowInitiativesView, InitiativeView } from '../../../src/api/flow-initiatives-schema.ts'
import { spanWords } from '../../words/duration-words.ts'

/** One initiative as a row; places are on the time axis that all rows share, 0 to 100. */
export interface InitiativeRow {
  readonly initiative: InitiativeView
  readonly name: string
  /** From its decision; `null` where that or the moment is not known. */
  readonly firstValue: string | null
  readonly complete: string | null
  readonly age: string | null
  readonly decided: number | null
  readonly first: number | null
  readonly completed: number | null
  /** Steps of the two lines, in percent of width and height. */
  readonly scope: string
  readonly production: string
}

export interface InitiativesPage {
  readonly rows: readonly InitiativeRow[]
  readonly complete: number
  readonly from: number
  readonly to: number
}

export function initiativesView({ initiatives, asOf }: FlowInitiativesView): InitiativesPage {
  const to = Date.parse(asOf)
  const from = initiatives
    .flatMap(({ decidedAt, scope, production }) => [decidedAt, scope[0]?.at, production[0]?.at])
    .reduce((least, at) => (at ? Math.min(least, Date.parse(at)) : least), to)
  return {
    rows: initiatives.map((initiative) => rowOf(initiative, from, to)),
    complete: initiatives.filter(({ completeAt }) => completeAt !== null).length,
    from,
    to,
  }
}

function rowOf(initiative: InitiativeView, from: number, to: number): InitiativeRow {
  const { decidedAt, firstAt, completeAt, items } = initiative
  const x = (at: string): number => (100 * (Date.parse(at) - from)) / Math.max(1, to - from)
  const since = (at: string | null): string | null =>
    decidedAt === null || at === null || at < decidedAt ? null : spanWords(Date.parse(at) - Date.parse(decidedAt))
  const line = (steps: InitiativeView['scope']): string => stepLine(steps, x, items)
  return {
    initiative,
    name: initiative.title ?? initiative.id,
    firstValue: since(firstAt),
    complete: since(completeAt),
    age: completeAt === null && decidedAt !== null ? spanWords(to - Date.parse(decidedAt)) : null,
    decided: decidedAt === null ? null : x(decidedAt),
    first: firstAt === null ? null : x(firstAt),
    completed: completeAt === null ? null : x(completeAt),
    scope: line(initiative.scope),
    production: line(initiative.production),
  }
}

/** A staircase that begins where its first step does and goes on to the end; nothing of no step. */
function stepLine(steps: InitiativeView['scope'], x: (at: string) => number, all: number): string {
  if (steps.length === 0) return ''
  const y = (items: number): number => Math.round(1000 - (1000 * items) / Math.max(1, all)) / 10
  let before = 0
  const corners = steps.map(({ at, items }) => {
    const place = Math.round(10 * x(at)) / 10
    const corner = `${place} ${y(before)}L${place} ${y(items)}`
    before = items
    return corner
  })
  return `M${corners.join('L')}L100 ${y(before)}`
}

/** What a count of handoffs means, and how the levels differ. */
export function handoffsSay({ person, role, team }: InitiativeView['handoffs']): string {
  const told = [
    ['persons', person],
    ['roles', role],
    ['teams', team],
  ] as const
  const counts = told.flatMap(([name, { sum, longestChain }]) =>
    sum === null ? [] : [`${sum.toLocaleString('en')} between ${name}, at most ${longestChain ?? 0} in one chain`],
  )
  return `Where two responsible parties that follow each other on one item or pull request differ, summed over its items, open ones so far: ${counts.join('; ')}.`
}
