import type { PathRecords } from '../path/path-records.ts'
import type { ProductionOf } from '../path/production.ts'
import type { ObjectType } from '../sources/vocabulary.ts'
import type { Study } from '../study/study.ts'

/**
 * Whether what was done to an object has changed production: its pull request or commit has reached users. Where nothing can say when anything
 * does, because no deployment is known, having landed is taken for it.
 */
export function shippedIn(study: Study): (on: { readonly type: ObjectType; readonly id: string }) => boolean {
  const { records, items, productionOf, pullPaths, asOf } = study
  const pulls = new Map(
    pullPaths.map(({ id, end, parts }) => [id, end === 'in production' || (end === 'merged' && !parts.at(-1)?.isOpen)]),
  )
  const isDone = new Map(items.paths.map(({ id, end }) => [id, end.kind === 'in production' && end.at <= asOf]))
  return ({ type, id }) => {
    if (type === 'pull request') return pulls.get(id) ?? false
    if (type === 'commit') return commitShipped(id, records, pulls, productionOf)
    if (type === 'item') return isDone.get(id) ?? false
    return type === 'deployment'
  }
}

function commitShipped(
  sha: string,
  records: PathRecords,
  pulls: ReadonlyMap<string, boolean>,
  production: ProductionOf,
): boolean {
  const record = records.of.commit.get(sha)
  const own = [...(record?.from.contains ?? []), ...(record?.from['merged as'] ?? [])]
  if (own.length > 0) return own.some((id) => pulls.get(id) === true)
  const reached = production(sha, String(record?.facts.repository ?? '')).kind
  return reached === 'reached' || reached === 'before records' || reached === 'no deployments'
}
