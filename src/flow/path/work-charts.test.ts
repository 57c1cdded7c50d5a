import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { samplePlan } from '../generate/history-plan.ts'
import { generatedRepository, generateHistory } from '../generate/software-history.ts'
import { readEventLog } from '../sources/event-log/read-event-log.ts'
import { studyOf } from '../study/study.ts'
import { defaultTeamSettings } from '../study/team-settings.ts'
import { ageingWork } from './ageing-work.ts'
import { completedWork } from './completed-work.ts'
import { cumulativeFlow } from './cumulative-flow.ts'
import { defaultProductionRules } from './deployments.ts'

const { log } = generateHistory(samplePlan)
const reading = readEventLog(log, 'Generated')
const production = { ...defaultProductionRules, completeFromStart: [generatedRepository] }
const [first, last] = [log.time[0] as number, log.time[log.size - 1] as number]
const studyAt = (part: number) =>
  studyOf([reading], { ...defaultTeamSettings, production }, Math.round(first + part * (last - first)))
const always = { by: 'completion', from: null, to: null } as const

describe('ageing work', () => {
  test('holds every open item once, the oldest first, none older than its decision', () => {
    const { items, stages, asOf } = studyAt(0.4)
    const found = ageingWork(items.paths, stages, always, asOf)
    const open = items.paths.filter(({ end }) => end.kind === 'open')
    expect(found.items.map(({ id }) => id).toSorted()).toEqual(open.map(({ id }) => id).toSorted())
    expect(found.items.length).toBeGreaterThan(10)
    for (const { id, ageMs, inStageMs } of found.items) {
      expect(ageMs).toBe(asOf - (open.find((path) => path.id === id)?.decision?.at ?? 0))
      expect(inStageMs).toBeLessThanOrEqual(ageMs)
    }
    expect(found.items.map(({ ageMs }) => ageMs)).toEqual(
      found.items.map(({ ageMs }) => ageMs).toSorted((a, b) => b - a),
    )
  })

  test('has bands that rise along the way, since an item only grows older', () => {
    const { items, stages, asOf } = studyAt(1)
    const bands = ageingWork(items.paths, stages, always, asOf).stages.map(({ band }) => band.p50 ?? 0)
    expect(bands).toEqual(bands.toSorted((a, b) => a - b))
    expect(bands.at(-1)).toBeGreaterThan(0)
  })

  test('has bands of nothing rather than of 0 where nothing was completed in the window', () => {
    const { items, stages, asOf } = studyAt(0.4)
    const found = ageingWork(items.paths, stages, { ...always, from: asOf, to: null }, asOf)
    expect(found.stages.every(({ band }) => band.n === 0 && band.p50 === null)).toBe(true)
  })
})

describe('completed work', () => {
  test('shows open items beside the completed ones, and what leaving them out would have said', () => {
    const { items, asOf } = studyAt(0.3)
    const found = completedWork(items.paths, null, asOf)
    expect(found.completed.length + found.open.length).toBe(items.paths.length)
    const p50 = found.figure.value?.p50
    expect(p50?.kind === 'reached' && p50.time > (found.completedOnly?.p50 ?? 0)).toBe(true)
  })

  test('has a curve that falls from 1 and ends where nobody was watched any more', () => {
    const { items, asOf } = studyAt(0.5)
    const { curve, open } = completedWork(items.paths, null, asOf)
    expect(curve[0]).toEqual({ ms: 0, share: 1, low: 1, high: 1 })
    expect(curve.map(({ share }) => share)).toEqual(curve.map(({ share }) => share).toSorted((a, b) => b - a))
    expect(curve.at(-1)?.ms).toBeGreaterThanOrEqual(open[0]?.ms ?? 0)
    expect(curve.length).toBeLessThanOrEqual(243)
  })
})

describe('cumulative flow', () => {
  test('never falls, and no item passes a point before the one ahead of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.boolean(), (part, isWhole) => {
        const { items, stages, asOf } = studyAt(part)
        const { times, lines } = cumulativeFlow(items.paths, stages, isWhole ? null : asOf - 20 * 86_400_000, asOf)
        expect(times.at(-1)).toBe(asOf)
        for (const [at, { counts }] of lines.entries()) {
          expect(counts).toEqual(counts.toSorted((a, b) => a - b))
          const before = lines[at - 1]?.counts
          if (before) for (const [time, count] of counts.entries()) expect(count).toBeLessThanOrEqual(before[time] ?? 0)
        }
      }),
      { numRuns: 8 },
    )
  })

  test('ends with as many under way as are open, and counts what came less what went', () => {
    const { items, stages, asOf } = studyAt(0.6)
    const found = cumulativeFlow(items.paths, stages, null, asOf)
    expect(found.underWay.last).toBe(items.paths.filter(({ end }) => end.kind === 'open').length)
    expect(found.underWay.last - found.underWay.first).toBe(found.arrivals - found.departures)
  })

  test('is empty, not broken, without items', () => {
    const { times, lines, underWay } = cumulativeFlow([], [], null, 5)
    expect(times).toEqual([5])
    expect(lines.every(({ counts }) => counts.every((count) => count === 0))).toBe(true)
    expect(underWay.last).toBe(0)
  })
})
