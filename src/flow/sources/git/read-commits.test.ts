import { describe, expect, test } from 'vitest'
import { type GitCommit, landedBy, readCommits } from './read-commits.ts'

const ada = { name: 'Ada', email: 'Ada@acme.example' }
const commit = (digit: string, detail: Partial<GitCommit> = {}): GitCommit => ({
  sha: digit.repeat(40),
  parents: [],
  author: ada,
  committer: ada,
  authoredAt: '2026-03-02T09:00:00+01:00',
  committedAt: '2026-03-03T09:00:00+01:00',
  message: 'Words',
  tags: [],
  ...detail,
})

test.each([
  ['Merge pull request #12 from acme/words', 'acme/shop#12'],
  ['Softer words (#12)', 'acme/shop#12'],
  ['Softer words (#12)\n\nsee #4', 'acme/shop#12'],
  ["Merge branch 'words' into 'main'\n\nSofter\n\nSee merge request acme/web/shop!12", 'acme/web/shop!12'],
  ["Merge branch 'words'\n\nSee merge request !12", 'acme/shop!12'],
  ['Softer words\n\nSee merge request !12 for why.', null],
  ['Take up (#12) again', null],
  ['Softer words, see #12', null],
])('of %j the pull request is %s', (message, pull) => {
  expect(landedBy(message, 'acme/shop')).toBe(pull)
})

test('a commit is written at one moment and lands at another', () => {
  const { events, facts } = readCommits([commit('a', { message: 'Softer words (#12)' })], { repository: 'acme/shop' })

  expect(events.map(({ activity, time, zone }) => [activity, new Date(time).toISOString(), zone])).toEqual([
    ['commit authored', '2026-03-02T08:00:00.000Z', 60],
    ['commit merged', '2026-03-03T08:00:00.000Z', 60],
  ])
  expect(facts).toContainEqual(expect.objectContaining({ name: 'lands', value: 'acme/shop#12' }))
})

test('a commit is called by its first line', () => {
  const called = (message: string) =>
    readCommits([commit('a', { message })], { repository: 's' }).facts.find(({ name }) => name === 'title')?.value

  expect(called('Softer words\n\nBecause they are read.')).toBe('Softer words')
  expect(called('')).toBeUndefined()
})

test('a revert is an event of the commit it takes back', () => {
  const message = `Revert "Softer words"\n\nThis reverts commit ${'a'.repeat(40)}.`
  const { events } = readCommits([commit('b', { message })], { repository: 'acme/shop' })

  expect(events.at(-1)).toMatchObject({ activity: 'commit reverted', on: { id: 'a'.repeat(40) } })
})

describe('a tag', () => {
  const released = (tags: string[], releaseTags?: RegExp) =>
    readCommits([commit('a', { tags })], { repository: 'acme/shop', releaseTags }).facts.flatMap(
      ({ on, name, value }) =>
        name === 'environment' ? [`${on.id.slice('acme/shop release '.length)} to ${value}`] : [],
    )

  test('is a release to production only where the team says so', () => {
    expect(released(['v1.0', 'nightly'], /^night/)).toEqual(['nightly to production'])
  })

  test('that reads like a version is released, and nobody has said that users reach that', () => {
    const versions = ['v1.0', '2.10.3', 'shop@3.1', 'release-1.4', '@acme/shop@0.2.0', 'contest-1.0', 'v7']
    const others = ['nightly', '2024', 'rev', 'v2.0-rc.1', 'v2.0-beta2', 'v2.0.0-alpha', 'canary-1.2', 'v1.0-test', '']

    expect(released([...versions, ...others])).toEqual(versions.map((tag) => `${tag} to release`))
  })
})

test('what a sampled change did to lines is told of its commit, and why not of one that could not be sampled', () => {
  const lines = { added: 2, replaced: [5, 7], unknown: 1 }
  const { facts } = readCommits([commit('a', { lines }), commit('b', { lines: { left: 'too large' } }), commit('c')], {
    repository: 'acme/shop',
  })
  const told = facts.flatMap(({ on, name, value }) => (name.startsWith('lines') ? [[on.id[0], name, value]] : []))

  expect(told).toEqual([
    ['a', 'lines added', 2],
    ['a', 'lines replaced', '5 7'],
    ['a', 'lines of unknown age', 1],
    ['b', 'lines left out', 'too large'],
  ])
})
