import { beforeAll, describe, expect, test } from 'vitest'
import { casesOf } from '../../src/flow/log/cases.ts'
import { asWritten } from '../../src/flow/log/clock.ts'
import type { EventLog } from '../../src/flow/log/event-log.ts'
import { LogBuilder } from '../../src/flow/log/log-builder.ts'
import { reportOfLog } from '../../src/flow/log-report/log-report.ts'
import { handoffsOf } from '../../src/flow/measures/handoffs.ts'
import { touchTimes } from '../../src/flow/measures/touch-time.ts'
import { littlesLaw } from '../../src/flow/measures/work-in-progress.ts'
import { readLogFile } from '../../src/platform/flow/read-log-file.ts'
import { noSharedData, sharedData } from '../support/shared-data.ts'

const seconds = (ms: number | undefined): number => Math.round(ms ?? Number.NaN) / 1000

/** Figures that others computed from the same files: PM4Py, DuckDB, PostgreSQL. All of them read times as they are written. */
describe.skipIf(noSharedData)('figures of published event logs', () => {
  const logs = new Map<string, EventLog>()
  beforeAll(async () => {
    for (const name of ['running-example.xes', 'receipt.xes', 'bpic2012.xes.gz'])
      logs.set(name, (await readLogFile(sharedData(`logs/${name}`))).log)
  }, 60_000)
  const logOf = (name: string): EventLog => logs.get(name) as EventLog
  const reportFor = (name: string) => reportOfLog(logOf(name), 'case', 'source', 'written')

  test('the running example', () => {
    const report = reportFor('running-example.xes')
    expect(report).toMatchObject({ cases: 6, events: 42, transitions: 36, variants: 6 })
    expect(report.activities).toHaveLength(8)
    expect(Object.fromEntries(report.edges.map(({ from, to, count }) => [`${from} → ${to}`, count]))).toEqual({
      'check ticket → decide': 6,
      'check ticket → examine casually': 2,
      'check ticket → examine thoroughly': 1,
      'decide → pay compensation': 3,
      'decide → reinitiate request': 3,
      'decide → reject request': 3,
      'examine casually → check ticket': 4,
      'examine casually → decide': 2,
      'examine thoroughly → check ticket': 2,
      'examine thoroughly → decide': 1,
      'register request → check ticket': 2,
      'register request → examine casually': 3,
      'register request → examine thoroughly': 1,
      'reinitiate request → check ticket': 1,
      'reinitiate request → examine casually': 1,
      'reinitiate request → examine thoroughly': 1,
    })
    expect([report.duration?.mean, report.duration?.p50, report.duration?.p90].map(seconds)).toEqual([
      966_890, 815_940, 1_472_610,
    ])
    const decided = report.edges.find(({ from, to }) => from === 'check ticket' && to === 'decide')?.wait
    expect([decided?.mean, decided?.p50, decided?.max].map(seconds)).toEqual([181_960, 129_300, 578_640])
    const of = (name: string) => report.activities.find((activity) => activity.name === name)
    expect([of('check ticket')?.repeatedIn, of('decide')?.repeatedIn]).toEqual([2, 2])
    expect([of('register request')?.starts, of('pay compensation')?.ends, of('reject request')?.ends]).toEqual([
      6, 3, 3,
    ])
  })

  test('the receipt phase of a permit', () => {
    const report = reportFor('receipt.xes')
    expect(report).toMatchObject({ cases: 1434, events: 8577, transitions: 7143, variants: 116, resources: 48 })
    expect([report.activities.length, report.edges.length, report.handoffs.count]).toEqual([27, 99, 1208])
    expect(report.activities.filter((activity) => activity.ends > 0)).toHaveLength(14)
    expect(report.topVariants.slice(0, 3).map((variant) => variant.cases)).toEqual([713, 123, 116])
    const { mean, p50, p90 } = report.duration as NonNullable<typeof report.duration>
    expect(mean / 1000).toBeCloseTo(467_329.187, 3)
    expect(p50 / 1000).toBeCloseTo(2868.5835, 4)
    expect(p90 / 1000).toBeCloseTo(1_217_821.7991, 4)
    const sent = report.edges.find(({ from, to }) => from.startsWith('T04') && to.startsWith('T05'))
    expect(sent?.count).toBe(1177)
    expect([sent?.wait.mean, sent?.wait.p50].map(seconds)).toEqual([55_646.616, 31.055])
  })

  test('Little’s law holds exactly, and completed cases alone show less work than there is while it grows', () => {
    const log = asWritten(logOf('receipt.xes'))
    const cases = casesOf(log, 'case')
    const law = littlesLaw(log, cases)
    expect([law?.wip, law?.ratePerDay, law?.sojournDays].map((value) => value?.toFixed(6))).toEqual([
      '16.217701',
      '2.998335',
      '5.408903',
    ])
    const first = log.time[0] as number
    const half = littlesLaw(log, cases, first, first + 180 * 86_400_000)
    expect([half?.wip, half?.wipOfCompleted].map((value) => value?.toFixed(2))).toEqual(['21.29', '16.96'])
  })

  test('loan applications of BPI Challenge 2012', () => {
    const report = reportFor('bpic2012.xes.gz')
    expect(report).toMatchObject({ cases: 13_087, events: 262_200, transitions: 249_113, variants: 4366 })
    expect([report.activities.length, report.edges.length]).toEqual([24, 125])
    expect(report.topVariants.slice(0, 3).map((variant) => variant.cases)).toEqual([3429, 1872, 271])
    expect(report.quality).toMatchObject({ tiedMoments: 11_374, withoutPerson: 18_010 })
    const { mean, p50, p90 } = report.duration as NonNullable<typeof report.duration>
    expect([mean, p50, p90].map(seconds)).toEqual([744_916.341, 69_857.434, 2_631_057.626])
    const again = report.edges.find(({ from, to }) => from === to && from === 'W_Completeren aanvraag')
    expect([again?.count, seconds(again?.wait.mean)]).toEqual([38_004, 47_353.028])
    expect((again?.wait.p50 ?? 0) / 1000).toBeCloseTo(510.5655, 4)
  })

  test('the order of ties changes the map', () => {
    const log = logOf('bpic2012.xes.gz')
    const named = reportOfLog(log, 'case', 'activity', 'written')
    expect([named.edges.length, named.variants]).toEqual([102, 3792])
  })

  test('times cut to the minute make new ties, and their order by name another map', () => {
    const log = logOf('bpic2012.xes.gz')
    const { start, rows, count } = casesOf(log, 'case')
    const builder = new LogBuilder()
    const minute = 60_000
    for (let each = 0; each < count; each++) {
      const object = builder.newObject('case', String(each))
      const own = Array.from(rows.subarray(start[each], start[each + 1])).sort(
        (a, b) => (log.sequence[a] as number) - (log.sequence[b] as number),
      )
      for (const row of own) {
        const at = Math.floor((log.time[row] as number) / minute) * minute
        builder.event(builder.activity(log.activities[log.activity[row] as number] as string), at, 0)
        builder.touches(object)
      }
    }
    const cut = reportOfLog(builder.build(), 'case', 'activity', 'utc')
    expect([cut.edges.length, cut.variants]).toEqual([126, 4170])
  })

  test('handoffs between neighbours, and with events that name nobody left out', () => {
    const log = logOf('bpic2012.xes.gz')
    expect(handoffsOf(log, casesOf(log, 'case'))).toMatchObject({ adjacent: 45_105, count: 51_712 })
  })

  test('touch time pairs the first start with the first completion', () => {
    const log = asWritten(logOf('bpic2012.xes.gz'))
    const cases = casesOf(log, 'case')
    const report = reportFor('bpic2012.xes.gz')
    const filled = report.activities.find(({ name }) => name === 'W_Completeren aanvraag')?.touch
    expect([filled?.n, Math.round((filled?.p50 ?? 0) / 100) / 10]).toEqual([23_512, 160.4])
    expect((filled?.total ?? 0) / 3_600_000).toBeCloseTo(4000.14, 2)
    // The published figure is completions less starts. Three completions come before their start, so both have no length.
    const { withoutStart, withoutEnd } = touchTimes(log, cases)
    const sum = (counts: Uint32Array): number =>
      log.activities.reduce((all, name, activity) => all + (name.startsWith('W_') ? (counts[activity] ?? 0) : 0), 0)
    expect([sum(withoutStart), sum(withoutEnd)]).toEqual([1040, 3])
    expect(sum(withoutStart) - sum(withoutEnd)).toBe(1037)
  })

  test('time that really passed differs by an hour for each change of the clock between a case’s first event and its last', () => {
    const log = logOf('receipt.xes')
    const onClock = (clock: 'written' | 'utc') => reportOfLog(log, 'case', 'source', clock).duration?.mean ?? 0
    const hours = ((onClock('written') - onClock('utc')) * 1434) / 3_600_000
    expect(hours).toBeCloseTo(Math.round(hours), 6)
    expect(Math.round(hours)).toBe(26)
  })
})
