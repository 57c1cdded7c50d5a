import type { MappedPath } from '../../ledger/playbook-events.ts'
import { duration, percent } from '../../page/say.ts'
import type { MappingSuggestion } from './mapping-figures.ts'

/**
 * The stretch of the path to begin with: the longest wait, or the step that makes up for lost intent and costs the most with its wait. Taking
 * such a step away takes its wait away too.
 *
 * @returns `null` for a path without steps
 */
export function firstSuggestion({ steps }: MappedPath): MappingSuggestion | null {
  if (steps.length === 0) return null
  const total = steps.reduce((sum, { touchMs, waitMs }) => sum + (touchMs ?? 0) + (waitMs ?? 0), 0)
  const stretches = steps.map((step) => {
    const translates = step.serves === 'makes up for lost intent'
    return { step, translates, ms: (step.waitMs ?? 0) + (translates ? (step.touchMs ?? 0) : 0) }
  })
  const first = stretches.reduce((most, each) => (each.ms > most.ms ? each : most))
  if (first.ms === 0) {
    const unknown = steps.filter(({ touchMs, waitMs }) => touchMs === null || waitMs === null)
    if (unknown.length === 0) return null
    const names = unknown.slice(0, 3).map(({ name }) => `“${name}”`)
    return {
      kind: 'ask',
      steps: unknown.map(({ id }) => id),
      says: `Say first how long it takes: ${names.join(', ')}${unknown.length > 3 ? ` and ${unknown.length - 3} more` : ''}. A rough time is better than none.`,
    }
  }
  const { step, ms } = first
  const cost = `${duration(ms)}, ${percent(ms / total)} of the time that is said`
  const owner =
    step.owner === null ? 'Nobody answers for it yet: name one person first.' : `Who answers for it: ${step.owner}.`
  return {
    kind: first.translates ? 'replace a translation' : 'shorten a wait',
    step: step.id,
    ms,
    share: ms / total,
    says: first.translates
      ? `Begin with “${step.name}”: it makes up for lost intent and costs ${cost}. Let whoever wants it say it in a lane, where it is shown and proved at once. ${owner}`
      : `Begin with the wait at “${step.name}”: ${cost}. Ask what it waits for, and whether a small change has to wait for that at all. ${owner}`,
  }
}
