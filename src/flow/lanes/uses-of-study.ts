import { itemPasses } from '../simulation/item-passes.ts'
import type { Study } from '../study/study.ts'
import type { LaneUse } from './lane-use.ts'

/** What small changes are called where their record says nothing finer. */
export const smallClass = 'small change'

/**
 * Changes of a study as lanes see them: small ones are eligible, large ones are what they are held against. Size is judged by what a change
 * is, whichever way it took. Whether it
 * failed is known where the record holds incidents at all, and only of what was deployed alone: of several that came together nobody recorded
 * which was to blame.
 */
export function usesOfStudy(study: Study): LaneUse[] {
  const { records, settings, items } = study
  const { teams } = settings.people
  const rolledBack = new Map(items.paths.map(({ id, withdrawn }) => [id, withdrawn.length > 0]))
  const hasIncidents = records.of.incident.size > 0
  const blamed = new Set([...records.of.incident.values()].flatMap(({ to }) => to['caused by'] ?? []))
  const failing = new Set(items.deployments.production.flatMap(({ id, at }) => (blamed.has(id) ? [at] : [])))
  const passes = itemPasses(study)
  const together = Map.groupBy(passes, ({ liveAt }) => liveAt)
  return passes.flatMap((pass): LaneUse[] => {
    if (pass.isSmall === null || pass.cancelledAt !== null) return []
    const facts = records.of.item.get(pass.item)?.facts ?? {}
    const team = facts.team ?? (pass.builder === null ? undefined : teams[pass.builder])
    return [
      {
        change: pass.item,
        class: typeof facts.class === 'string' ? facts.class : smallClass,
        eligible: pass.isSmall,
        lane: pass.lane,
        at: pass.decidedAt,
        reason: typeof facts['left the lane because'] === 'string' ? facts['left the lane because'] : null,
        team: team === undefined || team === '' ? null : String(team),
        tookMs: pass.liveAt === null ? null : pass.liveAt - pass.decidedAt,
        failed:
          hasIncidents && pass.liveAt !== null && together.get(pass.liveAt)?.length === 1
            ? failing.has(pass.liveAt)
            : null,
        rolledBack: rolledBack.get(pass.item) ?? null,
        reviewOverridden: null,
      },
    ]
  })
}

/** The lanes of a study, each opened with its first change; of what each team wants of them a record says nothing. */
export function lanesOfUses(
  uses: readonly LaneUse[],
): { readonly lane: string; readonly class: string; readonly openedAt: number }[] {
  const byLane = Map.groupBy(
    uses.filter(({ lane }) => lane !== null),
    ({ lane, class: kind }) => JSON.stringify([lane, kind]),
  )
  return [...byLane.values()]
    .map((own) => {
      const first = own.reduce((a, b) => (b.at < a.at ? b : a))
      return { lane: first.lane as string, class: first.class, openedAt: first.at }
    })
    .sort((a, b) => (a.lane < b.lane ? -1 : 1))
}
