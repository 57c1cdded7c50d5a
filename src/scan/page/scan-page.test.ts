import { expect, test } from 'vitest'
import type { Instant, Revision } from '../../base/ids.ts'
import type { Judged, ScannedCommit } from '../commit.ts'
import { defaultAssumptions } from '../cost.ts'
import type { ScanBasis } from '../report.ts'
import { ScanCounts } from '../scan-counts.ts'
import { scanText } from '../text-report.ts'
import { barsOf } from './charts.ts'
import { scanPage } from './scan-page.ts'

/** Each alone would run, load or break something if it came through as it is. */
const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><svg onload=alert(1)>',
  '<!-- ',
  ']]>',
  '&lt;b&gt;',
  '`${alert(1)}`',
  '\u202Egnp.exe\u0000\u001B[31m',
]

function pageOf(text: string): { readonly page: string; readonly words: string } {
  const basis: ScanBasis = {
    repository: text,
    revision: 'a'.repeat(40) as Revision,
    revisionAt: '2026-03-01T00:00:00.000Z' as Instant,
    rules: 'built-in',
    asked: ['copy'],
    notAsked: [],
    since: text,
    until: null,
    max: null,
    hasGroupFile: true,
  }
  const who = { name: text, email: `${text}@${text}`, at: '2026-03-01T10:00:00.000Z' as Instant }
  const edit = { path: text, line: 1, kind: text, before: text, after: `${text}!`, says: text }
  const back = { ...edit, before: `${text}!`, after: text }
  const admitted: Judged = { kind: 'admitted', by: ['copy'], paths: [text], editCount: 2, edits: [edit, back] }
  const near = { contract: 'copy', kind: 'rule', rule: text, paths: [text], says: text } as const
  const scanned = (judged: Judged, number: number): ScannedCommit => ({
    commit: {
      commit: String(number).padStart(40, '0') as Revision,
      parents: ['b' as Revision],
      author: who,
      committer: who,
      subject: text,
      trailers: [{ key: 'Reviewed-by', value: text }],
      files: [],
    },
    judged,
    leftOut: null,
    landing: null,
  })
  const counts = new ScanCounts(basis.asked, new Map([[who.email.toLowerCase(), text]]))
  counts.add(scanned(admitted, 1))
  counts.add(scanned({ kind: 'outside', reason: { rule: text, path: text, says: text }, near }, 2))
  counts.add(scanned({ kind: 'unjudged', reason: { rule: text, path: text, says: text } }, 3))
  const report = counts.report(basis, defaultAssumptions, new Set())
  return { page: scanPage(report), words: scanText(report) }
}

const tagsOf = (page: string): string[] =>
  [...page.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<(\/?[a-z!][a-z0-9]*)(?:\s[^<>]*)?>/gi)].map(
    (match) => match[1] ?? '',
  )

test.each(attacks)('%j comes through as text, wherever it stands', (attack) => {
  const { page } = pageOf(attack)
  const harmless = pageOf('x').page

  expect(tagsOf(page)).toEqual(tagsOf(harmless))
  expect(page).not.toContain(attack === '<!-- ' ? '<!-- ' : attack)
  expect(page).not.toMatch(/[\u202A-\u202E\u0000\u001B]/)
})

test('a terminal gets no control characters from a subject or a path', () => {
  const { words } = pageOf('\u001B[31mred\u0007\u202E')

  expect(words).not.toMatch(/[\u001B\u0007\u202E]/)
})

test('the page asks for nothing and forbids itself to', () => {
  const { page } = pageOf('x')

  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'")
  expect(page).not.toMatch(/https?:|\bsrc=|<link|<script|url\(|@import|\son[a-z]+=/)
})

test('says what it is and is not beside its figures', () => {
  const { page } = pageOf('x')

  expect(page).toContain('1 of 3')
  expect(page).toContain('Assumptions, not findings')
  expect(page).toContain('why a commit was made')
})

test('draws many months by quarter, and very many by year', () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      month: `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
      commits: 2,
      inLane: 1,
      lanes: {},
    }))

  expect(barsOf(months(12)).unit).toBe('month')
  expect(barsOf(months(36))).toMatchObject({ unit: 'quarter', bars: { length: 12 } })
  expect(barsOf(months(120)).bars).toHaveLength(10)
  expect(barsOf(months(36)).bars[0]).toEqual({ name: '2000 Q1', commits: 6, inLane: 3 })
})
