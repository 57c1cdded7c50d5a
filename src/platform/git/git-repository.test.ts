import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../../test/scratch-repository.ts'
import type { PatchBetween } from '../../change/repository.ts'
import {
  closeRepository,
  findTrailer,
  type GitRepository,
  listTree,
  log,
  mergeBase,
  openRepository,
  patchBetween,
  readBlobs,
  readFileAt,
  resolveRevision,
} from './index.ts'

let scratch: ScratchRepository
let repo: GitRepository

beforeEach(async () => {
  scratch = new ScratchRepository()
  scratch.commit({ 'src/a.tsx': 'one\n', 'docs/b.md': 'two\n' }, 'First')
  repo = await openRepository(scratch.dir)
})

afterEach(() => {
  closeRepository(repo)
  scratch.remove()
})

const text = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('utf8') : bytes)

function patchOf(between: PatchBetween) {
  if (between.kind !== 'read') throw new Error(between.says)
  return between.patch.map((file) => ({ ...file, before: text(file.before), after: text(file.after) }))
}

describe('a repository', () => {
  test('is found from a folder inside its work tree', async () => {
    const inside = await openRepository(join(scratch.dir, 'src'))

    expect(inside.gitDir).toBe(repo.gitDir)
  })

  test('may be bare', async () => {
    const bare = scratch.bareCopy()

    const opened = await openRepository(bare.dir)

    expect(await resolveRevision(opened, 'main')).toBe(scratch.git('rev-parse', 'main'))
    closeRepository(opened)
    bare.remove()
  })

  test('may be a linked work tree', async () => {
    const linked = join(scratch.dir, '.linked')
    scratch.git('worktree', 'add', '--quiet', '--detach', linked)

    const opened = await openRepository(linked)

    expect(await resolveRevision(opened, 'HEAD')).toBe(scratch.git('rev-parse', 'HEAD'))
    closeRepository(opened)
  })

  test('that is not there is named with what to do', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'fairway-empty-'))
    mkdirSync(join(empty, 'x'))

    await expect(openRepository(join(empty, 'nowhere'))).rejects.toMatchObject({ code: 'repository-missing' })
    await expect(openRepository(join(empty, 'x'))).rejects.toMatchObject({ code: 'repository-missing' })
    rmSync(empty, { recursive: true })
  })
})

describe('revisions', () => {
  test('are what git understands, and nothing that looks like an option', async () => {
    const sha = scratch.git('rev-parse', 'HEAD')
    scratch.git('tag', '-a', 'v1', '-m', 'v1')

    expect(await resolveRevision(repo, 'HEAD')).toBe(sha)
    expect(await resolveRevision(repo, 'v1')).toBe(sha)
    expect(await resolveRevision(repo, sha.slice(0, 10))).toBe(sha)
    expect(await resolveRevision(repo, 'nowhere')).toBeNull()
    expect(await resolveRevision(repo, '--all')).toBeNull()
    expect(await resolveRevision(repo, 'HEAD\ncontents HEAD')).toBeNull()
    expect(await resolveRevision(repo, 'HEAD:src')).toBeNull()
    expect(await resolveRevision(repo, '')).toBeNull()
  })

  test('keep answering rightly when many are asked at once', async () => {
    const sha = scratch.git('rev-parse', 'HEAD')
    const asked = Array.from({ length: 500 }, (_, index) => (index % 3 === 0 ? `nowhere-${index}` : 'HEAD'))

    const answers = await Promise.all(asked.map((revision) => resolveRevision(repo, revision)))

    expect(answers).toEqual(asked.map((revision) => (revision === 'HEAD' ? sha : null)))
  })
})

