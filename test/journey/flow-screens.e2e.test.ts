import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { livelyPlan } from '../../src/flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../src/flow/generate/software-history.ts'
import { type Study, studyOf } from '../../src/flow/study/study.ts'
import { createArtefactStore } from '../../src/platform/artefacts/artefact-store.ts'
import { serverImports } from '../../src/platform/flow/server-imports.ts'
import { openHome } from '../../src/platform/home/home.ts'
import { memoryServer } from '../support/memory-server.ts'
import { openBrowser, patienceMs } from './browser-person.ts'

const asOf = Date.UTC(2026, 5, 1)
const webApp = join(import.meta.dirname, '../../web/dist')
const screens = [
  '/flow',
  '/flow/map',
  '/flow/ageing',
  '/flow/scatter',
  '/flow/cumulative',
  '/flow/handoffs',
  '/flow/initiatives',
  '/flow/lanes',
  '/flow/playbook',
  '/flow/mappings',
  '/flow/sources',
  '/flow/settings',
]
const reading = generatedReading(livelyPlan)
const settings = generatedSettings(livelyPlan)
let studied: Study
let browser: Browser
let close: () => void
let forget: () => Promise<void>
let url: string

beforeAll(async () => {
  studied = studyOf([reading], settings, asOf)
  const home = await openHome(await mkdtemp(join(tmpdir(), 'fairway-screens-')))
  forget = () => rm(home.path, { recursive: true, force: true })
  const { fetch } = await memoryServer('demo', {
    studies: { now: async () => studied },
    webApp,
    parts: (ledger) => ({
      imports: serverImports(home, {
        ...{ ledger, artefacts: createArtefactStore(home.path), now: Date.now, report: () => undefined },
      }),
    }),
  })
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  close = () => server.close()
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  close?.()
  await forget?.()
})

async function open(path: string, width = 1280): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  page.setDefaultTimeout(patienceMs)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  // What the page policy refuses is said in the console, and to whoever opens it looks like an attack.
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('script-src')) complaints.push(message.text())
  })
  await page.goto(url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, complaints }
}

