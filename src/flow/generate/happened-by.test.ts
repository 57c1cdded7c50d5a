import { describe, expect, test } from 'vitest'
import { initiativePaths } from '../path/initiative-path.ts'
import { studyOf } from '../study/study.ts'
import { happenedBy } from './happened-by.ts'
import { type HistoryPlan, livelyPlan } from './history-plan.ts'
import { generatedReading, generatedSettings } from './software-history.ts'

const plan: HistoryPlan = { ...livelyPlan, items: 500 }
const whole = generatedReading(plan)
const day = 24 * 3_600_000
const until = plan.from + 40 * day
const cut = happenedBy(whole, until)

describe('a history cut off at a moment', () => {
  test('has nothing that happened later, and everything that happened before', () => {
    expect(cut.events).toEqual(whole.events.filter(({ time }) => time <= until))
    expect(cut.facts.every(({ time }) => time <= until)).toBe(true)
    expect(cut.quality.raw).toBe(cut.events.length)
  })

  test('keeps the initiatives of the items that are there, with their titles', () => {
    const { records, items } = studyOf([cut], generatedSettings(plan), until)
    const paths = initiativePaths(records, items.paths)

    expect(paths.length).toBeGreaterThan(5)
    expect(paths.length).toBeLessThan(plan.detail?.initiatives as number)
    for (const { id, items: own } of paths) {
      expect(own.length).toBeGreaterThan(0)
      expect(records.of.initiative.get(id)?.facts.title).toMatch(/./)
    }
  })

  test('knows nothing of an object that is heard of later, by a link or by what is said of it', () => {
    const early = new Set(cut.events.map(({ on }) => `${on.type} ${on.id}`))
    const tied = cut.links.flatMap(({ from, to }) => [from, to]).filter(({ type }) => type !== 'initiative')
    const said = cut.facts.map(({ on }) => on).filter(({ type }) => type !== 'initiative')

    expect([...tied, ...said].filter(({ type, id }) => !early.has(`${type} ${id}`))).toEqual([])
  })

  test('has no finding that the whole one has not', () => {
    expect(studyOf([cut], generatedSettings(plan), until).joined.findings).toEqual([])
  })

  test('before its beginning is empty', () => {
    expect(happenedBy(whole, 0)).toMatchObject({ events: [], links: [], facts: [] })
  })
})
