import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import type { ChangeView } from '../../src/api/change-schema.ts'
import { BrowserPerson, openBrowser } from './browser-person.ts'
import { commitsOf, git } from './git.ts'
import { freePort, type RunningServer, scratchFolder, startServer } from './running-server.ts'

const fiveMinutes = 300_000
const was = 'Most people start here'
const first = 'Most customers begin here'
const final = 'Most of our guests begin here'

let folder: Awaited<ReturnType<typeof scratchFolder>>
let server: RunningServer
let browser: Browser
let mara: BrowserPerson
let ana: BrowserPerson
let tom: BrowserPerson
let change = ''

beforeAll(async () => {
  folder = await scratchFolder()
  server = await startServer({ home: join(folder.path, 'home'), port: await freePort() })
  browser = await openBrowser()
  mara = await BrowserPerson.arrives(browser, server, 'mara', 'Mara Lindqvist')
  ana = await BrowserPerson.arrives(browser, server, 'ana', 'Ana Costa')
  tom = await BrowserPerson.arrives(browser, server, 'tom', 'Tom Okafor')
}, fiveMinutes)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await folder?.remove()
}, fiveMinutes)

const tellWhenFailed = () => onTestFailed(() => console.error(`The server said:\n${server.log()}`))
const remote = () => join(server.home, 'sample', 'storefront.git')

/** One journey, told in three parts: each goes on where the one before it ended. */
describe('a sentence of the sample shop', { timeout: fiveMinutes }, () => {
  it('is proposed, proved, checked and pictured, and only its owner is asked', async () => {
    tellWhenFailed()

    change = await mara.proposes(was, first, 'Newcomers do not know what to pick')

    await mara.sees(/Nothing else in \d+ files can be different/)
    await mara.seesCheckPass('typecheck')
    await mara.seesCheckPass('test')
    await mara.seesBothPictures()
    await mara.seesItStand(/Waits for Ana Costa \(owner of locales\/en\.json\) to decide/)
    expect(await mara.mayDo()).not.toContain('Approve')
    const shown = await viewOf(change)
    expect(await mara.tries('POST', `/api/changes/${change}/approve`, { bindingHash: shown.bindingHash })).toEqual({
      status: 403,
      says: 'You wrote this change, so somebody else must approve it.',
    })

    await tom.opensChange(change)
    await tom.seesItStand(/Waits for Ana Costa/)
    expect(await tom.mayDo()).not.toContain('Approve')
    expect(await tom.isAsked()).toBe(0)
    expect(await tom.tries('POST', `/api/changes/${change}/approve`, { bindingHash: shown.bindingHash })).toEqual({
      status: 403,
      says: 'You are not among the people this change asks.',
    })
  })

  it('is revised as the owner asks, approved, and live where users see it', async () => {
    tellWhenFailed()
    await ana.opensChange(change)
    await ana.sees('Changes')
    await ana.asksForChanges('They are guests, not customers.')
    await mara.seesItStand(/Mara Lindqvist/)
    await mara.sees('They are guests, not customers.')

    await mara.revises(final, 'Guests, as Ana says')
    await mara.seesCheckPass('test')
    await ana.seesItStand(/Your turn|Waits for (you|Ana)/)
    await ana.sees(final)
    await ana.approves()

    const headline = await mara.seesItStand(/Your sentence is live since/)
    expect(headline).toMatch(/^Your sentence is live since .*after the decision$/)
    expect(await mara.readsProduction('/pricing')).toContain(final)

    const [commit = '', ...more] = await commitsOf(remote(), change)
    expect(more).toEqual([])
    expect(await git(remote(), 'show', '--numstat', '--format=', commit)).toBe('1\t1\tlocales/en.json')
    expect(await git(remote(), 'log', '-1', '--format=%s', commit)).toBe(`Change “${was}” to “${final}”`)
    expect(await git(remote(), 'rev-list', '--count', 'main')).toBe('2')

    await ana.opens('/ledger')
    await ana.page.getByRole('button', { name: 'Verify now' }).click()
    await ana.sees(/\d+ events, unbroken/)
    await ana.opens('/flow')
    const shipped = ana.page.getByRole('region', { name: 'Through Fairway' })
    await shipped.getByRole('link', { name: new RegExp(final) }).waitFor()
  })

  it('is taken back the same way, and says so', async () => {
    tellWhenFailed()
    await mara.opensChange(change)
    const revert = await mara.takesBack('Guests were confused by it')
    await mara.seesItStand(/Waits for Ana Costa/)
    await ana.opensChange(revert)
    await ana.approves()

    await mara.seesItStand(/Your sentence is live since/)
    const shop = await mara.readsProduction('/pricing')
    expect(shop).toContain(was)
    expect(shop).not.toContain(final)

    await tom.opensChange(change)
    await tom.seesItStand(/Taken back by a revert/)
    expect(await viewOf(change)).toMatchObject({ state: 'reverted', revertedBy: revert })
    expect(await git(remote(), 'diff', '--stat', 'main~2', 'main')).toBe('')
    for (const person of [mara, ana, tom]) expect(person.complaints).toEqual([])
  })

  it('counts for the adoption of its lane, once its repository has been scanned', async () => {
    tellWhenFailed()
    await ana.opens('/flow/lanes')
    await ana.sees(/ux-copy: 2 changes took it\. Of how many that could is not known/)
    await ana.sees(/Target: 30 % by|30 % by .*Ana Costa answers for it/)

    const program = fileURLToPath(new URL('../../src/main/fairway.ts', import.meta.url))
    const scan = spawnSync(process.execPath, [program, 'scan', remote(), '--json'], { encoding: 'utf8' })
    expect([scan.status, scan.stderr.split('\n').filter((line) => /error/i.test(line))]).toEqual([0, []])
    await ana.opens('/flow/sources')
    await ana.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'scan.json', mimeType: 'application/json', buffer: Buffer.from(scan.stdout) })
    await ana.sees(/scan\.json: [\d,]+ of [\d,]+ records are used/)

    await ana.opens('/flow/lanes')
    await ana.sees(/ux-copy: 100 % \(\d+–100 %\) of 2 eligible changes took it\. Target: 30 % by/)
  })

  it('can be told on pages without a barrier that a machine can find', async () => {
    tellWhenFailed()
    const barriers: string[] = []
    for (const path of ['/compose', '/changes', `/changes/${change}`, '/ledger', '/flow']) {
      await ana.opens(path)
      await ana.page.getByRole('main').waitFor()
      const { violations } = await new AxeBuilder({ page: ana.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
        .analyze()
      barriers.push(...violations.map((violation) => `${path}: ${violation.id}: ${violation.help}`))
    }

    expect(barriers).toEqual([])
  })
})

async function viewOf(id: string): Promise<ChangeView> {
  return (await (await fetch(`${server.url}/api/changes/${id}`)).json()) as ChangeView
}
