import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../../test/scratch-repository.ts'
import type { Instant, Revision } from '../../base/ids.ts'
import {
  closeRepository,
  commitTree,
  type GitRepository,
  listTree,
  log,
  materialize,
  mergeBase,
  mergeTree,
  openMirror,
  openRepository,
  patchBetween,
  readFileAt,
  resolveRevision,
  updateRef,
  writeBlob,
  writeTree,
} from './index.ts'

/** A repository that tries to run a program of its own. The program leaves a canary file; nothing we do may make it appear. */
let scratch: ScratchRepository
let canary: string
let script: string

beforeEach(() => {
  scratch = new ScratchRepository()
  scratch.commit({ 'src/a.tsx': 'one\n' }, 'First')
  scratch.commit({ 'src/a.tsx': 'two\n' }, 'Second')
  canary = join(scratch.dir, 'CANARY')
  script = join(scratch.dir, 'evil.sh')
  writeFileSync(script, `#!/bin/sh\ntouch '${canary}'\ncat\n`, { mode: 0o755 })
})

afterEach(() => scratch.remove())

/**
 * Everything the server and the command line ask of a repository they did not make. Each may fail; none may run the program. A push
 * is not among them: a remote on this machine runs its own hooks on it, as every remote does, and those are its owner's guard.
 */
async function everyVerb(dir: string): Promise<void> {
  const opened = await openRepository(dir).catch(() => null)
  if (opened) {
    await attempt(() => everyRead(opened))
    await attempt(() => everyWrite(opened))
    closeRepository(opened)
  }
  const home = mkdtempSync(join(tmpdir(), 'fairway-hostile-'))
  await attempt(async () => {
    const mirror = await openMirror({ home, product: 'shop', remote: { url: dir } })
    await attempt(() => everyRead(mirror.repository))
    await attempt(() => everyWrite(mirror.repository))
    await attempt(() => materialize(mirror.repository, 'HEAD', join(home, 'tree')))
    closeRepository(mirror.repository)
  })
  rmSync(home, { recursive: true, force: true })
}

async function everyRead(repo: GitRepository): Promise<void> {
  await attempt(() => log(repo, 'HEAD'))
  await attempt(() => listTree(repo, 'HEAD'))
  await attempt(() => readFileAt(repo, 'HEAD', 'src/a.tsx'))
  await attempt(() => patchBetween(repo, 'HEAD~1', 'HEAD'))
  await attempt(() => mergeBase(repo, 'HEAD~1', 'HEAD'))
}

async function everyWrite(repo: GitRepository): Promise<void> {
  const base = (await resolveRevision(repo, 'HEAD')) as Revision
  const blob = await writeBlob(repo, Buffer.from('three\n'))
  const tree = await writeTree(repo, base, [{ path: 'src/a.tsx', blob }])
  const person = { name: 'Ada', email: 'ada@example.com' }
  const at = '2026-03-01T14:02:07.000Z' as Instant
  const commit = await commitTree(repo, { tree, parents: [base], author: person, committer: person, at, message: 'x' })
  await attempt(() => updateRef(repo, 'refs/fairway/x', commit, null))
  await attempt(() => mergeTree(repo, base, commit))
}

const attempt = async (step: () => Promise<unknown>): Promise<void> => {
  await step().catch(() => {})
}

