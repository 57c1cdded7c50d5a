import { type CsvRow, csvRows } from '../csv-rows.ts'
import { type FieldChange, firstValue, noteGaps, tellBeginning, tellFieldChange } from '../jira/field-change.ts'
import type { Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'

/**
 * Reads the tables of Apache DevLake's domain layer that tell the lives of issues: `issues` and `issue_changelogs`.
 *
 * @param tables whole CSV files
 * @public
 */
export function readDevlakeIssues(tables: { readonly issues: string; readonly changelogs: string }): Reading {
  const draft = new ReadingDraft('DevLake')
  const issues = csvRows(tables.issues).rows
  const changelogs = csvRows(tables.changelogs).rows
  const keys = new Map(issues.map((row) => [row.id ?? '', row.issue_key || row.id || '']))
  const changes = Map.groupBy(changelogs, (row) => row.issue_id ?? '')
  draft.records(
    changelogs,
    (row) => (row as CsvRow).id ?? 'a change',
    (record) => {
      const row = record as CsvRow
      const id = keys.get(row.issue_id ?? '') ?? row.issue_id
      if (!id) return draft.refuse('no-id', row.id ?? 'a change')
      if (!keys.has(row.issue_id ?? '')) draft.findings.add('unknown-object', id)
      if (row.author_id) draft.account({ id: row.author_id, name: row.author_name || null, email: null, isBot: null })
      tellFieldChange(draft, { type: 'item', id }, changeOf(row))
    },
  )
  draft.records(
    issues,
    (row) => (row as CsvRow).issue_key ?? 'an issue',
    (record) => {
      const row = record as CsvRow
      if (!row.id) return draft.refuse('no-id', row.issue_key ?? 'an issue')
      tellIssue(draft, row, (changes.get(row.id) ?? []).map(changeOf))
    },
  )
  return draft.done()
}

function changeOf(row: CsvRow): FieldChange {
  const [from, to] = [row.original_from_value || null, row.original_to_value || null]
  return {
    field: row.field_name ?? '',
    from,
    to,
    fromId: from,
    toId: to,
    at: row.created_date,
    by: row.author_id || null,
    key: row.id ?? '',
    // `jira:JiraIssueChangelogItems:2:10645:Rank`: the ids of Jira's history grow.
    place: Number(/:(\d+):[^:]*$/.exec(row.id ?? '')?.[1] ?? 0),
  }
}

function tellIssue(draft: ReadingDraft, row: CsvRow, changes: readonly FieldChange[]): void {
  const on = { type: 'item', id: row.issue_key || row.id || '' } as const
  const created = row.created_date
  if (!draft.event({ activity: 'item created', on, at: created, place: -2, by: row.creator_id || null }))
    return draft.refuse('no-time', on.id)
  draft.event({ activity: 'item completed', on, at: row.resolution_date })
  draft.fact(on, 'title', row.title || null)
  draft.fact(on, 'kind', row.type || null)
  draft.fact(on, 'status', row.original_status || null)
  if (row.epic_key) draft.link(on, 'part of', { type: 'initiative', id: row.epic_key })
  const assignees = firstValue(changes, 'assignee', row.assignee_id || null, 'id')
  tellBeginning(draft, on, {
    at: created,
    status: firstValue(changes, 'status', row.original_status || null, 'text'),
    assignees: assignees?.split(',') ?? [],
  })
  noteGaps(draft, on, changes)
}