describe('a tree', () => {
  test('lists every file with mode and size, in folders, with names git would quote', async () => {
    scratch.commit({
      'bin/run': { executable: '#!/bin/sh\n' },
      link: { link: 'docs/b.md' },
      'ä/"quoted" \t name.tsx': 'ü\n',
    })

    const entries = await listTree(repo, 'HEAD')

    expect(entries.map(({ path, mode, sizeBytes }) => [path, mode, sizeBytes])).toEqual([
      ['bin/run', '100755', 10],
      ['docs/b.md', '100644', 4],
      ['link', '120000', 9],
      ['src/a.tsx', '100644', 4],
      ['ä/"quoted" \t name.tsx', '100644', 3],
    ])
  })

  test('gives one file, or null', async () => {
    expect(text(await readFileAt(repo, 'HEAD', 'src/a.tsx'))).toBe('one\n')
    expect(await readFileAt(repo, 'HEAD', 'src')).toBeNull()
    expect(await readFileAt(repo, 'HEAD', 'src/nowhere')).toBeNull()
    await expect(readFileAt(repo, 'nowhere', 'src/a.tsx')).rejects.toMatchObject({ code: 'revision-missing' })
  })

  test('gives many files in the order asked, leaving out what is too large', async () => {
    const large = Buffer.alloc(300_000, 'x')
    scratch.commit(
      Object.fromEntries([...Array(200).keys()].map((n) => [`f/${n}.txt`, n === 100 ? large : `file ${n}\n`])),
    )
    const entries = (await listTree(repo, 'HEAD')).filter((entry) => entry.path.startsWith('f/'))

    const contents = []
    for await (const content of readBlobs(
      repo,
      entries.map((entry) => entry.blob),
      { maxBytes: 100_000 },
    ))
      contents.push(content)

    expect(contents.map((content) => text(content.bytes))).toEqual(
      entries.map(({ path }) => (path === 'f/100.txt' ? null : `file ${/\d+/.exec(path)}\n`)),
    )
    expect(contents.find((content) => content.bytes === null)?.sizeBytes).toBe(300_000)
  })
})

