import { describe, expect, test } from 'vitest'
import { constraintOf, itemsOfConstraint } from '../constraint/constraint.ts'
import { livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { itemsHandedOn } from '../handoffs/initiative-handoffs.ts'
import { laneFigures } from '../lanes/lane-figures.ts'
import type { Figure } from '../path/figure.ts'
import { driftItems, driftOf } from '../signs/drift.ts'
import { fiveSigns } from '../signs/five-signs.ts'
import { studyOf } from '../study/study.ts'
import { workReport } from './work-report.ts'
import { workSections } from './work-words.ts'

const plan = { ...livelyPlan, items: 1_200 }
const reading = generatedReading(plan)
const times = reading.events.map(({ time }) => time).sort((a, b) => a - b)
const asOf = times[Math.floor(times.length * 0.8)] as number
const study = studyOf([reading], generatedSettings(plan), asOf)
const { handoffs, rework, steps, coordination } = workReport(study)
const [lane] = laneFigures(study)
const signs = fiveSigns(study).map(({ sign, figure }): [string, Figure<unknown>] => [sign, figure])

const figures: readonly (readonly [string, Figure<unknown> | undefined])[] = [
  ['the constraint', constraintOf(study, { from: null, to: null }, { replications: 10 })],
  ['drift', driftOf(study.items.paths, asOf)],
  ...signs.filter(([sign]) => sign !== 'S3'),
  ['adoption', lane?.adoption],
  ['handoffs of items', handoffs.items.person.sum],
  ['handoffs of initiatives', handoffs.initiatives.team.sum],
  ['wait after a handoff', handoffs.wait],
  ['returns', handoffs.returns],
  ['complete and accurate', handoffs.completeAndAccurate],
  ['flow rework', rework.flow],
  ['review rework', rework.review.cycles],
  ['deployment rework', rework.deployment],
  ['requirement churn', rework.churn.perItem],
  ['flow efficiency', steps.efficiency],
  ['coordination', coordination.teams[0]?.ratio],
]

describe('what a figure counts', () => {
  test.each(figures)('is as much as it says: %s', (_, figure) => {
    expect(figure?.n).toBeGreaterThan(0)
    expect(figure?.counted?.()).toHaveLength(figure?.n ?? -1)
  })

  test('is in no exclusion at the same time', () => {
    for (const [, figure] of figures) {
      const left = new Set(figure?.excluded.flatMap(({ items }) => items))
      expect((figure?.counted?.() ?? []).filter(({ id, type }) => type === 'item' && left.has(id))).toEqual([])
    }
  })

  test('of a share has exactly its hits in the part', () => {
    for (const share of [rework.flow, rework.deployment, handoffs.returns, handoffs.completeAndAccurate])
      expect(share.counted?.().filter(({ isPart }) => isPart)).toHaveLength(share.value?.hits ?? -1)
  })

  test('is an object of the record, unless it says that it is none', () => {
    for (const [, figure] of figures)
      for (const { id, type } of figure?.counted?.() ?? [])
        if (type !== null) expect(study.records.of[type].has(id), `${type} ${id}`).toBe(true)
  })

  test('names nobody where meetings are counted', () => {
    for (const { load } of coordination.teams) {
      expect(load.hours.counted).toBeUndefined()
      expect(load.uninterrupted.counted).toBeUndefined()
    }
    expect(signs.find(([sign]) => sign === 'S3')?.[1].counted).toBeUndefined()
  })

  test('of steps is every touch of their class', () => {
    const rows = workSections(workReport(study)).find(({ title }) => title === 'Steps')?.rows ?? []
    const touches = rows
      .slice(0, 4)
      .map(({ counted }) => (counted?.() ?? []).reduce((sum, each) => sum + (each.count ?? 0), 0))
    const { value } = steps.shares
    expect(touches).toEqual(
      (['changes production', 'enables', 'compensates', 'administers'] as const).map((name) => value?.of[name].touches),
    )
  })
})

describe('a part of a conclusion', () => {
  test('at a station is no more than what is under way, and the rest is left out with why', () => {
    const window = { from: null, to: null }
    const all = itemsOfConstraint(study, window, null)
    for (const station of ['building', 'review', 'deployment'] as const) {
      const here = itemsOfConstraint(study, window, station)
      const elsewhere = here.excluded.find(({ reason }) => /not at this station/.test(reason))?.count ?? 0
      expect(here.counted.length + elsewhere).toBe(all.counted.length)
      expect(here.counted.every(({ ms }) => (ms ?? 0) > 0)).toBe(true)
    }
  })

  test('of drift is what the card says', () => {
    const { value } = driftOf(study.items.paths, asOf)
    const count = (part: Parameters<typeof driftItems>[2]) => driftItems(study.items.paths, asOf, part).length
    expect(count('undelivered')).toBe(value?.undelivered)
    const weeks = value?.watchedWeeks ?? 0
    expect(count('decided') / weeks).toBeCloseTo(value?.decisions.estimate ?? -1)
    expect(count('in production') / weeks).toBeCloseTo(value?.production.estimate ?? -1)
    expect(count('given up') / weeks).toBeCloseTo(value?.cancelled.estimate ?? -1)
  })

  test('of an initiative has its items, each with its handoffs or with why not', () => {
    const id = [...study.records.of.initiative.keys()][0] as string
    const known = new Set(
      study.records.of.initiative.get(id)?.from['part of']?.filter((each) => study.records.of.item.has(each)),
    )
    const found = itemsHandedOn(study, id)
    const out = found?.excluded.reduce((sum, { count }) => sum + count, 0) ?? 0
    expect((found?.counted.length ?? 0) + out).toBe(known.size)
    expect(itemsHandedOn(study, 'nobody')).toBeNull()
  })
})
