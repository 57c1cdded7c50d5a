import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../../test/scratch-repository.ts'
import type { Instant, Revision } from '../../base/ids.ts'
import {
  closeRepository,
  commitTree,
  fetchMirror,
  findTrailer,
  listTree,
  log,
  type Mirror,
  materialize,
  mergeTree,
  openMirror,
  patchBetween,
  push,
  readFileAt,
  remoteTip,
  requireRevision,
  treeOf,
  updateRef,
  writeBlob,
  writeTree,
} from './index.ts'

let home: string
let source: ScratchRepository
let remote: ScratchRepository
let mirror: Mirror

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'fairway-home-'))
  source = new ScratchRepository()
  source.commit({ 'src/a.tsx': 'one\n', 'bin/run': { executable: '#!/bin/sh\n' } }, 'First')
  remote = source.bareCopy()
  mirror = await openMirror({ home, product: 'shop', remote: { url: remote.dir } })
})

afterEach(() => {
  closeRepository(mirror.repository)
  for (const dir of [home, source.dir, remote.dir]) rmSync(dir, { recursive: true, force: true })
})

const person = { name: 'Mia Marketing', email: 'mia@example.com' }
const bot = { name: 'fairway-bot', email: 'fairway@example.com' }
const at = '2026-03-01T14:02:07.000Z' as Instant
const bytes = (text: string) => Buffer.from(text)

async function commitText(text: string, base: Revision, message = 'Change'): Promise<Revision> {
  const blob = await writeBlob(mirror.repository, bytes(text))
  const tree = await writeTree(mirror.repository, base, [{ path: 'src/a.tsx', blob }])
  return commitTree(mirror.repository, { tree, parents: [base], author: person, committer: bot, at, message })
}

const head = () => requireRevision(mirror.repository, 'refs/heads/main')

