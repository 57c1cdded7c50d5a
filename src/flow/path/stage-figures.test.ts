import { expect, test } from 'vitest'
import { teamClock } from '../calendar/path-clock.ts'
import { guessedCalendar } from '../calendar/working-calendar.ts'
import { workingClock } from '../calendar/working-clock.ts'
import type { PullRequestPath, PullRequestStage } from './pull-request-stages.ts'
import { stageFigures } from './stage-figures.ts'

const hour = 3_600_000
const forever = { by: 'start', from: null, to: null } as const

/** Parts one after the other, in hours. */
function pathOf(
  id: string,
  end: PullRequestPath['end'],
  parts: readonly [PullRequestStage, number][],
): PullRequestPath {
  const lengths = parts.map(([, length]) => length * hour)
  const until = (place: number) => lengths.slice(0, place).reduce((sum, each) => sum + each, 0)
  const placed = parts.map(([stage], at) => ({ stage, from: until(at), to: until(at + 1), isOpen: false }))
  const last = placed.at(-1)
  if (last && end === 'open') last.isOpen = true
  return { id, end, parts: placed, totalMs: until(parts.length), findings: [] }
}

const paths = [
  pathOf('a', 'merged', [
    ['coding', 2],
    ['pickup', 4],
    ['review', 1],
  ]),
  pathOf('b', 'merged', [
    ['pickup', 6],
    ['review', 3],
  ]),
  pathOf('c', 'open', [
    ['coding', 1],
    ['pickup', 50],
  ]),
  pathOf('d', 'given up', [
    ['coding', 1],
    ['unattributed', 9],
  ]),
]

test('a stage that is open now counts as open, and one that was given up as given up', () => {
  const { pickup, unattributed } = stageFigures(paths, forever, 100 * hour)

  expect(pickup).toMatchObject({ n: 3, censored: 1, coverage: 0.75 })
  expect(pickup.value?.p50).toMatchObject({ kind: 'reached', time: 6 * hour })
  expect(unattributed.value?.p50).toMatchObject({ kind: 'not reached' })
})

test('a stage that is missing is excluded by name, not counted as nothing', () => {
  const { coding, deploy } = stageFigures(paths, forever, 100 * hour)

  expect(coding.excluded).toEqual([{ reason: 'no coding is known of it', count: 1, items: ['b'] }])
  expect(deploy).toMatchObject({ value: null, n: 0, coverage: 0 })
})

test('by completion, none is open', () => {
  const { pickup } = stageFigures(paths, { by: 'completion', from: null, to: null }, 100 * hour)

  expect(pickup).toMatchObject({ n: 2, censored: 0 })
})

test('on the clock of a calendar, nights and weekends take no time, and the figure says whose clock it is', () => {
  const clock = teamClock(workingClock({ ...guessedCalendar('Europe/Berlin'), version: 3 }))
  const [friday, monday] = [Date.parse('2026-03-27T15:00:00+01:00'), Date.parse('2026-03-30T10:00:00+02:00')]
  const path: PullRequestPath = {
    id: 'a',
    end: 'merged',
    parts: [{ stage: 'pickup', from: friday, to: monday, isOpen: false }],
    totalMs: monday - friday,
    findings: [],
  }

  const { pickup } = stageFigures([path], forever, monday, clock)

  expect(pickup).toMatchObject({ clock: 'working', calendar: { zone: 'Europe/Berlin', version: 3 } })
  expect(pickup.value?.p50).toMatchObject({ kind: 'reached', time: 3 * hour })
  const elapsed = stageFigures([path], forever, monday).pickup
  expect(elapsed.clock).toBe('elapsed')
  expect(elapsed.value?.p50).toMatchObject({ kind: 'reached', time: monday - friday })
})
