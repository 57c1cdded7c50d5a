import { csvTable } from '../formats/csv/csv-table.ts'
import { waypoints, waypointTimes } from '../path/cumulative-flow.ts'
import { webAddress } from '../sources/web-address.ts'
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

/**
 * One row for each item that is under way or has arrived, one column for each point of the way with the day (UTC) on which it was passed: the form
 * that tools for flow metrics and forecasts take (ActionableAgile).
 */
export function datesTable({ items, stages, records }: Study): string {
  const rows = waypointTimes(items.paths, stages).map(({ id, times }) => {
    const { title, url } = records.of.item.get(id)?.facts ?? {}
    const link = typeof url === 'string' ? webAddress(url) : null
    return [
      id,
      link,
      typeof title === 'string' ? title : null,
      ...times.map((time) => moment(time)?.slice(0, 10) ?? null),
    ]
  })
  return csvTable(['ID', 'Link', 'Name', ...waypoints.map(({ name }) => name)], rows)
}

/** Every stay of an item in a stage, in order of time within an item. */
export function stagesTable({ stages }: Study): string {
  const rows = stages.flatMap(({ id, visits }) =>
    visits.map(({ stage, from, to, isOpen }) => [id, stage, moment(from), moment(to), to - from, isOpen]),
  )
  return csvTable(['item', 'stage', 'from', 'to', 'ms', 'is_open'], rows)
}
