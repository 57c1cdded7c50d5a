import { type ItemPass, itemPasses } from '../simulation/item-passes.ts'
import type { Study } from '../study/study.ts'
import type { LaneUse } from './lane-use.ts'

/** What small changes are called where their record says nothing finer. */
export const smallClass = 'small change'

/** Changes as lanes see them. */
export interface StudiedUses {
  /** Of which it is known what could have taken a lane, and what did. */
  readonly uses: readonly LaneUse[]
  /** Went through a lane of Fairway, and no source says what else could have. */
  readonly alone: readonly LaneUse[]
  /** By contract, the moment up to which scans name what could have taken a lane of it. */
  readonly scannedTo: ReadonlyMap<string, number>
}

/**
 * Changes of a study as lanes see them. Where records tell sizes, small changes are eligible, and large ones are what they are held against: judged
 * by what a change is, whichever way it took. Where a scan of a history names the commits that a contract admits, those are eligible for a lane of that
 * contract, and what Fairway itself merged among them took one. Whether a change
 * failed is known where the record holds incidents at all, and only of what was deployed alone: of several that came together nobody recorded
 * which was to blame.
 */
export function usesOfStudy(study: Study): StudiedUses {
  const passes = itemPasses(study).filter(({ cancelledAt }) => cancelledAt === null)
  const asUse = usesIn(study, passes)
  const sized = passes.flatMap((pass) => (pass.isSmall === null ? [] : [asUse(pass, pass.isSmall)]))
  const own = passes.flatMap((pass): LaneUse[] => {
    const contract = study.records.of.item.get(pass.item)?.facts.contract
    return pass.isSmall !== null || pass.lane === null || typeof contract !== 'string'
      ? []
      : [{ ...asUse(pass, true), class: contract }]
  })
  const scanned = scannedUses(study, new Map(own.map((use) => [use.change, use])))
  const named = new Set(scanned.map(({ change }) => change))
  const scannedTo = new Map<string, number>()
  for (const scan of study.scans)
    for (const { contract } of scan.admitted === null ? [] : scan.lanes)
      scannedTo.set(contract, Math.max(scannedTo.get(contract) ?? 0, scan.scannedTo))
  return { uses: [...sized, ...scanned], alone: own.filter(({ change }) => !named.has(change)), scannedTo }
}

function usesIn(
  { records, settings, items }: Study,
  passes: readonly ItemPass[],
): (pass: ItemPass, isEligible: boolean) => LaneUse {
  const { teams } = settings.people
  const rolledBack = new Map(items.paths.map(({ id, withdrawn }) => [id, withdrawn.length > 0]))
  const hasIncidents = records.of.incident.size > 0
  const blamed = new Set([...records.of.incident.values()].flatMap(({ to }) => to['caused by'] ?? []))
  const failing = new Set(items.deployments.production.flatMap(({ id, at }) => (blamed.has(id) ? [at] : [])))
  const together = Map.groupBy(passes, ({ liveAt }) => liveAt)
  return (pass, eligible) => {
    const facts = records.of.item.get(pass.item)?.facts ?? {}
    const team = facts.team ?? (pass.builder === null ? undefined : teams[pass.builder])
    return {
      change: pass.item,
      type: 'item',
      class: typeof facts.class === 'string' ? facts.class : smallClass,
      eligible,
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
    }
  }
}

/** Commits that scans name, each once; one that Fairway merged stands for its item. @param own by item */
function scannedUses({ scans, records }: Study, own: ReadonlyMap<string, LaneUse>): LaneUse[] {
  const ofCommit = (sha: string): LaneUse | undefined =>
    (records.of.commit.get(sha)?.from['merged as'] ?? [])
      .flatMap((pull) => records.of['pull request'].get(pull)?.to.implements ?? [])
      .flatMap((item) => own.get(item) ?? [])[0]
  const uses = new Map<string, LaneUse>()
  for (const { commit, contract, at } of scans.flatMap(({ admitted }) => admitted ?? [])) {
    if (uses.has(commit)) continue
    const merged = ofCommit(commit)
    uses.set(commit, merged ? { ...merged, at } : { ...unknownWay, change: commit, class: contract, at })
  }
  return [...uses.values()]
}

/** Of a commit on the ordinary way a scan tells when it was made, and nothing else. */
const unknownWay: Omit<LaneUse, 'change' | 'class' | 'at'> = {
  ...{ type: 'commit', eligible: true, lane: null, reason: null, team: null },
  ...{ tookMs: null, failed: null, rolledBack: null, reviewOverridden: null },
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
