import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { livelyPlan } from '../../src/flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../src/flow/generate/software-history.ts'
import { fixedStudies, type Studies } from '../../src/flow/study/studies.ts'
import { memoryServer } from '../support/memory-server.ts'
import { openBrowser, patienceMs } from './browser-person.ts'

const webApp = join(import.meta.dirname, '../../web/dist')
const lively = fixedStudies([generatedReading(livelyPlan)], generatedSettings(livelyPlan), Date.UTC(2026, 5, 1))
const closing: (() => void)[] = []
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  for (const close of closing) close()
})

async function listening(studies?: Studies): Promise<string> {
  const { fetch } = await memoryServer('demo', { webApp, ...(studies ? { studies } : {}) })
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A person with a browser of their own. */
async function arrives(
  url: string,
  id: string,
  path: string,
  width = 1280,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.request.post(`${url}/api/demo/person`, { data: { id } })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, complaints }
}

const wait = (page: Page, step: string) => page.getByRole('textbox', { name: `How long ${step} waits` })
const save = (page: Page) => page.getByRole('button', { name: 'Save for everybody' })
const saved = (page: Page, version: number) => page.getByRole('status').filter({ hasText: `version ${version}` })

describe('the playbook', () => {
  test('leads from nothing connected to a mapped path, and knows when the step is done', async () => {
    const { page, complaints } = await arrives(await listening(), 'mara', '/flow/playbook')

    await page.getByRole('link', { name: 'Map the path of one initiative' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Gift cards')
    await page.getByRole('button', { name: 'Begin the path' }).click()
    await page.getByRole('button', { name: 'Add a step' }).click()
    await page.keyboard.type('ticket')
    await page.keyboard.press('Enter')
    await page.keyboard.type('train')
    for (const [step, does, held] of [
      ['ticket', 'makes up for lost intent', '2d'],
      ['train', 'waits', '6d'],
    ] as const) {
      await page.getByRole('combobox', { name: `Who answers for ${step}` }).fill('Mara')
      await page.getByRole('combobox', { name: `What ${step} does` }).selectOption(does)
      await wait(page, step).fill(held)
    }
    await page.getByRole('textbox', { name: 'How long somebody works on ticket' }).fill('2d')
    await page.getByText('Say work in hours: 8h for a day of it.').waitFor()
    await page.getByRole('textbox', { name: 'How long somebody works on ticket' }).fill('8h')
    await page
      .getByText('From first to last it takes 8.3 days; somebody works on it for 8.0 h of that, 4.0 %.')
      .waitFor()
    await save(page).click()
    await saved(page, 2).waitFor()
    await page.getByRole('link', { name: 'Playbook' }).first().click()
    await page.getByRole('heading', { name: 'One of five steps is done. Next: expand the surface.' }).waitFor()

    await page
      .getByRole('listitem')
      .filter({ hasText: 'Replace translation' })
      .getByText('“ticket” in “Gift cards”')
      .waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('lets a workshop edit at once: cells are joined, and who said the same cell differently loses nothing', async () => {
    const url = await listening()
    const { page: mara } = await arrives(url, 'mara', '/flow/mappings')
    await mara.getByRole('textbox', { name: 'Name' }).fill('Gift cards')
    await mara.getByRole('button', { name: 'Begin the path' }).click()
    await mara.getByRole('button', { name: 'Add a step' }).click()
    await mara.keyboard.type('ticket')
    await save(mara).click()
    await saved(mara, 2).waitFor()
    const { page: ana, complaints } = await arrives(url, 'ana', new URL(mara.url()).pathname)

    await wait(ana, 'ticket').fill('3d')
    await mara.getByRole('combobox', { name: 'Who answers for ticket' }).fill('Mara')
    await save(mara).click()
    await saved(mara, 3).waitFor()
    await ana.getByText('Mara saved version 3 meanwhile: yours is joined with it.').waitFor()
    await save(ana).click()
    await saved(ana, 4).waitFor()
    expect(await ana.getByRole('combobox', { name: 'Who answers for ticket' }).inputValue()).toBe('Mara')
    // Whoever has nothing unsaved sees what others save, without asking.
    await saved(mara, 4).waitFor()
    expect(await wait(mara, 'ticket').inputValue()).toBe('3d')

    await wait(ana, 'ticket').fill('5d')
    await wait(mara, 'ticket').fill('4d')
    await save(mara).click()
    await saved(mara, 5).waitFor()
    await save(ana).click()
    await ana
      .getByRole('alert')
      .filter({
        hasText: 'Mara has said something else meanwhile of “ticket”: wait (yours 5.0 days, theirs 4.0 days).',
      })
      .waitFor()
    await ana.reload()
    expect(await wait(ana, 'ticket').inputValue()).toBe('5d')
    await save(ana).click()
    await ana.getByRole('button', { name: 'Keep mine there, and save' }).click()
    await saved(ana, 6).waitFor()
    await saved(mara, 6).waitFor()
    expect(await wait(mara, 'ticket').inputValue()).toBe('5d')
    expect(complaints).toEqual([])
    await Promise.all([mara.context().close(), ana.context().close()])
  })

  test('suggests a target out of the record and asks for one person, and the lane is then held against it', async () => {
    const { page, complaints } = await arrives(await listening(lively), 'mara', '/flow/playbook')
    const step = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Expand the surface' }) })

    await step.getByRole('button', { name: 'Set the target of copy, and its owner' }).click()
    expect(await step.getByRole('button', { name: 'Set the target' }).isDisabled()).toBe(true)
    await step.getByLabel('Who answers for it').selectOption('Ana')
    await step.getByRole('textbox', { name: /^Why/ }).fill('Headlines wait for nothing')
    await step.getByRole('button', { name: /^Ask Ana for \d+ % by / }).click()
    await step.getByText('Ana answers for it.').first().waitFor()
    await step.getByText('done', { exact: true }).waitFor()
    await page.getByRole('navigation', { name: 'Flow' }).getByRole('link', { name: 'Lanes' }).click()

    await page.getByRole('heading', { level: 1, name: /Target: \d+ % by .*\(Ana\)/ }).waitFor()
    await page.getByText('Set by Mara').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('begins a path with what is recorded of an initiative, on a phone, and shuts nobody out', async () => {
    const url = await listening(lively)
    const { page, complaints } = await arrives(url, 'mara', '/flow/mappings', 390)

    await page.getByLabel('Begins with').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Begin the path' }).click()
    await page.getByText('from the record').first().waitFor()
    const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(beyond).toBe(0)
    await page.setViewportSize({ width: 1280, height: 900 })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
