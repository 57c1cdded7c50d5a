import type { Instant } from '../../base/ids.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { MappedPath } from '../../ledger/playbook-events.ts'

/** A path mapped by hand, as it stands, with who saved which version of it: a fold over its events. */
export interface Mapping {
  readonly id: string
  readonly path: MappedPath
  /** Who saves names the version they began from. */
  readonly version: number
  /** Every save, oldest first. */
  readonly saves: readonly MappingSave[]
}

export interface MappingSave {
  readonly version: number
  readonly path: MappedPath
  readonly by: Actor
  readonly at: Instant
}

/**
 * @param events of one mapping, oldest first
 * @returns `null` where nobody saved one, or it was put away
 */
export function mappingOf(id: string, events: readonly LedgerEvent[]): Mapping | null {
  if (events.some(({ type }) => type === 'mapping.removed')) return null
  const saves = events.flatMap((event): MappingSave[] =>
    event.type === 'mapping.saved'
      ? [{ version: event.data.version, path: event.data.path, by: event.actor, at: event.at }]
      : [],
  )
  const last = saves.at(-1)
  return last ? { id, path: last.path, version: last.version, saves } : null
}

/** @param histories events by mapping @returns those that are there, the last saved first */
export const mappingsOf = (histories: ReadonlyMap<string, readonly LedgerEvent[]>): Mapping[] =>
  [...histories]
    .flatMap(([id, events]) => mappingOf(id, events) ?? [])
    .sort((a, b) => ((a.saves.at(-1)?.at ?? '') < (b.saves.at(-1)?.at ?? '') ? 1 : -1))

/** What no path can be: two steps of one id, work in a step that only waits, shares and times that are none. */
export function problemsOfPath({ title, steps }: MappedPath): string[] {
  const seen = new Set<string>()
  const problems = title.trim() === '' ? ['the path has no name'] : []
  for (const { id, name, serves, touchMs, waitMs, accurate } of steps) {
    const called = name.trim() === '' ? 'a step without a name' : `“${name}”`
    if (name.trim() === '') problems.push('a step has no name')
    if (seen.has(id)) problems.push(`${called} is there twice`)
    seen.add(id)
    if (serves === 'waits' && (touchMs ?? 0) > 0) problems.push(`${called} only waits, and yet somebody works on it`)
    if ([touchMs, waitMs].some((ms) => ms !== null && !(ms >= 0 && Number.isFinite(ms))))
      problems.push(`${called} takes a time that is none`)
    if (accurate !== null && !(accurate >= 0 && accurate <= 1))
      problems.push(`${called}: what arrives complete and accurate is a share, from 0 to 100 %`)
  }
  return problems
}
