import type { PathRecord, PathRecords } from '../path/path-records.ts'

/** An item with everything done for it: itself, its pull requests, their commits, each once. */
export interface ItemObjects {
  readonly item: PathRecord
  readonly pulls: readonly PathRecord[]
  readonly commits: readonly PathRecord[]
}

export function objectsOf(item: PathRecord, records: PathRecords): ItemObjects {
  const pulls = [...new Set(item.from.implements ?? [])].flatMap((id) => records.of['pull request'].get(id) ?? [])
  const shas = new Set(pulls.flatMap(({ to }) => [...(to.contains ?? []), ...(to['merged as'] ?? [])]))
  return { item, pulls, commits: [...shas].flatMap((sha) => records.of.commit.get(sha) ?? []) }
}