describe('a patch', () => {
  test('holds every file that differs, whole on both sides, renames as deletion and addition', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    const head = scratch.commit({ 'src/a.tsx': 'ONE\n', 'docs/b.md': null, 'docs/c.md': 'two\n' })

    expect(patchOf(await patchBetween(repo, base, head))).toEqual([
      { path: 'docs/b.md', before: 'two\n', after: null, modeBefore: '100644', modeAfter: null },
      { path: 'docs/c.md', before: null, after: 'two\n', modeBefore: null, modeAfter: '100644' },
      { path: 'src/a.tsx', before: 'one\n', after: 'ONE\n', modeBefore: '100644', modeAfter: '100644' },
    ])
  })

  test('shows modes, links and submodules as what they are, even where the repository asks git to look away', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    const sub = '1'.repeat(40)
    scratch.write({
      'src/a.tsx': { executable: 'one\n' },
      link: { link: 'docs/b.md' },
      '.gitmodules': '[submodule "sub"]\n\tpath = sub\n\turl = https://example.com/x\n\tignore = all\n',
    })
    scratch.git('config', 'submodule.sub.ignore', 'all')
    scratch.git('config', 'diff.ignoreSubmodules', 'all')
    scratch.git('add', '--all')
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${sub},sub`)
    scratch.git('commit', '-q', '-m', 'modes')

    const patch = patchOf(await patchBetween(repo, base, 'HEAD'))

    expect(patch.map(({ path, modeBefore, modeAfter, after }) => [path, modeBefore, modeAfter, after])).toEqual([
      ['.gitmodules', null, '100644', expect.any(String)],
      ['link', null, '120000', 'docs/b.md'],
      ['src/a.tsx', '100644', '100755', 'one\n'],
      ['sub', null, '160000', `Subproject commit ${sub}\n`],
    ])
  })

  test('stays right when a path spells line ends and object names', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    const head = scratch.commit({ 'x\n#end\n:100644': 'evil\n', 'y\n': 'y\n' })

    const patches = await Promise.all([
      patchBetween(repo, base, head),
      patchBetween(repo, base, base),
      patchBetween(repo, head, base),
    ])

    expect(patches.map((between) => patchOf(between).map((file) => file.path))).toEqual([
      ['x\n#end\n:100644', 'y\n'],
      [],
      ['x\n#end\n:100644', 'y\n'],
    ])
  })

  test('beyond the bounds is not read in part', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    const head = scratch.commit({ 'src/a.tsx': 'x'.repeat(2_000), 'src/b.tsx': 'y', 'src/c.tsx': 'z' })
    const bounds = { maxFiles: 10, maxFileBytes: 10_000, maxBytes: 10_000 }

    expect(await patchBetween(repo, base, head, { ...bounds, maxFiles: 2 })).toMatchObject({
      kind: 'too-large',
      files: 3,
    })
    expect(await patchBetween(repo, base, head, { ...bounds, maxFileBytes: 1_000 })).toMatchObject({
      kind: 'too-large',
    })
    expect(await patchBetween(repo, base, head, { ...bounds, maxBytes: 1_000 })).toMatchObject({ kind: 'too-large' })
    expect(await patchBetween(repo, base, head, bounds)).toMatchObject({ kind: 'read' })
    expect(await patchBetween(repo, base, base, bounds)).toEqual({ kind: 'read', patch: [] })
  })

  test('needs both revisions', async () => {
    await expect(patchBetween(repo, 'HEAD', 'nowhere')).rejects.toMatchObject({ code: 'revision-missing' })
  })
})

describe('history', () => {
  test('tells commits newest first, with their people, times and messages', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    scratch.commit({ 'src/a.tsx': 'ONE\n' }, 'Second\n\nBecause.\n\nFairway-Change: c-1')

    const [second] = await log(repo, 'HEAD', { since: base })

    expect(second).toMatchObject({
      parents: [base],
      author: { name: 'Ada', email: 'ada@example.com', at: '2023-11-14T22:15:20.000Z' },
      subject: 'Second',
      body: 'Because.\n\nFairway-Change: c-1',
    })
    expect(await log(repo, 'HEAD', { max: 1 })).toHaveLength(1)
    expect((await log(repo, 'HEAD')).map((commit) => commit.subject)).toEqual(['Second', 'First'])
  })

  test('finds a trailer on the branch itself, exactly, and only as a trailer', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    scratch.commit({ 'src/a.tsx': '1\n' }, 'Quoted\n\nFairway-Change: c-1\nin the middle of a text\n\nAnd more.')
    const sha = scratch.commit({ 'src/a.tsx': '2\n' }, 'Real\n\nWhy.\n\nFairway-Change: c-1\nFairway-Lane: ux-copy')
    scratch.git('checkout', '-q', '-b', 'side')
    scratch.commit({ 'src/b.tsx': '3\n' }, 'Side\n\nFairway-Change: c-2')
    scratch.git('checkout', '-q', 'main')
    scratch.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side')

    expect(await findTrailer(repo, 'main', base as never, 'Fairway-Change', 'c-1')).toBe(sha)
    expect(await findTrailer(repo, 'main', null, 'Fairway-Change', 'c')).toBeNull()
    expect(await findTrailer(repo, 'main', sha as never, 'Fairway-Change', 'c-1')).toBeNull()
    expect(await findTrailer(repo, 'main', null, 'Fairway-Change', 'c-2')).toBeNull()
  })

  test('knows where two branches parted', async () => {
    const base = scratch.git('rev-parse', 'HEAD')
    scratch.git('branch', 'side')
    scratch.commit({ 'src/a.tsx': '1\n' })
    scratch.git('checkout', '-q', 'side')
    scratch.commit({ 'src/b.tsx': '1\n' })
    scratch.git('checkout', '-q', '--orphan', 'alone')
    scratch.commit({ 'src/c.tsx': '1\n' })

    expect(await mergeBase(repo, 'main', 'side')).toBe(base)
    expect(await mergeBase(repo, 'main', 'alone')).toBeNull()
  })
})
