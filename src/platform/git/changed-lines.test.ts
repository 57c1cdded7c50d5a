import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ScratchRepository } from '../../../test/scratch-repository.ts'
import { sampleChanges } from './changed-lines.ts'
import { openRepository } from './git-repository.ts'

const scratch = new ScratchRepository()
afterAll(() => scratch.remove())
const committedAt = (sha: string): number => 1000 * Number(scratch.git('show', '-s', '--format=%ct', sha))

test('every line that a change took out is told by when it had last been changed', async () => {
  const old = scratch.commit({ 'a.ts': 'const one = 1\nconst two = 2\nconst three = 3\n', 'package-lock.json': '{}\n' })
  const young = scratch.commit({ 'a.ts': 'const one = 1\nconst two = 22\nconst three = 3\n' })
  const both = scratch.commit({
    'a.ts': 'const one = 11\nconst two = 222\nconst three = 3\nconst four = 4\n',
    'package-lock.json': '{ "new": true }\n',
  })
  const spaces = scratch.commit({ 'a.ts': '  const one = 11\nconst two = 222\n\nconst three = 3\nconst four = 4\n' })
  const moved = scratch.commit({
    'a.ts': 'const two = 222\n\nconst three = 3\nconst four = 4\n',
    'b.ts': 'const one = 11\n',
  })
  scratch.git('checkout', '--quiet', '-b', 'side')
  scratch.commit({ 'a.ts': 'const two = 222\n\nconst three = 33\nconst four = 4\n' })
  scratch.git('checkout', '--quiet', 'main')
  scratch.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'side')
  const merge = scratch.git('rev-parse', 'HEAD')
  const repo = await openRepository(scratch.dir)

  const { changes, left } = await sampleChanges(repo, 'HEAD', { changes: 10 }, () => 0)

  expect(changes.map(({ id, added, replaced, unknown }) => [id, added, replaced, unknown])).toEqual([
    [merge, 0, [committedAt(old)], 0],
    [both, 1, [committedAt(old), committedAt(young)], 0],
    [young, 0, [committedAt(old)], 0],
  ])
  expect(left).toEqual([moved, spaces].map((id) => ({ id, reason: 'it changed no line that counts' })))
})

test('what takes too long, and what is too large, is left out and said', async () => {
  const repo = await openRepository(scratch.dir)
  let clock = 0
  const late = await sampleChanges(repo, 'HEAD', { changes: 10, totalMs: 3 }, () => clock++)
  const small = await sampleChanges(repo, 'HEAD', { changes: 1, maxLines: 0 }, () => 0)

  expect(late.left.filter(({ reason }) => reason === 'asking git took too long')).toHaveLength(2)
  expect(small.left[0]?.reason).toBe('more than 0 lines: a move or a clean-up')
})

test('a change of which the clone has not all is left out, and the others are told', async () => {
  const partial = new ScratchRepository()
  try {
    partial.commit({ 'a.ts': 'const one = 1\n' })
    const whole = partial.commit({ 'a.ts': 'const one = 11\n' })
    const torn = partial.commit({ 'b.ts': 'const two = 2\n' })
    const blob = partial.git('rev-parse', 'HEAD:b.ts')
    rmSync(join(partial.dir, '.git', 'objects', blob.slice(0, 2), blob.slice(2)))
    const repo = await openRepository(partial.dir)

    const { changes, left } = await sampleChanges(repo, 'HEAD', { changes: 10 }, () => 0)

    expect(changes.map(({ id }) => id)).toEqual([whole])
    expect(left).toEqual([{ id: torn, reason: expect.stringContaining('partial or damaged') }])
  } finally {
    partial.remove()
  }
})
