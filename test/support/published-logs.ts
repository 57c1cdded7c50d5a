import { readFileSync } from 'node:fs'
import { casesOf } from '../../src/flow/log/cases.ts'
import { asWritten } from '../../src/flow/log/clock.ts'
import { caseDurations } from '../../src/flow/measures/case-durations.ts'
import { csvRows } from '../../src/flow/sources/csv-rows.ts'
import { readLogFile } from '../../src/platform/flow/read-log-file.ts'
import { sharedData } from './shared-data.ts'

/** Case durations of the receipt phase of a permit (CoSeLoG), in seconds, on the clock as written. */
export async function receiptSeconds(): Promise<number[]> {
  const { log } = await readLogFile(sharedData('logs/receipt.xes'))
  return Array.from(caseDurations(asWritten(log), casesOf(log, 'case')), (ms) => ms / 1000)
}

/** UTC milliseconds; `end` is the first of three outcomes, `null` where the log has none. */
export interface LoanApplication {
  readonly start: number
  readonly end: number | null
  readonly accepted: boolean
}

/** BPI Challenge 2012 (van Dongen). */
export async function loanApplications(): Promise<LoanApplication[]> {
  const { log } = await readLogFile(sharedData('logs/bpic2012.xes.gz'))
  const { start, rows, activity, count } = casesOf(log, 'case')
  const outcomes = ['A_DECLINED', 'A_CANCELLED', 'A_ACTIVATED'].map((name) => log.activities.indexOf(name))
  const accepted = log.activities.indexOf('A_ACCEPTED')
  return Array.from({ length: count }, (_, each) => {
    const [from, to] = [start[each] as number, start[each + 1] as number]
    const own = activity.subarray(from, to)
    const end = own.findIndex((number) => outcomes.includes(number))
    return {
      start: log.time[rows[from] as number] as number,
      end: end === -1 ? null : (log.time[rows[from + end] as number] as number),
      accepted: own.includes(accepted),
    }
  })
}

export interface PullRequestDuration {
  readonly seconds: number
  readonly end: 'merged' | 'closed' | 'open'
}

/** Pull requests of a test fixture of Apache DevLake: from creation to merge, closing or the latest update in the fixture. */
export function pullRequests(): PullRequestDuration[] {
  const text = readFileSync(sharedData('devlake/github/_raw_github_api_pull_requests.csv'), 'utf8')
  const all = csvRows(text).rows.map(({ data }) => JSON.parse(data ?? '') as Record<string, string | null>)
  const distinct = [...new Map(all.map((pull) => [pull.number, pull])).values()]
  const latest = Math.max(...all.map((pull) => Date.parse(pull.updated_at ?? '')))
  return distinct.map(({ created_at, merged_at, closed_at }) => ({
    seconds: ((Date.parse(merged_at ?? closed_at ?? '') || latest) - Date.parse(created_at ?? '')) / 1000,
    end: merged_at ? 'merged' : closed_at ? 'closed' : 'open',
  }))
}
