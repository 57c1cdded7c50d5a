import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ScratchRepository } from '../scratch-repository.ts'
import { openBrowser, patienceMs } from './browser-person.ts'

const program = fileURLToPath(new URL('../../src/main/fairway.ts', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'fairway-page-'))
const file = join(dir, 'scan.html')
let browser: Browser

beforeAll(async () => {
  const shop = new ScratchRepository()
  const page = (title: string) => `export const A = () => <h1>${title}</h1>\n`
  shop.commit({ 'src/a-folder-with-a-rather-long-name/another-one/A.tsx': page('Plans') })
  shop.commit(
    { 'src/a-folder-with-a-rather-long-name/another-one/A.tsx': page('Prices') },
    '<img src=x onerror=alert(1)>',
  )
  shop.commit({ 'src/a-folder-with-a-rather-long-name/another-one/A.tsx': page('Plans and prices') })
  shop.commit({ 'src/a-folder-with-a-rather-long-name/another-one/A.tsx': page('x'), 'package.json': '{}\n' })
  shop.commit({ 'src/a-folder-with-a-rather-long-name/another-one/A.tsx': page('y'), 'package.json': '{ "a": 1 }\n' })
  const ran = spawnSync(process.execPath, [program, 'scan', shop.dir, '--html', file], { encoding: 'utf8' })
  shop.remove()
  expect([ran.status, ran.status === 0 ? '' : ran.stderr]).toEqual([0, ''])
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  rmSync(dir, { recursive: true, force: true })
})

test.each([
  [1280, 'light'],
  [390, 'dark'],
] as const)(
  'the page of a scan is readable for everybody at %i pixels, %s, and loads nothing',
  async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('dialog', () => complaints.push('a dialog'))

    await page.goto(pathToFileURL(file).href)
    for (const summary of await page.locator('summary').all()) await summary.click()
    const { violations } = await new AxeBuilder({ page }).analyze()

    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
    expect(requests).toEqual([pathToFileURL(file).href])
    expect(complaints).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(await page.locator('h1').innerText()).toContain('could have gone through a lane')
    await context.close()
  },
)
