import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commit, deployment, item, minute, PathStory, pull } from '../../../test/support/path-story.ts'
import type { Study } from '../study/study.ts'
import { type WaitCause, waitCauseFigures, waitCauses } from './wait-causes.ts'

const always = { by: 'completion', from: null, to: null } as const

/** Decided and ready for review at one moment, reviewed at another: nothing but a wait for review. */
function reviewed(story: PathStory, id: string, ready: number, at: number, by: string | null = 'rev'): PathStory {
  return story
    .told(item(id), ready, 'item decided')
    .link(pull(`s#${id}`), 'implements', item(id))
    .told(pull(`s#${id}`), ready, 'pull request opened', `author-${id}`)
    .told(pull(`s#${id}`), at, 'pull request reviewed', by)
}

/** Minutes of each cause, of one item. */
function minutesOf(study: Study, id: string): Partial<Record<WaitCause, number>> {
  const figures = waitCauseFigures(study, always)
  const found = waitCauses.flatMap((cause) => {
    const ms = figures[cause].counted?.().find((each) => each.id === id)?.ms
    return ms === undefined ? [] : [[cause, ms / minute]]
  })
  return Object.fromEntries(found)
}

describe('of the time in which an item lay', () => {
  test('what its reviewer worked on meanwhile is contention or priority, by when it could be begun', () => {
    const story = new PathStory()
    reviewed(story, 'earlier', 0, 100)
    reviewed(story, 'a', 60, 300)
    reviewed(story, 'later', 150, 200)

    expect(minutesOf(story.study(), 'a')).toEqual({ contention: 10, priority: 10, extraneous: 220 })
  })

  test('the night is nobody’s, unless somebody worked in it', () => {
    const story = reviewed(new PathStory(), 'a', 9 * 60, 25 * 60)
    expect(minutesOf(story.study(), 'a')).toEqual({ unavailable: 15 * 60, extraneous: 60 })

    reviewed(story, 'earlier', 0, 12 * 60)
    expect(minutesOf(story.study(), 'a')).toEqual({ contention: 10, unavailable: 15 * 60 - 10, extraneous: 60 })
  })

  test('an absence of the reviewer is one, and that of somebody else is none', () => {
    const away = (person: string) => ({
      calendar: {
        version: 1,
        zone: 'UTC',
        hours: { monday: [['09:00', '17:00']], tuesday: [['09:00', '17:00']] },
        holidays: [],
        absences: [{ person, from: '2026-01-05', to: '2026-01-05' }],
      },
    })
    const story = reviewed(new PathStory(), 'a', 0, 25 * 60)

    expect(minutesOf(story.study(1e6, away('rev') as never), 'a')).toEqual({ unavailable: 24 * 60, extraneous: 60 })
    expect(minutesOf(story.study(1e6, away('eve') as never), 'a')).toEqual({ unavailable: 16 * 60, extraneous: 9 * 60 })
  })

  test('reviews in one stretch of work waited for the last that was there when it began', () => {
    const story = new PathStory()
    reviewed(story, 'a', 0, 300)
    reviewed(story, 'b', 250, 310)
    reviewed(story, 'fresh', 305, 320)

    expect(minutesOf(story.study(), 'a')).toEqual({ batching: 250, extraneous: 50 })
    expect(minutesOf(story.study(), 'b')).toEqual({ contention: 10, extraneous: 50 })
  })

  test('what was deployed at the same moment waited for the last merge among it', () => {
    const story = new PathStory()
    for (const [id, merged] of [
      ['a', 20],
      ['b', 80],
    ] as const) {
      reviewed(story, id, 0, 10, null)
      story
        .fact(pull(`s#${id}`), 'repository', 's')
        .fact(commit(id), 'repository', 's')
        .fact(commit(id), 'parents', id === 'b' ? 'a' : '')
        .told(pull(`s#${id}`), merged, 'pull request merged', 'rev')
        .link(pull(`s#${id}`), 'merged as', commit(id))
    }
    story
      .fact(deployment('first'), 'environment', 'production')
      .told(deployment('first'), -10, 'deployment succeeded')
      .link(deployment('first'), 'deploys', commit('root'))
      .fact(commit('root'), 'repository', 's')
      .fact(deployment('d'), 'environment', 'production')
      .told(deployment('d'), 100, 'deployment succeeded')
      .link(deployment('d'), 'deploys', commit('b'))
    const causes = waitCauseFigures(story.study(), always)

    expect(causes.batching.value?.stages).toEqual([{ stage: 'waiting for deployment', ms: 60 * minute, share: 0.6 }])
    expect(causes.extraneous.value?.stages).toEqual([{ stage: 'waiting for deployment', ms: 40 * minute, share: 0.4 }])
  })

  test('a wait that nobody is known to have ended is left out, and said', () => {
    const story = reviewed(new PathStory(), 'a', 0, 60)
    story.told(item('b'), 0, 'item decided').told(item('b'), 90, 'item status entered', null, { status: 'In Progress' })
    const { extraneous } = waitCauseFigures(story.study(), always)

    expect([extraneous.n, extraneous.excluded.map(({ reason, items }) => [reason, items])]).toEqual([
      1,
      [['its records do not name who ended its waiting to start', ['b']]],
    ])
  })

  test('every part has one cause, whatever happens', () => {
    const work = fc.record({
      ready: fc.integer({ min: 0, max: 9000 }),
      lay: fc.integer({ min: 1, max: 5000 }),
      by: fc.constantFrom('rev', 'eve'),
    })
    fc.assert(
      fc.property(fc.array(work, { minLength: 1, maxLength: 12 }), (all) => {
        const story = new PathStory()
        for (const [at, { ready, lay, by }] of all.entries()) reviewed(story, String(at), ready, ready + lay, by)
        const figures = waitCauseFigures(story.study(), always)
        const parts = waitCauses.map((cause) => figures[cause].value?.ms ?? Number.NaN)

        expect(parts.every((ms) => ms >= 0)).toBe(true)
        expect(parts.reduce((sum, ms) => sum + ms, 0)).toBe(all.reduce((sum, { lay }) => sum + lay * minute, 0))
      }),
    )
  })

  test('is not known of nothing', () => {
    expect(waitCauseFigures(new PathStory().study(), always).batching.value).toBeNull()
  })
})
