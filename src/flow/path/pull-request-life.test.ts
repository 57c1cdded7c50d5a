import { expect, test } from 'vitest'
import { LogBuilder } from '../log/log-builder.ts'
import { readGithub } from '../sources/github/read-github.ts'
import { addToLog, joinReadings } from '../sources/join-readings.ts'
import { pathRecords } from './path-records.ts'
import { pullRequestLives } from './pull-request-life.ts'

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z`
const [ada, bob, linter] = [
  { login: 'ada', type: 'User' },
  { login: 'bob', type: 'User' },
  { login: 'linter', type: 'Bot' },
]
const snapshot = (detail: object = {}) => ({
  number: 12,
  url: 'https://api.github.com/repos/acme/shop/pulls/12',
  merged_at: null,
  closed_at: null,
  user: ada,
  created_at: at(1),
  ...detail,
})
const lifeOf = (timeline: readonly object[], detail: object = {}) => {
  const builder = new LogBuilder()
  const of = { type: 'pull request', id: 'acme/shop#12' } as const
  addToLog(builder, joinReadings([readGithub([snapshot(detail)]), readGithub(timeline, { of })]))
  const [life] = pullRequestLives(
    pathRecords(builder.build(), Date.parse(at(23))),
    (account) => account === 'github:linter',
  )
  return life
}

test('a review is by somebody else, and by nobody automatic', () => {
  const comment = (actor: object, hour: number) => ({ event: 'commented', user: actor, created_at: at(hour) })

  expect(lifeOf([comment(ada, 2), comment(linter, 3), comment(bob, 4)])?.reviewedAt).toEqual([Date.parse(at(4))])
})

test('one that is first heard of when it becomes ready was opened as a draft; one sent back to draft was not', () => {
  const turn = (event: string, hour: number) => ({ event, actor: ada, created_at: at(hour) })

  expect(lifeOf([turn('ready_for_review', 5)])?.readyAt).toBe(Date.parse(at(5)))
  expect(lifeOf([turn('converted_to_draft', 5), turn('ready_for_review', 6)])?.readyAt).toBe(Date.parse(at(1)))
})

test('one that was opened again is not closed', () => {
  const turn = (event: string, hour: number) => ({ event, actor: ada, created_at: at(hour) })

  expect(lifeOf([turn('closed', 5)])?.closedAt).toBe(Date.parse(at(5)))
  expect(lifeOf([turn('closed', 5), turn('reopened', 6)])?.closedAt).toBeNull()
})

test('its first commit is the one that was written first, in whatever order they come', () => {
  const commit = (digit: string, hour: number) => ({
    event: 'committed',
    sha: digit.repeat(40),
    author: { date: at(hour), email: 'a@b.c' },
  })

  expect(lifeOf([commit('b', 3), commit('a', 0)])?.firstCommitAt).toBe(Date.parse(at(0)))
})
