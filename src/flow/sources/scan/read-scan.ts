import { at, idAt, isRecord, textAt } from '../json-record.ts'
import type { AdmittedCommit, HistoryScan, Reading } from '../path-event.ts'
import { SourceFindings } from '../source-quality.ts'
import { sourceTime } from '../source-time.ts'

/** Whether JSON begins like the report of `fairway scan --json`. */
export const looksLikeScan = (text: string): boolean => /^\{"basis":\{"repository":/.test(text.replaceAll(/\s/g, ''))

/**
 * What `fairway scan --json` found in a history. It tells of no events, only of what lanes could have carried; a report that does not add up is
 * no record.
 *
 * @param source for people
 */
export function readScan(text: string, source: string): Reading {
  const findings = new SourceFindings()
  findings.raw = 1
  const scan = scanIn(text, source, findings)
  return {
    source,
    events: [],
    links: [],
    facts: [],
    accounts: [],
    quality: findings.quality(source, 0),
    scans: scan === null ? [] : [scan],
  }
}

function scanIn(text: string, source: string, findings: SourceFindings): HistoryScan | null {
  const report = parsed(text)
  if (report === undefined) {
    findings.add('not-json', source, text.slice(0, 80))
    return null
  }
  const repository = textAt(report, 'basis', 'repository')
  const scannedTo = sourceTime(textAt(report, 'basis', 'revisionAt'))
  const commits = countAt(report, 'commits')
  const inLane = countAt(report, 'inLane', 'n')
  const lanes = lanesIn(at(report, 'lanes'))
  const admitted = admittedIn(at(report, 'admitted'))
  if (repository === null || scannedTo === null || commits === null || inLane === null || lanes === null)
    findings.add('not-a-record', repository ?? source, 'no report of fairway scan --json')
  else if (inLane > commits || lanes.some((lane) => lane.commits > commits))
    findings.add('not-a-record', repository, 'more commits in a lane than there are')
  else if (admitted !== null && admitted.length !== inLane)
    findings.add('not-a-record', repository, 'it does not name as many commits as it counts')
  else
    return {
      source,
      repository,
      scannedTo: scannedTo.time,
      from: sourceTime(at(report, 'window', 'from'))?.time ?? null,
      to: sourceTime(at(report, 'window', 'to'))?.time ?? null,
      commits,
      inLane,
      lanes,
      admitted,
      leftOut: countsIn(at(report, 'leftOut')),
      notJudged: (countAt(report, 'notJudged', 'tooLarge') ?? 0) + (countAt(report, 'notJudged', 'unjudged') ?? 0),
    }
  return null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @returns `null` unless a whole number of things stands there */
function countAt(value: unknown, ...keys: readonly string[]): number | null {
  const found = Number(idAt(value, ...keys) ?? Number.NaN)
  return Number.isSafeInteger(found) && found >= 0 ? found : null
}

/** By contract; what none admits is no lane. */
function lanesIn(value: unknown): HistoryScan['lanes'] | null {
  if (!isRecord(value)) return null
  const lanes = Object.entries(value).flatMap(([contract, figures]) => {
    const commits = countAt(figures, 'commits')
    return contract === 'code' || commits === null ? [] : [{ contract, commits }]
  })
  return lanes.sort((a, b) => b.commits - a.commits || (a.contract < b.contract ? -1 : 1))
}

/** @returns `null` where the report names none; one that cannot be read is missing in the list */
const admittedIn = (value: unknown): AdmittedCommit[] | null =>
  Array.isArray(value)
    ? value.flatMap((each) => {
        const [commit, contract] = [textAt(each, 'sha'), textAt(each, 'lane')]
        const time = sourceTime(textAt(each, 'at'))?.time
        return commit === null || contract === null || time === undefined ? [] : [{ commit, contract, at: time }]
      })
    : null

const countsIn = (value: unknown): HistoryScan['leftOut'] =>
  isRecord(value)
    ? Object.keys(value).flatMap((reason) => {
        const count = countAt(value, reason)
        return count === null || count === 0 ? [] : [{ reason, count }]
      })
    : []
