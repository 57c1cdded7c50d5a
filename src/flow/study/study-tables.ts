import { csvTable } from '../formats/csv/csv-table.ts'
import type { Study } from './study.ts'

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** Every item with its decision and its end, in order of id: what each figure of the path is computed from. */
export function itemsTable({ items, records }: Study): string {
  const head = ['id', 'title', 'decided_at', 'decided_by_record', 'end', 'ended_at', 'decision_to_production_ms']
  const rows = items.paths.map(({ id, decision, end }) => {
    const title = records.of.item.get(id)?.facts.title
    const endedAt = end.kind === 'in production' || end.kind === 'cancelled' ? end.at : null
    const took = end.kind === 'in production' && decision !== null ? end.at - decision.at : null
    const name = typeof title === 'string' ? title : null
    return [id, name, moment(decision?.at ?? null), decision?.tier ?? null, end.kind, moment(endedAt), took]
  })
  return csvTable(head, rows)
}

/** Every stay of an item in a stage, in order of time within an item. */
export function stagesTable({ stages }: Study): string {
  const rows = stages.flatMap(({ id, visits }) =>
    visits.map(({ stage, from, to, isOpen }) => [id, stage, moment(from), moment(to), to - from, isOpen]),
  )
  return csvTable(['item', 'stage', 'from', 'to', 'ms', 'is_open'], rows)
}
