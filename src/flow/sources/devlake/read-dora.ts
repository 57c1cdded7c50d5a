import { type CsvRow, csvRows } from '../csv-rows.ts'
import type { ObjectName, Reading } from '../path-event.ts'
import { ReadingDraft } from '../reading-draft.ts'

/** Whole CSV files of Apache DevLake's domain layer, under its names. */
export interface DoraTables {
  readonly pull_requests: string
  readonly pull_request_commits: string
  readonly pull_request_comments: string
  readonly cicd_deployment_commits: string
}

/**
 * Reads the tables from which DevLake computes its lead times for changes. Deployments keep whatever environment they name: which one is
 * production is not for a reader to say.
 *
 * @public
 */
export function readDevlakeDora(tables: DoraTables): Reading {
  const draft = new ReadingDraft('DevLake')
  const each = (table: string, read: (row: CsvRow, id: string) => void) => {
    const { rows, uneven } = csvRows(table)
    for (const line of uneven) {
      draft.findings.raw++
      draft.refuse('not-a-record', `line ${line}`)
    }
    draft.records(rows, nameOf, (row) => read(row as CsvRow, nameOf(row)))
  }
  each(tables.pull_requests, (row, id) => {
    const on = pullRequest(id)
    const by = row.author_id || null
    if (!draft.event({ activity: 'pull request opened', on, at: row.created_date, by }))
      return draft.refuse('no-time', id)
    draft.event({ activity: 'pull request merged', on, at: row.merged_date })
    draft.fact(on, 'repository', row.base_repo_id || null)
    if (row.merged_date && row.merge_commit_sha) draft.link(on, 'merged as', commit(row.merge_commit_sha))
  })
  each(tables.pull_request_commits, (row) => {
    const sha = row.commit_sha
    if (!sha) return draft.refuse('no-id', row.pull_request_id ?? '')
    draft.event({ activity: 'commit authored', on: commit(sha), at: row.commit_authored_date })
    if (row.pull_request_id) draft.link(pullRequest(row.pull_request_id), 'contains', commit(sha))
  })
  each(tables.pull_request_comments, (row, id) => {
    if (!row.pull_request_id) return draft.refuse('no-id', id)
    const on = pullRequest(row.pull_request_id)
    const by = row.account_id || null
    if (!draft.event({ activity: 'pull request commented', on, at: row.created_date, by, key: id }))
      draft.refuse('no-time', id)
  })
  each(tables.cicd_deployment_commits, (row, id) => tellDeployment(draft, row, id))
  return draft.done()
}

const nameOf = (row: unknown): string => (row as CsvRow).id ?? (row as CsvRow).commit_sha ?? 'a row'
const pullRequest = (id: string): ObjectName => ({ type: 'pull request', id })
const commit = (sha: string): ObjectName => ({ type: 'commit', id: sha })

function tellDeployment(draft: ReadingDraft, row: CsvRow, id: string): void {
  const on: ObjectName = { type: 'deployment', id }
  if (!row.commit_sha) return draft.refuse('no-id', id)
  const revision = [{ object: commit(row.commit_sha), as: 'revision' }]
  draft.event({ activity: 'deployment started', on, at: row.started_date })
  const activity = row.result === 'SUCCESS' ? 'deployment succeeded' : 'deployment failed'
  if (!draft.event({ activity, on, at: row.finished_date, with: revision })) return draft.refuse('no-time', id)
  draft.fact(on, 'repository', row.repo_url || null)
  draft.fact(on, 'service', row.cicd_scope_id || null)
  if (row.environment) draft.fact(on, 'environment', row.environment)
  else draft.findings.add('unknown-environment', id)
  draft.link(on, 'deploys', commit(row.commit_sha))
}
