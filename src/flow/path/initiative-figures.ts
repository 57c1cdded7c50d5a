import { type Duration, type Durations, durationFigure } from './duration-figure.ts'
import { type Definition, exclusionsOf, type Figure } from './figure.ts'
import type { InitiativePath } from './initiative-path.ts'

export const definitionOfFirstValue: Definition = {
  id: 'initiative-first-value',
  version: 1,
  says:
    'From the earliest decision of an initiative or of one of its items that a record tells to the first of its items in production. ' +
    'Initiatives of which nothing is in production count as open. An item of two initiatives counts in both.',
}

export const definitionOfComplete: Definition = {
  id: 'initiative-complete',
  version: 1,
  says:
    'From the same decision to the last of its items in production. While one item is neither in production nor cancelled the initiative is ' +
    'open; items that came later are waited for, too, and are counted apart as grown scope.',
}

export interface InitiativeFigures {
  readonly firstValue: Figure<Durations>
  readonly complete: Figure<Durations>
}

/** How long initiatives take to their first value and to their end, those under way counted as open. */
export function initiativeFigures(paths: readonly InitiativePath[], asOf: number): InitiativeFigures {
  const figure = (definition: Definition, end: (path: InitiativePath) => number | null): Figure<Durations> => {
    const judged = paths.map((path) => durationOf(path, end(path), asOf))
    const durations = judged.flatMap((each) => ('reason' in each ? [] : [each]))
    const excluded = exclusionsOf(judged.flatMap((each) => ('reason' in each ? [each] : [])))
    const found = durationFigure(definition, durations, excluded, {
      window: { by: 'start', from: null, to: null },
      asOf,
    })
    return { ...found, counted: () => (found.counted?.() ?? []).map((each) => ({ ...each, type: 'initiative' })) }
  }
  return {
    firstValue: figure(definitionOfFirstValue, ({ firstAt }) => firstAt),
    complete: figure(definitionOfComplete, ({ lastAt }) => lastAt),
  }
}

function durationOf(
  { id, decidedAt }: InitiativePath,
  end: number | null,
  asOf: number,
): Duration | { id: string; reason: string } {
  if (decidedAt === null) return { id, reason: 'no record tells when it was decided' }
  const ms = (end ?? asOf) - decidedAt
  if (ms < 0) return { id, reason: 'in production before it was decided' }
  return { id, ms, outcome: end === null ? 'open' : 'reached' }
}