const hostile: readonly [string, () => void][] = [
  ['a file system monitor', () => scratch.git('config', 'core.fsmonitor', script)],
  [
    'hooks of every name',
    () => {
      for (const hook of [
        'pre-commit',
        'reference-transaction',
        'post-checkout',
        'pre-push',
        'post-index-change',
        'pre-auto-gc',
        'post-merge',
      ]) {
        writeFileSync(join(scratch.dir, '.git/hooks', hook), `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 })
      }
    },
  ],
  [
    'hooks in a folder of its own',
    () => {
      const hooks = join(scratch.dir, 'hooks')
      mkdirSync(hooks)
      writeFileSync(join(hooks, 'reference-transaction'), `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 })
      scratch.git('config', 'core.hooksPath', hooks)
    },
  ],
  [
    'a filter named by its attributes',
    () => {
      scratch.commit({ '.gitattributes': '* filter=e\n' })
      for (const side of ['clean', 'smudge', 'process']) scratch.git('config', `filter.e.${side}`, script)
      scratch.git('config', 'filter.e.required', 'true')
    },
  ],
  [
    'a diff program and a text conversion',
    () => {
      scratch.commit({ '.gitattributes': '* diff=e\n', 'src/a.tsx': 'three\n' })
      scratch.git('config', 'diff.e.command', script)
      scratch.git('config', 'diff.e.textconv', script)
      scratch.git('config', 'diff.external', script)
    },
  ],
  [
    'a merge driver',
    () => {
      scratch.commit({ '.gitattributes': '* merge=e\n' })
      scratch.git('config', 'merge.e.driver', `${script} %A`)
    },
  ],
  [
    'a signing program',
    () => {
      scratch.git('config', 'gpg.program', script)
      scratch.git('config', 'commit.gpgSign', 'true')
      scratch.git('config', 'log.showSignature', 'true')
    },
  ],
  [
    'a pager, an editor and an alias',
    () => {
      for (const key of ['core.pager', 'core.editor', 'sequence.editor', 'core.askPass', 'pager.log'])
        scratch.git('config', key, script)
      for (const verb of ['log', 'ls-tree', 'cat-file']) scratch.git('config', `alias.${verb}`, `!${script}`)
    },
  ],
  [
    'a partial clone whose missing objects are fetched by a program',
    () => {
      const blob = scratch.git('rev-parse', 'HEAD:src/a.tsx')
      rmSync(join(scratch.dir, '.git/objects', blob.slice(0, 2), blob.slice(2)))
      scratch.git('config', 'core.repositoryFormatVersion', '1')
      scratch.git('config', 'extensions.partialClone', 'origin')
      scratch.git('config', 'remote.origin.promisor', 'true')
      scratch.git('config', 'remote.origin.url', `ext::${script}`)
      scratch.git('config', 'remote.origin.uploadpack', script)
      scratch.git('config', 'protocol.ext.allow', 'always')
      scratch.git('config', 'protocol.allow', 'always')
    },
  ],
  [
    'a ssh program and a credential helper',
    () => {
      scratch.git('config', 'core.sshCommand', script)
      scratch.git('config', 'credential.helper', `!${script}`)
      scratch.git('config', 'remote.origin.url', 'ssh://example.com/x')
    },
  ],
  [
    'rewritten addresses',
    () => {
      scratch.git('config', `url.ext::${script} .insteadOf`, '/')
      scratch.git('config', 'protocol.ext.allow', 'always')
    },
  ],
  [
    'a packing program',
    () => {
      scratch.git('config', 'uploadpack.packObjectsHook', script)
      scratch.git('config', 'receive.procReceiveRefs', 'refs')
    },
  ],
  [
    'a nested repository as submodule, with a monitor of its own',
    () => {
      const nested = new ScratchRepository({ dir: join(scratch.dir, 'nested') })
      nested.commit({ a: '1' })
      nested.git('config', 'core.fsmonitor', script)
      scratch.git('add', 'nested')
      scratch.git('commit', '-q', '-m', 'nested')
    },
  ],
  [
    'included configuration',
    () => {
      writeFileSync(join(scratch.dir, '.git/more'), `[core]\n\tfsmonitor = ${script}\n\tsshCommand = ${script}\n`)
      scratch.git('config', 'include.path', 'more')
    },
  ],
  [
    'configuration of the work tree',
    () => {
      scratch.git('config', 'extensions.worktreeConfig', 'true')
      scratch.git('config', '--worktree', 'core.fsmonitor', script)
    },
  ],
  [
    'alternate references by a program',
    () => {
      scratch.git('config', 'core.alternateRefsCommand', script)
      const other = scratch.bareCopy()
      writeFileSync(join(scratch.dir, '.git/objects/info/alternates'), `${join(other.dir, 'objects')}\n`)
    },
  ],
]

