import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { paths } from '../../src/api/routes.ts'
import { findChromium } from '../../src/platform/browser/find-chromium.ts'
import type { RunningServer } from './running-server.ts'

/** Generous: a condition is waited for, however slow the machine; only what never happens runs into it. */
export const patienceMs = 240_000

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (typeof executablePath !== 'string') throw new Error(`${executablePath.says} ${executablePath.fix}`)
  return chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
    chromiumSandbox: process.getuid?.() !== 0,
  })
}

/** Someone of the sample with a browser of their own, who sees what is on the screen and nothing else. */
export class BrowserPerson {
  readonly name: string
  readonly page: Page
  private readonly context: BrowserContext
  private readonly server: RunningServer
  /** What the browser complained about: a page that works complains about nothing. */
  readonly complaints: string[] = []

  private constructor(name: string, context: BrowserContext, page: Page, server: RunningServer) {
    this.name = name
    this.context = context
    this.page = page
    this.server = server
    page.setDefaultTimeout(patienceMs)
    page.on('pageerror', (error) => this.complaints.push(String(error)))
  }

  /** Opens Fairway as this person, in a browser that nobody else uses. */
  static async arrives(browser: Browser, server: RunningServer, id: string, name: string): Promise<BrowserPerson> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const person = new BrowserPerson(name, context, await context.newPage(), server)
    await person.tries('POST', paths.demoPerson, { id })
    await person.opens('/')
    await person.page.getByRole('banner').getByText(name).filter({ visible: true }).first().waitFor()
    return person
  }

  async leaves(): Promise<void> {
    await this.context.close()
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.server.url).href)
  }

  /** Searches a text, writes other words in its place, says why, and proposes. @returns the change's id */
  async proposes(text: string, words: string, why: string): Promise<string> {
    await this.opens('/compose')
    await this.page.getByRole('combobox', { name: /^Find a text/ }).fill(text)
    await this.page.getByRole('option', { name: text }).first().click()
    await this.writes(words)
    await this.page.getByRole('textbox', { name: /^Why/ }).fill(why)
    await this.sends(/^Propose/)
    await this.page.waitForURL(/\/changes\/chg_/)
    return this.changeOnScreen()
  }

  /** Writes other words into the change on the screen, whose owner asked for it. */
  async revises(words: string, why: string): Promise<void> {
    const change = this.changeOnScreen()
    await this.act('Edit the text again').click()
    await this.writes(words)
    await this.page.getByRole('textbox', { name: /^What is different now/ }).fill(why)
    await this.sends(/^Propose|^Revise|^Send/)
    await this.page.waitForURL(new RegExp(`/changes/${change}`))
  }

  private async writes(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^New words/ }).fill(words)
    await this.sees(/Proved: only these words change/)
  }

  private async sends(label: RegExp): Promise<void> {
    const button = this.page.getByRole('button', { name: label, disabled: false })
    await button.waitFor()
    await button.click()
  }

  private changeOnScreen(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? ''
  }

  async opensChange(id: string): Promise<void> {
    await this.opens(`/changes/${id}`)
  }

  /** Waits for the sentence that says where the change stands. */
  async seesItStand(headline: RegExp): Promise<string> {
    const line = this.page.getByRole('status').filter({ hasText: headline }).first()
    await line.waitFor()
    return (await line.innerText()).replace(/\s+/g, ' ')
  }

  async sees(words: RegExp | string): Promise<void> {
    await this.page.getByText(words).first().waitFor()
  }

  async seesCheckPass(name: string): Promise<void> {
    await this.page
      .getByRole('listitem')
      .filter({ hasText: name })
      .filter({ hasText: /passed in/ })
      .first()
      .waitFor()
  }

  /** Both pictures of the page are on the screen and are pictures. */
  async seesBothPictures(): Promise<void> {
    for (const side of ['before', 'after']) {
      const picture = this.page.getByRole('img', { name: new RegExp(`^The page .* ${side}$`) })
      await picture.waitFor({ state: 'attached' })
      await this.page.waitForFunction(
        (image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0,
        await picture.elementHandle(),
      )
    }
  }

  /** What this person is offered to do with the change on the screen. */
  async mayDo(): Promise<string[]> {
    const bar = this.page.getByRole('region', { name: 'What you can do' })
    await bar.waitFor()
    const names = await bar.getByRole('button').or(bar.getByRole('link')).allInnerTexts()
    return names.map((name) => name.replace(/\s+[a-z]$/, '').trim())
  }

  private act(name: string): Locator {
    const bar = this.page.getByRole('region', { name: 'What you can do' })
    return bar.getByRole('button', { name }).or(bar.getByRole('link', { name }))
  }

  async approves(): Promise<void> {
    await this.act('Approve').click()
  }

  async asksForChanges(words: string): Promise<void> {
    await this.act('Ask for changes').click()
    await this.page.getByLabel('What should be different?').fill(words)
    await this.act('Ask for changes').click()
    await this.page.getByLabel('What should be different?').waitFor({ state: 'detached' })
  }

  /** @returns id of the change that takes the one on the screen back */
  async takesBack(why: string): Promise<string> {
    const change = this.changeOnScreen()
    await this.act('Revert').click()
    await this.page.getByLabel('Why take it back?').fill(why)
    await this.act('Propose to take it back').click()
    await this.page.waitForURL((url) => url.pathname.startsWith('/changes/') && !url.pathname.endsWith(change))
    return this.changeOnScreen()
  }

  /** How many changes wait for this person, as the header says it. */
  async isAsked(): Promise<number> {
    const link = this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Changes/ })
    return Number(/\d+/.exec(await link.innerText())?.[0] ?? 0)
  }

  /** Asks the API with this person's own session, past the screen. */
  async tries(method: string, path: string, body: unknown): Promise<{ status: number; says: string }> {
    const answer = await this.context.request.fetch(new URL(path, this.server.url).href, { method, data: body })
    const { error } = (await answer.json()) as { error?: { says: string } }
    return { status: answer.status(), says: error?.says ?? '' }
  }

  /** The visible words of a page of production. */
  async readsProduction(path: string): Promise<string> {
    const page = await this.context.newPage()
    try {
      await page.goto(new URL(path, this.server.production).href, { waitUntil: 'networkidle' })
      return await page.locator('body').innerText()
    } finally {
      await page.close()
    }
  }
}