describe('a mirror', () => {
  test('follows the branches of the remote, new, moved and gone, and keeps our own refs', async () => {
    await updateRef(mirror.repository, 'refs/fairway/changes/c-1', await head(), null)
    source.git('branch', 'old')
    source.git('push', '-q', remote.dir, 'old')
    await fetchMirror(mirror)
    const moved = source.commit({ 'src/a.tsx': 'two\n' })
    source.git('push', '-q', remote.dir, 'main', ':old')

    await fetchMirror(mirror)

    expect(await head()).toBe(moved)
    await expect(requireRevision(mirror.repository, 'refs/heads/old')).rejects.toMatchObject({
      code: 'revision-missing',
    })
    expect(await requireRevision(mirror.repository, 'refs/fairway/changes/c-1')).toBeTruthy()
  })

  test('finds the default branch, whatever it is called', async () => {
    const other = new ScratchRepository()
    other.git('checkout', '-q', '-b', 'trunk')
    other.commit({ a: '1' })

    const opened = await openMirror({ home, product: 'other', remote: { url: other.dir } })

    expect(opened.branch).toBe('trunk')
    closeRepository(opened.repository)
    other.remove()
  })

  test('opens again where it was, twice at once', async () => {
    const [again, andAgain] = await Promise.all([
      openMirror({ home, product: 'shop', remote: { url: remote.dir } }),
      openMirror({ home, product: 'shop', remote: { url: remote.dir } }),
    ])

    expect(again.repository.gitDir).toBe(mirror.repository.gitDir)
    expect(await requireRevision(andAgain.repository, 'main')).toBe(await head())
    closeRepository(again.repository)
    closeRepository(andAgain.repository)
  })

  test('gives up on a remote that never answers', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/a.git`
    const request = {
      home,
      product: 'silent',
      remote: { url, privateHosts: ['127.0.0.1'] },
      limits: { timeoutMs: 300 },
    }

    await expect(openMirror(request)).rejects.toMatchObject({ code: 'timed-out' })
    await expect(openMirror({ ...request, branch: 'main' })).rejects.toMatchObject({ code: 'timed-out' })
    silent.close()
  })

  test('is made once by two that open it at once, and leaves nothing beside it', async () => {
    const request = { home, product: 'new', remote: { url: remote.dir } }

    const opened = await Promise.all([1, 2, 3, 4, 5, 6].map(() => openMirror(request)))

    for (const { repository } of opened) expect(await requireRevision(repository, 'main')).toBe(await head())
    expect(readdirSync(join(home, 'mirrors')).sort()).toEqual(['new.git', 'shop.git'])
    for (const { repository } of opened) closeRepository(repository)
  })

  test.each([
    ['a path that is not there', '/nowhere/at/all', 'repository-missing'],
    ['a folder that is no repository', tmpdir(), 'repository-missing'],
    ['a shell as transport', 'ext::sh -c "touch /tmp/canary"', 'bad-input'],
    ['plain http', 'http://example.com/a.git', 'bad-input'],
    ['ssh', 'git@example.com:a/b.git', 'bad-input'],
    ['an option', '--upload-pack=touch /tmp/canary', 'bad-input'],
    ['a password in the address', 'https://me:secret@example.com/a.git', 'bad-input'],
    ['a loopback host', 'https://127.0.0.1/a.git', 'bad-input'],
    ['a host of the private network', 'https://10.1.2.3/a.git', 'bad-input'],
    ['the metadata address', 'https://169.254.169.254/a.git', 'bad-input'],
    ['loopback in IPv6', 'https://[::1]/a.git', 'bad-input'],
    ['loopback as IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/a.git', 'bad-input'],
    ['localhost by name', 'https://localhost/a.git', 'bad-input'],
  ])('is not made of %s', async (_what, url, code) => {
    await expect(openMirror({ home, product: 'x', remote: { url } })).rejects.toMatchObject({ code })
  })

  test('is not made of an empty repository, a broken one, or one beyond the limit', async () => {
    const empty = new ScratchRepository({ bare: true })
    const broken = source.bareCopy()
    const packed = join(broken.dir, 'objects')
    for (const folder of readdirSync(packed)) rmSync(join(packed, folder), { recursive: true })

    const opening = (url: string, limits = {}) => openMirror({ home, product: 'x', remote: { url }, limits })

    await expect(opening(empty.dir)).rejects.toMatchObject({ code: 'revision-missing' })
    await expect(opening(broken.dir)).rejects.toMatchObject({ code: expect.stringMatching(/^repository-|^revision-/) })
    await expect(opening(remote.dir, { maxBytes: 10 })).rejects.toMatchObject({ code: 'repository-too-large' })
    empty.remove()
    broken.remove()
  })

  test.each(['../up', 'a/b', '', '.hidden', '-x'])('is not kept under the name %j', async (product) => {
    await expect(openMirror({ home, product, remote: { url: remote.dir } })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })
})

describe('a tree and a commit', () => {
  test('change exactly the edited path, keep every mode, and are the same for the same input', async () => {
    const base = await head()
    const blob = await writeBlob(mirror.repository, bytes('exec\n'))
    const tree = await writeTree(mirror.repository, base, [{ path: 'bin/run', blob }])

    const request = { tree, parents: [base], author: person, committer: bot, at, message: 'Subject\n\nWhy.\n' }
    const [one, two] = [await commitTree(mirror.repository, request), await commitTree(mirror.repository, request)]

    const between = await patchBetween(mirror.repository, base, one)
    expect(two).toBe(one)
    expect(
      between.kind === 'read' && between.patch.map(({ path, modeBefore, modeAfter }) => [path, modeBefore, modeAfter]),
    ).toEqual([['bin/run', '100755', '100755']])
    expect((await log(mirror.repository, one, { max: 1 }))[0]).toMatchObject({
      author: { ...person, at },
      committer: { ...bot, at },
      subject: 'Subject',
      body: 'Why.',
    })
  })

  test('can add and delete files, and need a mode for new ones', async () => {
    const base = await head()
    const blob = await writeBlob(mirror.repository, bytes('new\r\n'))

    const tree = await writeTree(mirror.repository, base, [
      { path: 'src/new.tsx', blob, mode: '100644' },
      { path: 'src/a.tsx', blob: null },
    ])

    expect((await listTree(mirror.repository, tree)).map((entry) => entry.path)).toEqual(['bin/run', 'src/new.tsx'])
    expect(Buffer.from((await readFileAt(mirror.repository, tree, 'src/new.tsx')) ?? []).toString()).toBe('new\r\n')
    await expect(writeTree(mirror.repository, base, [{ path: 'src/other.tsx', blob }])).rejects.toMatchObject({
      code: 'bad-input',
    })
    expect(readdirSync(mirror.repository.gitDir).filter((name) => name.startsWith('fairway-index'))).toEqual([])
  })

  test.each([
    '.git/config',
    'a/.GIT/x',
    'a/git~1/x',
    '../x',
    'a//b',
    '/a',
    'a\\b',
    'a/.git /x',
    'a/.g\u200cit/x',
    'a\nb',
    '',
  ])('never hold the path %j', async (path) => {
    const base = await head()
    const blob = await writeBlob(mirror.repository, bytes('x'))

    await expect(writeTree(mirror.repository, base, [{ path, blob, mode: '100644' }])).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  test('take names that try to end the line or open an address', async () => {
    const base = await head()
    const commit = await commitTree(mirror.repository, {
      tree: await treeOf(mirror.repository, base),
      parents: [base],
      author: { name: 'Eve <root@x>\ncommitter Root', email: 'e@x>\nparent 0' },
      committer: { name: '<>', email: '' },
      at,
      message: 'x',
    })

    expect((await log(mirror.repository, commit, { max: 1 }))[0]).toMatchObject({
      parents: [base],
      author: { name: 'Eve root@x committer Root', email: 'e@x parent 0' },
      committer: { name: 'unknown', email: 'unknown@invalid' },
    })
  })
})

describe('a ref', () => {
  test('moves only from where it is believed to stand', async () => {
    const base = await head()
    const next = await commitText('two\n', base)
    const ref = 'refs/fairway/changes/c-1'

    expect(await updateRef(mirror.repository, ref, base, null)).toBe('updated')
    expect(await updateRef(mirror.repository, ref, next, null)).toBe('moved')
    expect(await updateRef(mirror.repository, ref, next, next)).toBe('moved')
    expect(await updateRef(mirror.repository, ref, next, base)).toBe('updated')
    expect(await updateRef(mirror.repository, ref, null, base)).toBe('moved')
    expect(await updateRef(mirror.repository, ref, null, next)).toBe('updated')
  })

  test.each([
    'refs/heads/--upload-pack=x',
    'HEAD',
    'refs/heads/../x',
    'refs/heads/a.lock',
    'refs/tags/v1',
    'refs/heads/a b',
    'refs/heads/-x',
  ])('is never called %j', async (ref) => {
    await expect(updateRef(mirror.repository, ref, await head(), null)).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('a push', () => {
  test('lands when the branch stands at the base, and again when it already landed', async () => {
    const base = await head()
    const commit = await commitText('two\n', base)

    expect(await push(mirror, { commit, base })).toEqual({ kind: 'pushed' })
    expect(await push(mirror, { commit, base })).toEqual({ kind: 'pushed' })
    expect(remote.git('rev-parse', 'main')).toBe(commit)
    expect(await remoteTip(mirror)).toBe(commit)
  })

  test('writes nothing when somebody was there first, and says where the branch stands', async () => {
    const base = await head()
    const commit = await commitText('two\n', base)
    const theirs = source.commit({ 'src/a.tsx': 'theirs\n' })
    source.git('push', '-q', remote.dir, 'main')

    expect(await push(mirror, { commit, base })).toEqual({ kind: 'moved', tip: theirs })
    expect(remote.git('rev-parse', 'main')).toBe(theirs)
  })

  test('writes nothing when the branch was set back behind the base', async () => {
    const first = await head()
    const second = source.commit({ 'src/a.tsx': 'two\n' }) as Revision
    source.git('push', '-q', remote.dir, 'main')
    await fetchMirror(mirror)
    const commit = await commitText('three\n', second)
    remote.git('update-ref', 'refs/heads/main', first)

    expect(await push(mirror, { commit, base: second })).toEqual({ kind: 'moved', tip: first })
  })

  test('of two writers exactly one wins, every time', async () => {
    for (let round = 0; round < 8; round++) {
      await fetchMirror(mirror)
      const base = await head()
      const commits = await Promise.all([1, 2, 3].map((n) => commitText(`round ${round} writer ${n}\n`, base)))

      const results = await Promise.all(commits.map((commit) => push(mirror, { commit, base })))

      const winner = commits[results.findIndex((result) => result.kind === 'pushed')]
      expect(results.filter((result) => result.kind === 'pushed')).toHaveLength(1)
      expect(remote.git('rev-parse', 'main')).toBe(winner)
      expect(remote.git('rev-parse', 'main~1')).toBe(base)
    }
  }, 30_000)

  test('hands on the words of a remote that says no', async () => {
    const hook = join(remote.dir, 'hooks', 'pre-receive')
    writeFileSync(hook, '#!/bin/sh\necho "main is frozen until Monday" >&2\nexit 1\n')
    chmodSync(hook, 0o755)
    const base = await head()
    const commit = await commitText('two\n', base)

    expect(await push(mirror, { commit, base })).toEqual({
      kind: 'rejected',
      says: 'main is frozen until Monday\npre-receive hook declined',
    })
  })

  test('can be found again after a restart by its trailer', async () => {
    const base = await head()
    const commit = await commitText('two\n', base, 'Change\n\nFairway-Change: c-7\n')
    await push(mirror, { commit, base })
    await fetchMirror(mirror)

    expect(await findTrailer(mirror.repository, 'refs/heads/main', base, 'Fairway-Change', 'c-7')).toBe(commit)
  })

  test('of a commit that does not descend from the base is a defect', async () => {
    const base = await head()
    const commit = await commitText('two\n', base)

    await expect(push(mirror, { commit: base, base: commit })).rejects.toThrow('does not descend')
  })
})

describe('a merge', () => {
  test('gives the tree, or the paths both sides changed', async () => {
    source.commit({ 'src/a.tsx': 'one\n', 'src/b.tsx': 'b\n' })
    source.git('push', '-q', remote.dir, 'main')
    await fetchMirror(mirror)
    const base = await head()
    const ours = await commitText('ours\n', base)
    const b = source.commit({ 'src/b.tsx': 'B\n' }) as Revision
    source.git('push', '-q', remote.dir, 'main')
    await fetchMirror(mirror)

    const merged = await mergeTree(mirror.repository, b, ours)
    const theirs = await commitText('theirs\n', base)
    const conflicting = await mergeTree(mirror.repository, theirs, ours)

    expect(merged.kind).toBe('merged')
    const tree = merged.kind === 'merged' ? merged.tree : ''
    expect(Buffer.from((await readFileAt(mirror.repository, tree, 'src/b.tsx')) ?? []).toString()).toBe('B\n')
    expect(Buffer.from((await readFileAt(mirror.repository, tree, 'src/a.tsx')) ?? []).toString()).toBe('ours\n')
    expect(conflicting).toEqual({ kind: 'conflicting', paths: ['src/a.tsx'] })
  })

  test('never carries a text into a file that was renamed in the meantime', async () => {
    const base = await head()
    const ours = await commitText('ours\n', base)
    source.git('mv', 'src/a.tsx', 'src/z.tsx')
    const renamed = source.commit({}) as Revision
    source.git('push', '-q', remote.dir, 'main')
    await fetchMirror(mirror)

    expect(await mergeTree(mirror.repository, renamed, ours)).toEqual({ kind: 'conflicting', paths: ['src/a.tsx'] })
  })
})

describe('the files of a revision', () => {
  test('are written byte for byte with their modes, without git, and links as plain files', async () => {
    source.commit({
      'crlf.txt': 'a\r\nb\r\n',
      'hidden.txt': 'shown\n',
      out: { link: '/etc/passwd' },
      'dir/up': { link: '../../..' },
      '.gitattributes': '* text=auto eol=crlf export-subst\nhidden.txt export-ignore\n*.txt filter=evil\n',
      'subst.txt': '$Format:%H$\n',
    })
    source.git('push', '-q', remote.dir, 'main')
    await fetchMirror(mirror)
    const dir = join(home, 'tree')

    const written = await materialize(mirror.repository, 'refs/heads/main', dir)

    expect(written).toMatchObject({ files: 8, linksAsFiles: ['dir/up', 'out'] })
    expect(readFileSync(join(dir, 'crlf.txt'), 'utf8')).toBe(`${source.git('show', 'HEAD:crlf.txt')}\n`)
    expect(readFileSync(join(dir, 'subst.txt'), 'utf8')).toBe('$Format:%H$\n')
    expect(existsSync(join(dir, 'hidden.txt'))).toBe(true)
    expect(existsSync(join(dir, '.git'))).toBe(false)
    expect(lstatSync(join(dir, 'out')).isFile()).toBe(true)
    expect(readFileSync(join(dir, 'out'), 'utf8')).toBe('/etc/passwd')
    expect(statSync(join(dir, 'bin/run')).mode & 0o777).toBe(0o755)
    await expect(materialize(mirror.repository, 'refs/heads/main', dir)).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('beyond the limit are not written at all', async () => {
    await expect(
      materialize(mirror.repository, 'refs/heads/main', join(home, 't'), { maxFiles: 1 }),
    ).rejects.toMatchObject({
      code: 'repository-too-large',
    })
    expect(readdirSync(join(home, 't'))).toEqual([])
  })
})