describe('the screens of Flow', () => {
  test('a number on the home screen opens exactly the items that it counts', async () => {
    const { page, complaints } = await open('/flow')

    await page.getByRole('heading', { level: 1 }).getByRole('button').first().click()
    const drawer = page.getByRole('dialog')
    const counted = await drawer.getByRole('heading', { name: /counted/ }).innerText()
    const { speed } = (await (await fetch(`${url}/api/flow/path`)).json()) as { speed: { figure: { n: number } } }

    expect(counted).toContain(`${speed.figure.n.toLocaleString('en')} counted`)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a window stands in the address and goes along to the map', async () => {
    const { page } = await open('/flow')

    await page.getByRole('button', { name: '90 days', exact: true }).click()
    await page.waitForURL((address) => address.searchParams.get('window')?.includes('90') ?? false)
    await page.getByRole('navigation', { name: 'Flow' }).getByRole('link', { name: 'Map' }).click()
    await page.waitForURL(
      ({ pathname, searchParams }) => pathname === '/flow/map' && (searchParams.get('window') ?? '').includes('90'),
    )
    await page.close()
  })

  test('the map is moved and its steps are opened by keyboard alone', async () => {
    const { page, complaints } = await open('/flow/map')
    const map = page.locator('svg.path-map')
    const before = await map.getAttribute('viewBox')

    await map.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('+')
    expect(await map.getAttribute('viewBox')).not.toBe(before)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByText(/counted/)
      .waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('an engineer says when a team works, and everybody sees who said it and why', async () => {
    const { page, complaints } = await open('/flow/settings')
    const monday = page.getByRole('group', { name: /^Everybody/ }).getByLabel('monday')
    expect(await monday.isDisabled()).toBe(true)

    await page.evaluate(
      `fetch('/api/demo/person', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":"ana"}' })`,
    )
    await page.reload()
    await monday.fill('9-12:30, 13-17')
    await page.getByRole('textbox', { name: /^Why/ }).fill('we close at noon')
    await page.getByRole('textbox', { name: 'Holidays, a day a line' }).fill('Christmas')
    await page.getByRole('button', { name: 'Say so' }).click()
    await page.getByRole('alert').getByText('everybody: Christmas is no day; write it as 2026-12-25').waitFor()

    await page.getByRole('textbox', { name: 'Holidays, a day a line' }).fill('2026-12-25')
    await page.getByRole('button', { name: 'Say so' }).click()
    await page.getByText('Said: it is version 2 now.').waitFor()
    await page.reload()
    const calendars = page.getByRole('region', { name: 'Working calendars' })
    await calendars.getByText(/Last changed by Ana .*: we close at noon/).waitFor()
    expect(await monday.inputValue()).toBe('09:00–12:30, 13:00–17:00')
    await page.getByRole('region', { name: 'Statuses' }).getByText('Nobody has changed it.').waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a guess of what a status means that is right becomes the word of the team', async () => {
    const { page, complaints } = await open('/flow/settings')
    await page.evaluate(
      `fetch('/api/demo/person', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":"ana"}' })`,
    )
    await page.reload()
    const released = page
      .getByRole('region', { name: 'Statuses' })
      .getByRole('listitem')
      .filter({ hasText: /^Released/ })
    await released.getByText(/guessed, 60 % sure/).waitFor()
    await released.getByRole('button', { name: /^That is right/ }).click()
    await page.getByRole('textbox', { name: /^Why/ }).fill('it is what we call it')
    await page.getByRole('button', { name: 'Say so' }).click()
    await page.getByText(/^Said: it is version \d now/).waitFor()
    await page.reload()
    await page
      .getByRole('region', { name: 'Statuses' })
      .getByText(/Last changed by Ana .*: it is what we call it/)
      .waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test('an engineer lets a pipeline post, sees what came, and closes the place again', async () => {
    const { page, complaints } = await open('/flow/sources')
    await page.evaluate(
      `fetch('/api/demo/person', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":"ana"}' })`,
    )
    await page.reload()
    const places = page.getByRole('region', { name: 'What tools post here' })

    await places.getByRole('button', { name: 'Let a tool post here' }).click()
    await places.getByRole('combobox', { name: 'Tool' }).selectOption('deployments')
    await places.getByRole('textbox', { name: /^Name/ }).fill('our pipeline')
    await places.getByRole('textbox', { name: /^Why/ }).fill('as it happens')
    await places.getByRole('button', { name: 'Make an address and a secret' }).click()
    const address = await places.getByRole('textbox', { name: 'Address' }).inputValue()
    const secret = await places.getByRole('textbox', { name: 'Secret' }).inputValue()
    const post = (bearer: string) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify({
          repository: 'a/b',
          sha: 'a'.repeat(40),
          environment: 'production',
          status: 'succeeded',
        }),
      })
    expect([(await post(secret)).status, (await post('guessed')).status]).toEqual([202, 403])

    await page.reload()
    await places.getByText(/^1 kept; last: refused/).click()
    await places.getByText('The signature or token does not fit the secret.').waitFor()
    expect(await page.content()).not.toContain(secret)
    await places.getByRole('button', { name: 'Close our pipeline' }).click()
    await places.getByRole('textbox', { name: /^Why/ }).fill('it moved')
    await places.getByRole('button', { name: 'Take nothing more' }).click()
    await places.getByText('Nothing is open.').waitFor()
    expect((await post(secret)).status).toBe(404)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('months that are told otherwise than before say so, with what moved them, and stand on the charts', async () => {
    const { page, complaints } = await open('/flow')
    await page.getByRole('heading', { name: 'By the month of decision' }).waitFor()
    expect(await page.getByText('What changed.').count()).toBe(0)

    const production = { ...settings.production, completeFromStart: [] }
    studied = studyOf([reading], { ...settings, version: 2, production }, asOf)
    const said = await page.evaluate(
      `(async () => {
        const json = { 'content-type': 'application/json' }
        await fetch('/api/demo/person', { method: 'POST', headers: json, body: '{"id":"ana"}' })
        const { version } = await (await fetch('/api/flow/settings')).json()
        const body = JSON.stringify({ version, why: 'it began in the middle', completeFromStart: [] })
        return (await fetch('/api/flow/settings', { method: 'PUT', headers: json, body })).status
      })()`,
    )
    expect(said).toBe(200)
    await page.reload()

    const note = page.getByRole('group').filter({ hasText: 'What changed.' })
    await note.getByText('A month that was over is told otherwise than before.').click()
    await note.getByText(/by Ana, .*: it began in the middle/).waitFor()
    const [was, is] = await note
      .getByRole('row', { name: /^Decided in/ })
      .getByRole('cell')
      .allInnerTexts()
    expect(was).toMatch(/^half within .*; \d+ items$/)
    expect(is).not.toBe(was)
    await page.getByText('as it was told before').waitFor()
    const step = /^since .* all of it is computed with version 2 of the settings/
    await page.getByRole('region', { name: 'By the month of decision' }).getByText(step).waitFor()
    await page.goto(`${url}/flow/cumulative`)
    await page.getByText(step).waitFor()
    await page.goto(`${url}/flow/sources`)
    await page
      .getByRole('region', { name: 'What changed of the past' })
      .getByText(/told otherwise than before/)
      .waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each(screens)('%s fits a phone and has nothing that shuts people out', async (path) => {
    const { page, complaints } = await open(path, 390)

    const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(beyond).toBe(0)
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const wide = await context.newPage()
    wide.setDefaultTimeout(patienceMs)
    await wide.goto(url + path)
    await wide.getByRole('heading', { level: 1 }).waitFor()
    const { violations } = await new AxeBuilder({ page: wide }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
    await page.close()
  })
})