describe('a hostile repository', () => {
  test.each(hostile)('with %s runs nothing', async (_what, arrange) => {
    arrange()
    rmSync(canary, { force: true })

    await everyVerb(scratch.dir)

    expect(existsSync(canary)).toBe(false)
  })

  test('would run its program under plain git, so the canary can sing', () => {
    scratch.git('config', 'core.fsmonitor', script)

    scratch.git('status')

    expect(existsSync(canary)).toBe(true)
  })

  test('cannot show other content through replacement objects or grafts', async () => {
    const [head, first] = [scratch.git('rev-parse', 'HEAD'), scratch.git('rev-parse', 'HEAD~1')]
    const blob = scratch.git('rev-parse', 'HEAD:src/a.tsx')
    const other = scratch.git('rev-parse', 'HEAD~1:src/a.tsx')
    scratch.git('replace', blob, other)
    mkdirSync(join(scratch.dir, '.git/info'), { recursive: true })
    writeFileSync(join(scratch.dir, '.git/info/grafts'), `${head}\n`)
    const repo = await openRepository(scratch.dir)

    expect(Buffer.from((await readFileAt(repo, 'HEAD', 'src/a.tsx')) ?? []).toString()).toBe('two\n')
    expect((await log(repo, 'HEAD'))[0]?.parents).toEqual([first])
    closeRepository(repo)
  })

  test('is not entered through a bare repository that lies inside its tree', async () => {
    const inner = new ScratchRepository({ bare: true, dir: join(scratch.dir, 'inner.git') })
    inner.git('config', 'core.fsmonitor', script)
    mkdirSync(join(inner.dir, 'deep'))
    const outside = mkdtempSync(join(tmpdir(), 'fairway-outside-'))
    const bare = new ScratchRepository({ bare: true, dir: join(outside, 'b.git') })
    mkdirSync(join(bare.dir, 'deep'))

    await expect(openRepository(join(bare.dir, 'deep'))).rejects.toMatchObject({ code: 'repository-missing' })
    rmSync(outside, { recursive: true })
  })

  test('with branches called like options is mirrored and read without harm', async () => {
    const head = scratch.git('rev-parse', 'HEAD')
    for (const name of ['--upload-pack=touch', '-x', '--all']) {
      scratch.git('update-ref', `refs/heads/${name}`, head)
    }

    await everyVerb(scratch.dir)

    const repo = await openRepository(scratch.dir)
    expect(await resolveRevision(repo, '--upload-pack=touch')).toBeNull()
    expect(await resolveRevision(repo, 'refs/heads/--all')).toBe(head)
    closeRepository(repo)
    expect(existsSync(canary)).toBe(false)
  })

  test('with a tree entry called .git is not mirrored', async () => {
    const blob = scratch.git('rev-parse', 'HEAD:src/a.tsx')
    const raw = Buffer.concat([Buffer.from('100644 .git\0'), Buffer.from(blob, 'hex')])
    writeFileSync(join(scratch.dir, 'raw'), raw)
    const evil = scratch.git('hash-object', '-w', '-t', 'tree', '--literally', 'raw')
    const commit = scratch.git('commit-tree', evil, '-m', 'evil')
    scratch.git('update-ref', 'refs/heads/main', commit)
    const home = mkdtempSync(join(tmpdir(), 'fairway-hostile-'))

    await expect(openMirror({ home, product: 'shop', remote: { url: scratch.dir } })).rejects.toMatchObject({
      code: 'repository-unreadable',
    })
    const repo = await openRepository(scratch.dir)
    await expect(materialize(repo, 'main', join(home, 'tree'))).rejects.toMatchObject({ code: 'repository-unreadable' })
    closeRepository(repo)
    rmSync(home, { recursive: true })
  })
})
