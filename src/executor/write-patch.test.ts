import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../test/scratch-repository.ts'
import type { FileChange } from '../change/patch.ts'
import { unifiedDiff } from './write-patch.ts'

const change = (
  path: string,
  before: string | null,
  after: string | null,
  modes: Partial<FileChange> = {},
): FileChange => ({
  path,
  before: before === null ? null : Buffer.from(before),
  after: after === null ? null : Buffer.from(after),
  modeBefore: before === null ? null : '100644',
  modeAfter: after === null ? null : '100644',
  ...modes,
})

/** Writes the before sides, applies the diff with git, and compares every after side. */
function applyForReal(patch: readonly FileChange[]): void {
  const scratch = new ScratchRepository()
  try {
    scratch.commit(Object.fromEntries(patch.filter((file) => file.before).map((file) => [file.path, file.before])))
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: scratch.dir,
      input: unifiedDiff(patch),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    for (const file of patch) {
      const there = statSync(join(scratch.dir, file.path), { throwIfNoEntry: false })
      if (file.after === null) expect(there).toBeUndefined()
      else
        expect(readFileSync(join(scratch.dir, file.path)).toString('latin1')).toBe(
          Buffer.from(file.after).toString('latin1'),
        )
      if (file.modeAfter === '100755') expect((there?.mode ?? 0) & 0o111).not.toBe(0)
    }
  } finally {
    rmSync(scratch.dir, { recursive: true })
  }
}

describe('git applies the diff of', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n')

  test.each<[string, FileChange[]]>([
    ['one line', [change('a.tsx', `${lines}\n`, `${lines.replace('line 7', 'line seven')}\n`)]],
    [
      'the first and the last line',
      [change('a.tsx', `${lines}\n`, `${lines.replace('line 0\n', 'LINE 0\n').replace('line 29', 'x')}\n`)],
    ],
    ['two files', [change('a.tsx', 'a\n', 'b\n'), change('b/c.json', '{}\n', '{ }\n')]],
    ['a file without a last line end', [change('a.tsx', 'a\nb', 'a\nc')]],
    ['a last line end gained', [change('a.tsx', 'a\nb', 'a\nb\n')]],
    ['a last line end lost', [change('a.tsx', 'a\nb\n', 'a\nb')]],
    ['Windows line ends', [change('a.tsx', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n')]],
    ['lone carriage returns', [change('a.tsx', 'a\rb\nc\n', 'a\rb\nd\n')]],
    ['other line separators of Unicode', [change('a.tsx', 'a\u2028b\nc\u0085d\n', 'a\u2028b\nc\u0085e\n')]],
    ['a byte order mark', [change('a.tsx', '\uFEFFa\nb\n', '\uFEFFa\nc\n')]],
    [
      'lines that look like a diff',
      [change('a.tsx', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n', '--- a/x\n+++ b/y\n@@ -1 +1 @@\n')],
    ],
    ['a new file', [change('src/new.tsx', null, 'a\nb\n')]],
    ['a new program', [change('bin/run', null, '#!/bin/sh\n', { modeAfter: '100755' })]],
    ['a new empty file', [change('empty', null, '')]],
    ['a deleted file', [change('a.tsx', 'a\n', null)]],
    ['a file that becomes empty', [change('a.tsx', 'a\n', '')]],
    ['a mode alone', [change('run', '#!/bin/sh\n', '#!/bin/sh\n', { modeAfter: '100755' })]],
    ['a mode and a text', [change('run', '#!/bin/sh\n', '#!/bin/bash\n', { modeAfter: '100755' })]],
    ['paths with spaces', [change('my folder/a b.tsx', 'a\n', 'b\n')]],
    ['a path with quotes, tabs and backslashes', [change('a"b\t\\c.tsx', 'a\n', 'b\n')]],
    ['a path in other letters', [change('größe/日本.tsx', 'a\n', 'b\n')]],
    ['a new file with a path to quote', [change('größe/new "x".tsx', null, 'b\n')]],
  ])('%s', (_what, patch) => {
    applyForReal(patch)
  })

  test('any two texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '', 'ü', '\r', '\n', '\n', '\n', '-', '+', '\\', ' '), { maxLength: 30 })
      .map((all) => all.join(''))

    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after)
        applyForReal([change('a.txt', before, after)])
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

test('one changed line is one line less and one more', () => {
  const patch = [change('a.tsx', '\t<h1>Plans</h1>\n', '\t<h1>Plans and pricing</h1>\n')]

  expect(unifiedDiff(patch)).toBe(`diff --git a/a.tsx b/a.tsx
--- a/a.tsx
+++ b/a.tsx
@@ -1 +1 @@
-\t<h1>Plans</h1>
+\t<h1>Plans and pricing</h1>
`)
})

test('bytes that are not text are named, not shown', () => {
  const patch = [{ ...change('a.png', 'x', 'y'), after: new Uint8Array([0, 255]) }]

  expect(unifiedDiff(patch)).toContain('Binary files a/a.png and b/a.png differ')
})
