import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownersOf, parseCodeOwners, patternExpression } from './code-owners.ts'

function owners(file: string, path: string): readonly string[] | null {
  const { rules, problems } = parseCodeOwners(file)
  expect(problems).toEqual([])
  return ownersOf(rules, path)
}

describe('owners of a path', () => {
  test.each([
    ['a star owns everything', '* @all', 'any/where/x.ts', ['@all']],
    ['an extension matches at any depth', '*.js @js', 'a/b/c.js', ['@js']],
    ['an extension does not match another', '*.js @js', 'a/b/c.jsx', null],
    ['an anchored folder is recursive', '/build/logs/ @doc', 'build/logs/a/b.log', ['@doc']],
    ['an anchored folder is only that one', '/build/logs/ @doc', 'x/build/logs/b.log', null],
    ['a folder is not a file of its name', '/build/logs/ @doc', 'build/logs', null],
    ['a last star takes direct children', 'docs/* @doc', 'docs/getting-started.md', ['@doc']],
    ['a last star takes nothing nested', 'docs/* @doc', 'docs/build-app/troubleshooting.md', null],
    ['a pattern with a slash stands at the root', 'docs/* @doc', 'x/docs/a.md', null],
    ['a bare folder matches at any depth', 'apps/ @apps', 'x/y/apps/z/a.ts', ['@apps']],
    ['a bare folder matches at the root', 'apps/ @apps', 'apps/a.ts', ['@apps']],
    ['two stars in front match any depth', '**/logs @logs', 'deeply/nested/logs/a.log', ['@logs']],
    ['two stars in front match the root', '**/logs @logs', 'logs/a.log', ['@logs']],
    ['a name without slash matches file and folder', 'README @r', 'x/README', ['@r']],
    ['a later line without owner takes ownership away', '/apps/ @o\n/apps/github', 'apps/github/a.ts', []],
    ['and leaves the rest', '/apps/ @o\n/apps/github', 'apps/other/a.ts', ['@o']],
    ['the last match wins, even a less specific one', '/src/pay.ts @pay\n* @all', 'src/pay.ts', ['@all']],
    ['a comment may follow', '*.go @go @team # the gophers', 'a.go', ['@go', '@team']],
    ['a comment may follow a line without owners', '* @all\n*.md # nobody', 'a.md', []],
    ['a line may be a comment', '# * @nobody\n* @all', 'a', ['@all']],
    ['a space is escaped', 'docs/my\\ file.md @doc', 'docs/my file.md', ['@doc']],
    ['several owners are all named', '* @a @org/team x@example.com', 'a', ['@a', '@org/team', 'x@example.com']],
    ['case matters', '/Docs/ @doc', 'docs/a.md', null],
    ['a star inside a name stays inside a folder', '/src/*.ts @ts', 'src/a/b.ts', null],
    ['two stars in the middle match no folder, too', '/a/**/b @x', 'a/b', ['@x']],
    ['two stars in the middle match several', '/a/**/b @x', 'a/c/d/b/e', ['@x']],
    ['a question mark is one character', '/a?.ts @x', 'ab.ts', ['@x']],
    ['a dot is a dot', '/a.ts @x', 'abts', null],
    ['brackets of routes may be escaped', '/app/\\[id\\]/ @x', 'app/[id]/page.tsx', ['@x']],
    ['Windows line ends are read', '* @all\r\n/a @x\r\n', 'a', ['@x']],
    ['a slash alone matches nothing', '* @all\n/ @root', 'a', ['@all']],
    ['no rule is no owner', '/src/ @src', 'README.md', null],
    ['an empty file is no owner', '', 'README.md', null],
  ])('%s', (_rule, file, path, expected) => {
    expect(owners(file, path)).toEqual(expected)
  })

  test.each([
    ['an exception', '!*.js @js'],
    ['a character range', '/[a-z]/ @x'],
    ['an escaped hash', '\\#notes @x'],
    ['a section', '[Docs][2] @team'],
    ['an optional section', '^[Docs] @team'],
    ['three stars', 'a/*** @x'],
    ['an owner without @', '* ana'],
    ['an owner with two slashes', '* @org/a/b'],
    ['more than 3 MB', `* @all${' '.repeat(3 * 1024 * 1024)}`],
  ])('are not guessed from %s', (_what, file) => {
    const { problems } = parseCodeOwners(file)

    expect(problems).toEqual([{ line: 1, says: expect.any(String), fix: expect.any(String) }])
  })

  test('are reported with the line of each problem', () => {
    expect(parseCodeOwners('* @all\n\n!a @b\n/x nobody @c\n').problems.map((problem) => problem.line)).toEqual([3, 4])
  })
})

test('patterns match what git ignores, where both have the same meaning', () => {
  const dir = mkdtempSync(join(tmpdir(), 'fairway-owners-'))
  const env = { PATH: process.env.PATH, HOME: dir, GIT_CONFIG_NOSYSTEM: '1' }
  execFileSync('git', ['init', '-q', dir], { env })
  const name = fc.constantFrom('a', 'b', 'ab', 'a.js', 'b.ts', 'docs')
  const segment = fc.constantFrom('a', 'b', 'ab', '*.js', 'a*', '?', 'docs', '**', '*b', 'a.js')
  const pattern = fc
    .tuple(fc.boolean(), fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([root, segments, folder]) => `${root ? '/' : ''}${segments.join('/')}${folder ? '/' : ''}`)
  const paths = fc.array(
    fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
    { minLength: 20, maxLength: 40 },
  )

  fc.assert(
    fc.property(pattern, paths, (glob, all) => {
      const files = [...new Set(all)]
      writeFileSync(join(dir, 'patterns'), `${glob}\n`)
      const said = spawnSync(
        'git',
        ['-c', `core.excludesFile=${join(dir, 'patterns')}`, 'check-ignore', '--no-index', '-v', '-n', '-z', '--stdin'],
        { cwd: dir, env, input: files.join('\0'), encoding: 'utf8' },
      ).stdout.split('\0')
      const ignored = files.filter((_, index) => said[4 * index] !== '')

      const matched = files.filter((path) => patternExpression(glob).test(path))

      expect(matched).toEqual(ignored)
    }),
    { numRuns: 300 },
  )
  rmSync(dir, { recursive: true })
}, 60_000)
