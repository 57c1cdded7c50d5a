import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)) && statSync(join(root, path)).isFile())
const documents = tracked.filter(
  (path) => path.endsWith('.md') && !/^examples\/|(?:^|\/)(?:own-)?cases\/[^/]+\//.test(path),
)

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What a file says outside code, where an address is an example. */
const prose = (text: string): string => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')

describe('the documents', () => {
  test.each([
    'README.md',
    'ARCHITECTURE.md',
    'GLOSSARY.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'docs/guide/run-fairway.md',
    'docs/guide/lanes-file.md',
  ])('%s is there', (path) => {
    expect(textOf(path).length).toBeGreaterThan(500)
  })

  test('every relative link leads to a file', () => {
    const broken = documents.flatMap((path) =>
      [...prose(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((to) => !/^(?:[a-z]+:|#)/i.test(to))
        .filter((to) => !existsSync(join(root, dirname(path), to.split('#')[0] ?? '')))
        .map((to) => `${path}: ${to}`),
    )

    expect(broken).toEqual([])
  })

  test('decisions are numbered without a repeat, and each has every part', () => {
    const decisions = tracked.filter((path) => path.startsWith('docs/decisions/'))
    const numbers = decisions.map((path) => path.slice('docs/decisions/'.length).slice(0, 4))
    const parts = [/^# (\d{4}): /, /^Date: \d{4}-\d\d-\d\d\. Status: /m, /^## Context$/m, /^## Decision$/m]
    const ends = [/^## Consequences$/m, /^## What would change our mind$/m]

    expect(new Set(numbers).size).toBe(numbers.length)
    expect(decisions.filter((path) => ![...parts, ...ends].every((part) => part.test(textOf(path))))).toEqual([])
  })

  test('the release notes speak of the version in package.json', () => {
    expect(textOf('CHANGELOG.md')).toContain(`## ${JSON.parse(textOf('package.json')).version}`)
  })

  test('no file names a folder of the machine it was written on', () => {
    const machine = new RegExp(['(?<![\\w.~-])/(?:work/(?:main|shared)', 'root/\\w', `tmp/${'lead'})`].join('|'))
    const texts = tracked.filter((path) => /\.(?:md|ts|tsx|js|json|ya?ml|css|html|sql)$|^[^.]+$/.test(path))

    expect(texts.filter((path) => !path.includes('/cases/') && machine.test(textOf(path)))).toEqual([])
  })

  test('nothing in src or web is left for later', () => {
    const sources = tracked.filter(
      (path) => /^(?:src|web)\/.*\.(?:tsx?|css|sql)$/.test(path) && !path.includes('/cases/'),
    )

    expect(sources.filter((path) => /\b(?:TODO|FIXME|XXX)\b/.test(textOf(path)))).toEqual([])
  })
})
