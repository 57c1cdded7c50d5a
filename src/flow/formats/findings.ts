import { casesOf } from '../log/cases.ts'
import { type EventLog, none } from '../log/event-log.ts'
import { tiesOf } from '../measures/ties.ts'
import {
  type Assumption,
  type QualityExample,
  type QualityReason,
  qualityReasons,
  type ReadQuality,
} from './read-quality.ts'

const mostExamples = 5
const longestText = 80

/** Collects what a reader finds on its way. */
export class Findings {
  readonly #found = new Map<QualityReason, { count: number; examples: QualityExample[] }>()
  readonly #assumptions: Assumption[] = []
  raw = 0

  assume(assumption: Assumption): void {
    this.#assumptions.push(assumption)
  }

  /** @param describe asked only while examples are wanted: it may cost something */
  add(reason: QualityReason, describe: () => QualityExample): void {
    const found = this.#of(reason)
    found.count++
    if (found.examples.length >= mostExamples) return
    const { where, text } = describe()
    found.examples.push({ where, text: text.length > longestText ? `${text.slice(0, longestText)}…` : text })
  }

  count(reason: QualityReason, count: number): void {
    if (count > 0) this.#of(reason).count += count
  }

  #of(reason: QualityReason): { count: number; examples: QualityExample[] } {
    const found = this.#found.get(reason) ?? { count: 0, examples: [] }
    if (found.count === 0) this.#found.set(reason, found)
    return found
  }

  /** @param format what the file turned out to be, for people @param zone what was told of times without one */
  quality(format: string, log: EventLog, zone?: string): ReadQuality {
    if (this.#found.has('no-zone'))
      this.assume({
        what: 'zone of times without one',
        value: zone ?? 'UTC',
        confidence: zone === undefined ? 'likely' : 'told',
      })
    const { cases, tiedMoments } = casesAndTies(log)
    this.count('tie', tiedMoments)
    this.count('no-resource', countOf(log.resource, none))
    const reasons = Object.keys(qualityReasons) as QualityReason[]
    const findings = reasons.flatMap((reason) => {
      const found = this.#found.get(reason)
      return found ? [{ reason, count: found.count, examples: [...found.examples] }] : []
    })
    const unreadable = findings
      .filter(({ reason }) => qualityReasons[reason].effect === 'unreadable')
      .reduce((sum, { count }) => sum + count, 0)
    return {
      format,
      raw: this.raw,
      normalised: this.raw - unreadable,
      used: log.size,
      cases,
      assumptions: [...this.#assumptions],
      findings,
    }
  }
}

function casesAndTies(log: EventLog): { readonly cases: number; readonly tiedMoments: number } {
  let count = 0
  let tiedMoments = 0
  for (const type of log.objects.types) {
    const cases = casesOf(log, type)
    count += cases.count
    tiedMoments += tiesOf(log, cases)
  }
  return { cases: count, tiedMoments }
}

function countOf(column: Uint32Array, wanted: number): number {
  let count = 0
  for (let row = 0; row < column.length; row++) if (column[row] === wanted) count++
  return count
}
