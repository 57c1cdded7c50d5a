import { describe, expect, test } from 'vitest'
import { samplePlan } from '../generate/history-plan.ts'
import { generatedRepository, generateHistory } from '../generate/software-history.ts'
import { defaultProductionRules } from '../path/deployments.ts'
import { readEventLog } from '../sources/event-log/read-event-log.ts'
import { dataQuality } from './data-quality.ts'
import { studyOf } from './study.ts'
import { defaultTeamSettings, saidPeople, saidStatuses, type TeamSettings } from './team-settings.ts'

const settings: TeamSettings = {
  ...defaultTeamSettings,
  production: { ...defaultProductionRules, completeFromStart: [generatedRepository] },
}
const { log, truth } = generateHistory(samplePlan)
const reading = readEventLog(log, 'Generated')
const end = log.time[log.size - 1] as number

describe('a study of a generated history', () => {
  test('finds the decision-to-production time of each item that was planted', () => {
    const { items } = studyOf([reading], settings, end)
    expect(items.paths).toHaveLength(samplePlan.items)
    for (const { id, decision, end: ended } of items.paths) {
      expect(ended.kind).toBe('in production')
      if (ended.kind === 'in production')
        expect(ended.at - (decision?.at ?? 0)).toBe(truth.decisionToProduction[Number(id) - 1])
    }
  })

  test.each([1, 0.7, 0.3])(
    'has stages that are the whole way of each item, without gap or overlap, at %d of it',
    (part) => {
      const from = log.time[0] as number
      const asOf = Math.round(from + part * (end - from))
      const { stages, items } = studyOf([reading], settings, asOf)
      expect(stages.length).toBeGreaterThan(100)
      const paths = new Map(items.paths.map((path) => [path.id, path]))
      for (const { id, visits } of stages) {
        const path = paths.get(id)
        const until = path?.end.kind === 'in production' ? path.end.at : asOf
        expect(visits[0]?.from).toBe(path?.decision?.at)
        expect(visits.at(-1)?.to).toBe(until)
        for (const [at, visit] of visits.entries()) {
          expect(visit.to).toBeGreaterThanOrEqual(visit.from)
          if (at > 0) expect(visit.from).toBe(visits[at - 1]?.to)
          expect(visit.isOpen).toBe(path?.end.kind === 'open' && at === visits.length - 1)
        }
      }
    },
  )

  test('is the same whichever order its readings come in', () => {
    const half = Math.floor(reading.events.length / 2)
    const parts = [
      { ...reading, events: reading.events.slice(half) },
      { ...reading, events: reading.events.slice(0, half) },
    ]
    const [one, other] = [parts, parts.toReversed()].map((each) => studyOf(each, settings, end))
    expect(one?.stages).toEqual(other?.stages)
    expect(one?.items).toEqual(other?.items)
  })
})

describe('what a team says of itself', () => {
  const person = (id: string, ...accounts: string[]) => ({
    id,
    name: id,
    accounts,
    confidence: 0.7,
    because: 'a guess',
  })
  const guessed = {
    version: 1,
    people: [person('a', 'a', 'b'), person('c', 'c')],
    bots: [{ account: 'ci', confidence: 0.8, because: 'called ci' }],
  }
  const saying = (people: Partial<TeamSettings['people']>): TeamSettings => ({
    ...defaultTeamSettings,
    people: { ...defaultTeamSettings.people, ...people },
  })

  test('joins accounts of one person, and takes them from whom they were guessed to be', () => {
    const { people } = saidPeople(guessed, saying({ same: [['c', 'b']] }))
    expect(people.map(({ id, accounts }) => [id, accounts])).toEqual([
      ['a', ['a']],
      ['c', ['b', 'c']],
    ])
  })

  test('makes a bot of a person and a person of a bot', () => {
    const { people, bots } = saidPeople(guessed, saying({ bots: { ci: false, b: true } }))
    expect(people.map(({ id }) => id)).toEqual(['a', 'c', 'ci'])
    expect(bots.map(({ account }) => account)).toEqual(['b'])
  })

  test('replaces what a status was guessed to mean, and leaves other guesses as they are', () => {
    const guess = { means: 'building', confidence: 0.6, because: 'by its name alone' } as const
    const { of } = saidStatuses(
      { version: 1, of: { Doing: guess, Next: guess } },
      { ...defaultTeamSettings, statuses: { Next: 'queued' } },
    )
    expect(of.Doing).toEqual(guess)
    expect(of.Next).toMatchObject({ means: 'queued', confidence: 1 })
  })
})

test('a source that has told of nothing for more than two weeks is named, with when it ended', () => {
  const checkedAt = (asOf: number) => {
    const study = studyOf(
      [reading, { ...reading, source: 'old', quality: { ...reading.quality, source: 'old' } }],
      settings,
      asOf,
    )
    return dataQuality(study).find(({ id }) => id === 'stale')
  }
  const day = 24 * 60 * 60_000

  expect(checkedAt(end + 14 * day)).toMatchObject({ count: 0, of: 2, isDoubt: false })
  expect(checkedAt(end + 15 * day)).toMatchObject({
    count: 2,
    isDoubt: true,
    examples: expect.arrayContaining([`old: until ${new Date(end).toISOString().slice(0, 10)}`]),
  })
})
