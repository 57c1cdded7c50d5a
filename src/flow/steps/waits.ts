import { itemStageNames, type StageVisit } from '../path/item-stages.ts'
import type { Study } from '../study/study.ts'
import { objectsOf } from './item-objects.ts'

/** An item that lay until somebody took it up, or until a deployment took it along. */
export interface Wait extends StageVisit {
  /** Who took it up; `null` of a deployment. */
  readonly taker: string | null
}

/** Of a wait of which no record names who ended it. */
export interface UnknownWait {
  readonly id: string
  readonly reason: string
}

/** The waits of a study that are over, in the order of their items. */
export function waitsOf(study: Study): { readonly waits: readonly Wait[]; readonly unknown: readonly UnknownWait[] } {
  const waits: Wait[] = []
  const unknown: UnknownWait[] = []
  for (const { id, visits } of study.stages)
    for (const visit of visits) {
      if (!itemStageNames[visit.stage].waits || visit.isOpen || visit.to <= visit.from) continue
      if (visit.stage === 'waiting for deployment') {
        waits.push({ ...visit, taker: null })
        continue
      }
      const taker = takerOf(id, visit.to, study)
      if (taker === null) unknown.push({ id, reason: `its records do not name who ended its ${visit.stage}` })
      else waits.push({ ...visit, taker })
    }
  return { waits, unknown }
}

/** Whose trace on an item, its pull requests or their commits it is that ends a wait. */
function takerOf(id: string, at: number, { records, isBot }: Study): string | null {
  const record = records.of.item.get(id)
  if (record === undefined) return null
  const { pulls, commits } = objectsOf(record, records)
  for (const { happenings } of [record, ...pulls, ...commits])
    for (const happening of happenings)
      if (happening.at === at && happening.by !== null && !isBot(happening.by)) return happening.by
  return null
}
