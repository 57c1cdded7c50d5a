import { describe, expect, test } from 'vitest'
import { workAxis } from '../calendar/work-axis.ts'
import { guessedCalendar } from '../calendar/working-calendar.ts'
import { initiativePaths } from '../path/initiative-path.ts'
import { landingsOf } from '../path/landed-work.ts'
import { deploymentRework } from '../rework/deployment-rework.ts'
import { studyOf } from '../study/study.ts'
import { type HistoryDetail, type HistoryPlan, livelyPlan, samplePlan } from './history-plan.ts'
import { generatedReading, generatedSettings, generateHistory, plantedGain } from './software-history.ts'

const plan: HistoryPlan = { ...livelyPlan, items: 500 }
const { log, truth } = generateHistory(plan)
const end = log.time.at(-1) as number
const study = studyOf([generatedReading(plan)], generatedSettings(plan), end)

describe('a history with everything around the work', () => {
  test('is the same for the same plan, byte by byte', () => {
    expect(JSON.stringify(generatedReading(plan))).toBe(JSON.stringify(generatedReading(plan)))
  })

  test('says of itself that it is generated', () => {
    expect(study.sources.map(({ source }) => source)).toEqual(['Generated sample'])
  })

  test('comes to production, through trains and lanes, at the moments that were planted', () => {
    const found = study.items.paths.map(({ id, decision, end: ended }) => [
      Number(id) - 1,
      ended.kind === 'in production' ? ended.at - (decision?.at ?? 0) : ended.kind,
    ])
    for (const [item, took] of found as [number, number | string][])
      expect(took, `item ${item + 1}`).toBe(
        truth.detail?.[item]?.cancelled ? 'cancelled' : truth.decisionToProduction[item],
      )
    expect(truth.detail?.filter(({ cancelled }) => cancelled).length).toBeGreaterThan(10)
  })

  test('has trains that bring several items, and lanes that bring one', () => {
    const carried = [...study.records.of.deployment.values()]
    const trains = carried.filter(({ id }) => /^train \d+$/.test(id))
    expect(trains.length).toBeLessThan(500 / 3)
    expect(truth.tookLane.filter((took) => took === 0).length / trains.length).toBeGreaterThan(3)
  })

  test('lands each commit when its pull request is merged, some time after it was written', () => {
    const landings = landingsOf(study.records)
    expect(landings.length).toBeGreaterThan(300)
    for (const { sha, at, begunAt } of landings) {
      const pull = study.records.of['pull request'].get(sha.replace('commit-', ''))
      expect(at).toBe(pull?.happenings.find(({ activity }) => activity === 'pull request merged')?.at)
      expect(begunAt ?? 0).toBeLessThan(at)
    }
    const known = landings.filter(({ begunAt }) => begunAt !== null)
    expect(known.length / landings.length).toBeGreaterThan(0.8)
  })

  test('takes back what users met a fault in, and brings it again: that is rework, and the way ends with the second time', () => {
    const { value } = deploymentRework(study, { by: 'completion', from: null, to: null })
    const withdrawn = study.items.paths.flatMap((path) => path.withdrawn)

    expect(value?.by.rollback).toBeGreaterThan(2)
    expect(value?.by.incident).toBeGreaterThanOrEqual(value?.by.rollback ?? 0)
    expect(withdrawn.length).toBeGreaterThan(3)
    const none = { ...plan, detail: { ...livelyPlan.detail, rollbackShare: 0 } as HistoryDetail }
    const calm = studyOf([generatedReading(none)], generatedSettings(none), end)
    expect(deploymentRework(calm, { by: 'completion', from: null, to: null }).value?.by.rollback).toBe(0)
  })

  test('has titles, initiatives that share items, and questions where they were planted', () => {
    const items = [...study.records.of.item.values()]
    expect(items.every(({ facts }) => typeof facts.title === 'string')).toBe(true)
    expect(items.some(({ to }) => (to['part of'] ?? []).length === 2)).toBe(true)
    expect(initiativePaths(study.records, study.items.paths)).toHaveLength(plan.detail?.initiatives as number)
    for (const { id, happenings } of items)
      expect(happenings.some(({ activity }) => activity === 'item commented')).toBe(
        truth.detail?.[Number(id) - 1]?.question,
      )
  })

  test('has no event before its object was created, and no link to what nothing tells of', () => {
    expect(study.joined.findings).toEqual([])
  })

  test('begins no building before the decision, and no review before the pull request', () => {
    for (const { happenings } of study.records.of.item.values()) {
      const first = (name: string) => happenings.find(({ activity }) => activity === name)?.at
      expect(first('item assigned') ?? Infinity).toBeGreaterThanOrEqual(first('item decided') as number)
    }
    for (const { happenings } of study.records.of['pull request'].values())
      expect(happenings[0]?.activity).toBe('pull request opened')
  })

  test('lets nobody build or review outside working hours', () => {
    const axis = workAxis(guessedCalendar('Europe/Berlin'), plan.from, end)
    const of = (activity: string) => log.activities.indexOf(activity)
    const work = [of('commit pushed'), of('pull request approved'), of('pull request commented')]
    let outside = 0
    for (let row = 0; row < log.size; row++) {
      const at = log.time[row] as number
      const isInLane = log.resources[log.resource[row] as number] === 'code owner'
      if (!work.includes(log.activity[row] as number) || isInLane) continue
      // A moment later has more working time behind it, or a moment before has less: it is not in the middle of a night.
      if (axis.toWork(at + 1000) === axis.toWork(at - 1000)) outside++
    }
    // The middle of building may lie in a night: it is a mark, not work.
    expect(outside).toBeLessThan(log.size / 20)
  })
})

describe('a tenth more capacity', () => {
  const base: HistoryPlan = { ...samplePlan, lane: null, items: 700 }
  const until = base.from + 90 * 24 * 3_600_000
  const gains = (more: Partial<HistoryPlan>) => {
    const planned = { ...base, ...more }
    return {
      building: plantedGain(planned, 'building', until),
      review: plantedGain(planned, 'review', until),
      deployment: plantedGain(planned, 'deployment', until),
    }
  }

  test('brings most where it was planted to be short', () => {
    const building = gains({ builders: 4, reviewers: 3 })
    const review = gains({ builders: 12, reviewers: 1, decisionsPerDay: 12 })
    const seats = gains({ builders: 12, reviewers: 4, deploymentSeats: 2, hoursBetweenDeployments: 10 })

    expect(building.building).toBeGreaterThan(0.05)
    expect(building.building).toBeGreaterThan(5 * Math.max(building.review, building.deployment))
    expect(review.review).toBeGreaterThan(0.05)
    expect(review.review).toBeGreaterThan(5 * Math.max(review.building, review.deployment))
    expect(seats.deployment).toBeGreaterThan(0.05)
    expect(seats.deployment).toBeGreaterThan(5 * Math.max(seats.building, seats.review))
  })

  test('brings next to nothing at a rare train that has room for all', () => {
    const rare: HistoryPlan = { ...base, items: 2_000, builders: 12, reviewers: 4, hoursBetweenDeployments: 10 * 24 }
    expect(plantedGain(rare, 'deployment', base.from + 270 * 24 * 3_600_000)).toBeLessThan(0.03)
  })
})
