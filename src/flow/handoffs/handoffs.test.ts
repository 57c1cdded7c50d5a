import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commit, deployment, hour, item, minute, PathStory, pull } from '../../../test/support/path-story.ts'
import { defaultTeamSettings, type TeamSettings } from '../study/team-settings.ts'
import { handoffFigures } from './handoff-figures.ts'
import { handoffsBetween } from './handoffs.ts'
import type { Holder } from './holders.ts'
import { personHandoffs } from './item-handoffs.ts'

const always = { by: 'completion', from: null, to: null } as const
const held = (...moments: readonly (readonly [string, number, Holder['by']?])[]): Holder[] =>
  moments.map(([person, minutes, by = 'touch']) => ({ person, at: minutes * minute, by }))
const says = (holders: readonly Holder[], partyOf?: (person: string) => string | null): string[] =>
  handoffsBetween(holders, partyOf).map(({ from, to, isReturn }) => `${from} ${to}${isReturn ? ' back' : ''}`)

describe('handoffs on one object', () => {
  test('are where parties that follow each other differ, and back again is a second one', () => {
    expect(says(held(['ada', 0], ['ada', 10], ['bob', 20], ['ada', 40]))).toEqual(['ada bob', 'bob ada back'])
  })

  test('are none where it is back within five minutes', () => {
    expect(says(held(['ada', 0], ['bob', 3], ['ada', 5], ['cyd', 60]))).toEqual(['ada cyd'])
    expect(says(held(['ada', 0], ['bob', 3], ['ada', 6]))).toEqual(['ada bob', 'bob ada back'])
  })

  test('skip who is not known, and do not see the same team twice', () => {
    const teams: Record<string, string> = { ada: 'shop', bob: 'shop', cyd: 'pay' }
    const team = (person: string): string | null => teams[person] ?? null

    expect(says(held(['ada', 0], ['bob', 20], ['eve', 30], ['cyd', 40]), team)).toEqual(['shop pay'])
  })

  test('begin when somebody is named, or with the last touch of whoever had it', () => {
    const [named, touched] = handoffsBetween(
      held(['ada', 0], ['ada', 50], ['bob', 60, 'name'], ['bob', 90], ['cyd', 120]),
    )

    expect([named?.at, named?.touchedAt]).toEqual([60 * minute, 90 * minute])
    expect([touched?.at, touched?.touchedAt]).toEqual([90 * minute, 120 * minute])
  })

  test('are as many as changes of party where nothing flips, and a return always follows another handoff', () => {
    const holders = fc
      .array(fc.tuple(fc.constantFrom('ada', 'bob', 'cyd'), fc.integer({ min: 6, max: 100 })))
      .map((list) => {
        const until = (place: number) => list.slice(0, place + 1).reduce((sum, [, wait]) => sum + wait, 0)
        return held(...list.map(([person], place) => [person, until(place)] as const))
      })
    fc.assert(
      fc.property(holders, (list) => {
        const handoffs = handoffsBetween(list)
        const changes = list.filter(({ person }, at) => at > 0 && person !== list[at - 1]?.person)
        expect(handoffs).toHaveLength(changes.length)
        expect(handoffs[0]?.isReturn ?? false).toBe(false)
        for (const [at, handoff] of handoffs.entries()) {
          expect(handoff.from).not.toBe(handoff.to)
          expect(handoff.touchedAt).toBeGreaterThanOrEqual(handoff.at)
          if (at > 0) expect(handoff.from).toBe(handoffs[at - 1]?.to)
        }
      }),
    )
  })
})

/** Item 1: given to ada, then bob; its pull request goes ada, cyd (asked), ada, and is merged by dan. In production after 1000 minutes. */
function story(): PathStory {
  return new PathStory()
    .told(item('1'), 0, 'item decided')
    .told(item('1'), 0, 'item assigned', 'pm', { to: 'ada' })
    .told(item('1'), 100, 'item assigned', 'pm', { to: 'bob' })
    .told(item('1'), 150, 'item commented', 'bob')
    .told(pull('s#1'), 200, 'pull request opened', 'ada')
    .told(pull('s#1'), 300, 'review requested', 'ada', { to: 'cyd' })
    .told(pull('s#1'), 420, 'changes requested', 'cyd')
    .told(pull('s#1'), 500, 'commit pushed', 'ada')
    .told(pull('s#1'), 510, 'commit pushed', 'lint-bot')
    .told(pull('s#1'), 520, 'review requested')
    .told(pull('s#1'), 600, 'pull request merged', 'dan')
    .fact(pull('s#1'), 'repository', 's')
    .fact(commit('c'), 'parents', '')
    .link(pull('s#1'), 'implements', item('1'))
    .link(pull('s#1'), 'merged as', commit('c'))
    .link(deployment('d'), 'deploys', commit('c'))
    .fact(deployment('d'), 'environment', 'production')
    .fact(deployment('d'), 'repository', 's')
    .told(deployment('d'), 1000, 'deployment succeeded')
}
const settings = (people: Partial<TeamSettings['people']> = {}): Partial<TeamSettings> => ({
  production: { version: 1, environments: ['production'], mergeIsProduction: [], completeFromStart: ['s'] },
  people: { ...defaultTeamSettings.people, ...people },
})

