import { type CsvRow, csvRows } from '../csv-rows.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'
import { type FieldChange, firstValue, noteGaps, tellBeginning, tellFieldChange } from './field-change.ts'

/**
 * Reads the tables that a Jira Data Center writes with its data pipeline: `issues_…csv` and `issue_history_…csv`. They are the only export of
 * Jira that holds history without the API.
 *
 * @param tables whole files
 * @public
 */
export function readJiraDataCenter(tables: { readonly issues: string; readonly history: string }): Reading {
  const draft = new ReadingDraft('Jira Data Center')
  const issues = csvRows(tables.issues)
  const history = csvRows(tables.history)
  for (const { name, uneven } of [
    { name: 'issues', ...issues },
    { name: 'history', ...history },
  ])
    for (const line of uneven) {
      draft.findings.raw++
      draft.refuse('not-a-record', `${name}, line ${line}`)
    }
  const keys = new Map(issues.rows.map((row) => [cell(row, 'id', 'issue_id'), cell(row, 'key', 'issue_key')]))
  const changes = Map.groupBy(history.rows.entries(), ([, row]) => {
    const id = cell(row, 'issue_id')
    return cell(row, 'issue_key') ?? keys.get(id) ?? id ?? ''
  })
  for (const [key, rows] of changes) {
    if (![...keys.values()].includes(key)) draft.findings.add('unknown-object', key, 'history without an issue')
    tellHistory(
      draft,
      { type: 'item', id: key },
      rows.map(([place, row]) => changeOf(row, place)),
    )
  }
  draft.records(
    issues.rows,
    (row) => cell(row as CsvRow, 'key', 'issue_key') ?? 'an issue',
    (record) => {
      const row = record as CsvRow
      const key = cell(row, 'key', 'issue_key')
      if (key === null) return draft.refuse('no-id', 'an issue')
      tellIssue(
        draft,
        row,
        { type: 'item', id: key },
        (changes.get(key) ?? []).map(([place, each]) => changeOf(each, place)),
      )
    },
  )
  return draft.done()
}

/** The first of these columns that holds something: names differ between versions of the export. */
function cell(row: CsvRow, ...names: readonly string[]): string | null {
  for (const name of names) if (Object.hasOwn(row, name) && row[name] !== '') return row[name] as string
  return null
}

const account = (id: string | null): string | null => id && `jira:${id}`

function changeOf(row: CsvRow, place: number): FieldChange {
  const field = cell(row, 'field') ?? ''
  const isPerson = field === 'assignee'
  const [from, to] = [cell(row, 'from'), cell(row, 'to')]
  return {
    field,
    from: cell(row, 'from_string') ?? from,
    to: cell(row, 'to_string') ?? to,
    fromId: isPerson ? account(from) : from,
    toId: isPerson ? account(to) : to,
    at: cell(row, 'created_date', 'created'),
    by: account(cell(row, 'author_key', 'author_id')),
    key: `${cell(row, 'changelog_id', 'change_group_id', 'id') ?? place} ${field}`,
    place,
  }
}

function tellHistory(draft: ReadingDraft, on: ObjectName, changes: readonly FieldChange[]): void {
  for (const change of changes) {
    draft.findings.raw++
    if (on.id === '') draft.refuse('no-id', `row ${change.place + 1}`)
    else tellFieldChange(draft, on, change)
  }
  noteGaps(draft, on, changes)
}

function tellIssue(draft: ReadingDraft, row: CsvRow, on: ObjectName, changes: readonly FieldChange[]): void {
  const created = cell(row, 'created_date', 'created')
  const by = account(cell(row, 'creator_key', 'creator_id', 'creator'))
  if (!draft.event({ activity: 'item created', on, at: created, place: -2, by })) return draft.refuse('no-time', on.id)
  draft.event({ activity: 'item completed', on, at: cell(row, 'resolution_date', 'resolved') })
  draft.fact(on, 'title', cell(row, 'summary'))
  draft.fact(on, 'kind', cell(row, 'issue_type', 'type'))
  const assignee = firstValue(changes, 'assignee', account(cell(row, 'assignee_key', 'assignee_id')), 'id')
  tellBeginning(draft, on, {
    at: created,
    status: firstValue(changes, 'status', cell(row, 'status_name', 'status'), 'text'),
    assignees: assignee === null ? [] : [assignee],
  })
}
