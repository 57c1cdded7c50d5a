import type { PathRecord, PathRecords } from '../path/path-records.ts'

/** An item with everything done for it: itself, its pull requests, their commits, each once. */
export interface ItemObjects {
  readonly item: PathRecord
  readonly pulls: readonly PathRecord[]
  readonly commits: readonly PathRecord[]
}

export function objectsOf(item: PathRecord, records: PathRecords): ItemObjects {
  const pulls = known(records.of['pull request'], item.from.implements)
  const shas = pulls.flatMap(({ to }) => [...(to.contains ?? []), ...(to['merged as'] ?? [])])
  return { item, pulls, commits: known(records.of.commit, shas) }
}

/** The records of some ids, each once. */
function known(of: ReadonlyMap<string, PathRecord>, ids: readonly string[] = []): PathRecord[] {
  const found: PathRecord[] = []
  for (const id of ids.length > 1 ? new Set(ids) : ids) {
    const record = of.get(id)
    if (record) found.push(record)
  }
  return found
}
