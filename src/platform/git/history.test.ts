import { afterAll, beforeAll, expect, test } from 'vitest'
import { ScratchRepository } from '../../../test/scratch-repository.ts'
import type { HistoryCommit } from '../../change/repository.ts'
import { closeRepository, type GitRepository, history, openRepository, requireRevision } from './index.ts'

let scratch: ScratchRepository
let repo: GitRepository

beforeAll(async () => {
  scratch = new ScratchRepository()
  scratch.commit({ 'a.txt': 'one\n', 'line\nend.txt': 'x\n' }, 'root')
  scratch.git('checkout', '-q', '-b', 'side')
  scratch.commit(
    { 'b.txt': 'two\n' },
    'on the side\n\nwhy\n\nReviewed-by: Bo <bo@example.com>\nSigned-off-by: Cy <cy@example.com>',
  )
  scratch.git('checkout', '-q', 'main')
  scratch.commit({ 'a.txt': null, 'c.txt': 'one\n' }, 'a renamed file')
  scratch.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side')
  scratch.commit({}, 'nothing')
  repo = await openRepository(scratch.dir)
})

afterAll(() => {
  closeRepository(repo)
  scratch.remove()
})

const all = async (walk: AsyncIterable<HistoryCommit>) => {
  const commits: HistoryCommit[] = []
  for await (const commit of walk) commits.push(commit)
  return commits
}

test('gives each commit once, children first, with its files', async () => {
  const commits = await all(history(repo, 'HEAD'))

  expect(commits.map((each) => [each.subject, each.parents.length, each.files.map((file) => file.path)])).toEqual([
    ['nothing', 1, []],
    ['Merge side', 2, []],
    ['a renamed file', 1, ['a.txt', 'c.txt']],
    ['on the side', 1, ['b.txt']],
    ['root', 0, ['a.txt', 'line\nend.txt']],
  ])
  expect(commits[2]?.files).toMatchObject([
    { modeBefore: '100644', modeAfter: null, blobAfter: null },
    { modeBefore: null, modeAfter: '100644', blobBefore: null },
  ])
})

test('reads the trailers of a message, not its other lines', async () => {
  const commits = await all(history(repo, 'side'))

  expect(commits[0]?.trailers).toEqual([
    { key: 'Reviewed-by', value: 'Bo <bo@example.com>' },
    { key: 'Signed-off-by', value: 'Cy <cy@example.com>' },
  ])
  expect(commits[0]?.author).toEqual({ name: 'Ada', email: 'ada@example.com', at: '2023-11-14T22:15:20.000Z' })
})

test('leaves out what is reachable from a commit, and what is too old', async () => {
  const after = await requireRevision(repo, 'HEAD~1')
  const since = '2023-11-14T22:17:00.000Z' as HistoryCommit['author']['at']

  expect((await all(history(repo, 'HEAD', { after }))).map((each) => each.subject)).toEqual(['nothing'])
  expect((await all(history(repo, 'HEAD', { since }))).map((each) => each.subject)).toEqual(['nothing'])
})

test('can be left in the middle', async () => {
  for await (const commit of history(repo, 'HEAD')) {
    expect(commit.subject).toBe('nothing')
    break
  }
})

test('says so when there is no such revision', async () => {
  await expect(all(history(repo, 'no-such-branch'))).rejects.toMatchObject({ code: 'revision-missing' })
})
