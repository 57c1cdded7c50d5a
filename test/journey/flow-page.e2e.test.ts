import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathPage } from '../../src/flow/path-report/path-page.ts'
import { pathReport } from '../../src/flow/path-report/path-report.ts'
import { type GitCommit, readCommits } from '../../src/flow/sources/git/read-commits.ts'
import { studyOf } from '../../src/flow/study/study.ts'
import { defaultTeamSettings } from '../../src/flow/study/team-settings.ts'
import { workReport } from '../../src/flow/work-report/work-report.ts'
import { openBrowser } from './browser-person.ts'

const day = 24 * 3_600_000
const start = Date.UTC(2026, 0, 5)
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Sixty landings, each with a commit of its own beside the line, and a release every tenth. */
function history(): GitCommit[] {
  const ada = { name: 'Ada', email: 'ada@acme.example' }
  const sha = (at: number, of: 'a' | 'b'): string => of + String(at).padStart(39, '0')
  return Array.from({ length: 60 }, (_, at) => {
    const moment = new Date(start + at * day).toISOString()
    const told = { author: ada, committer: ada, message: 'Say it', authoredAt: moment }
    const before = at === 0 ? [] : [sha(at - 1, 'a')]
    const landed = new Date(start + (at + 0.5 + (at % 7) / 10) * day).toISOString()
    return [
      { ...told, sha: sha(at, 'b'), parents: before, committedAt: moment, tags: [] },
      { ...told, sha: sha(at, 'a'), parents: [...before, sha(at, 'b')], committedAt: landed, authoredAt: landed },
    ].map((commit) => ({ ...commit, tags: commit.sha.startsWith('a') && at % 10 === 9 ? [`v1.${at}`] : [] }))
  }).flat()
}

test.each([1280, 390])('no column of the page to send on is squeezed to letters at %d px', async (width) => {
  const study = studyOf(
    [readCommits(history(), { repository: 'acme/shop', releaseTags: /^v/ })],
    defaultTeamSettings,
    start + 80 * day,
  )
  const page = await browser.newPage({ viewport: { width, height: 800 } })
  await page.setContent(pathPage(pathReport(study), workReport(study), 'acme/shop'))

  const rows = await page.locator('tbody th').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()))
  const tallest = await page.locator('tr').evaluateAll((all) => Math.max(...all.map((each) => each.clientHeight)))
  expect(rows.length).toBeGreaterThan(5)
  expect(Math.min(...rows.map((each) => each.width))).toBeGreaterThan(90)
  expect(tallest).toBeLessThan(400)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  await page.close()
})