describe('handoffs of an item', () => {
  test('are summed over its objects, each by itself, with the longest chain beside them', () => {
    const { items } = personHandoffs(story().study(2000, settings()))
    const one = items.get('1')

    expect(one?.handoffs.map(({ object, from, to }) => `${object} ${from} ${to}`)).toEqual([
      '1 ada bob',
      's#1 ada cyd',
      's#1 cyd ada',
      's#1 ada dan',
    ])
    expect(one?.longestChain).toBe(4)
    // The request that names nobody; the bot is no party.
    expect(one?.unknown).toBe(1)
  })

  test('are of initiatives with sub-items, each object once, whichever way leads to it', () => {
    const told = story()
      .link(item('2'), 'child of', item('1'))
      .link(item('1'), 'child of', item('2'))
      .link(item('1'), 'part of', { type: 'initiative', id: 'goal' })
      .link(item('2'), 'part of', { type: 'initiative', id: 'goal' })
      .told(item('2'), 0, 'item assigned', 'pm', { to: 'ada' })
      .told(item('2'), 60, 'item assigned', 'pm', { to: 'bob' })
      .told({ type: 'initiative', id: 'goal' }, 0, 'item created')
    const { initiatives } = handoffFigures(told.study(2000, settings()), always)

    expect(initiatives.person.sum).toMatchObject({ n: 1, value: { p50: 5 } })
    // The pull request and the sub-item go side by side: one of the item itself, then three or one.
    expect(initiatives.person.longestChain.value?.p50).toBe(4)
  })

  test('at the level of teams are only between known teams; nothing known is no figure', () => {
    const known = settings({ teams: { ada: 'shop', bob: 'shop', cyd: 'quality' } })
    const { items } = handoffFigures(story().study(2000, known), always)

    expect(items.team.sum.value?.p50).toBe(2)
    expect(items.role.sum).toMatchObject({ value: null, n: 0, coverage: 0 })
    expect(items.role.sum.excluded[0]?.items).toEqual(['1'])
  })
})

describe('what follows a handoff', () => {
  test('is a wait until the receiver does anything, on whichever object', () => {
    const { wait } = handoffFigures(story().study(2000, settings()), always)

    // bob after 50 minutes, cyd after 120, ada after 80, dan after 100.
    expect(wait).toMatchObject({ n: 4, censored: 0 })
    expect(wait.value?.p50).toMatchObject({ kind: 'reached', time: 80 * minute })
  })

  test('is open while nothing happened', () => {
    const told = new PathStory()
      .told(item('1'), 0, 'item assigned', 'pm', { to: 'ada' })
      .told(item('1'), 60, 'item assigned', 'pm', { to: 'bob' })
      .told(item('2'), 0, 'item commented', 'ada')
      .told(item('2'), 0, 'item commented', 'bob')
    const { wait } = handoffFigures(told.study(180, settings()), always)

    expect(wait).toMatchObject({ n: 1, censored: 1 })
    expect(wait.value?.p50).toMatchObject({ kind: 'not reached', followedUntil: 2 * hour })
  })

  test('is counted as a return, and as not complete where it came back or had to be clarified', () => {
    const { returns, completeAndAccurate } = handoffFigures(story().study(2000, settings()), always)

    expect(returns).toMatchObject({ n: 4, value: { hits: 1, share: 0.25 } })
    expect(completeAndAccurate).toMatchObject({ n: 4, value: { hits: 3 } })

    const asked = story().told(item('1'), 610, 'item commented', 'ada').told(item('1'), 620, 'item described', 'pm')
    // The description changes after the last handoffs, of the item to bob and of the pull request to dan.
    expect(handoffFigures(asked.study(2000, settings()), always).completeAndAccurate.value?.hits).toBe(1)
  })

  test('is complete where it came back approved', () => {
    const approved = new PathStory()
      .told(pull('s#1'), 0, 'pull request opened', 'ada')
      .told(pull('s#1'), 10, 'review requested', 'ada', { to: 'cyd' })
      .told(pull('s#1'), 60, 'pull request approved', 'cyd')
      .told(pull('s#1'), 100, 'pull request merged', 'ada')
      .link(pull('s#1'), 'implements', item('1'))
      .told(item('1'), 1000, 'flag turned on')
    const { returns, completeAndAccurate } = handoffFigures(approved.study(2000, settings()), always)

    expect(returns.value?.hits).toBe(1)
    expect(completeAndAccurate).toMatchObject({ n: 2, value: { hits: 2 } })
  })
})
