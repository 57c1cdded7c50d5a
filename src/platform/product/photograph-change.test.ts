import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { ScratchRepository } from '../../../test/scratch-repository.ts'
import type { ProductId, Revision } from '../../base/ids.ts'
import type { PicturesTaken } from '../../evidence/evidence.ts'
import { createArtefactStore } from '../artefacts/artefact-store.ts'
import { createRunLogs } from '../artefacts/run-logs.ts'
import { createBrowser, type OpenBrowser } from '../browser/create-browser.ts'
import { openHome } from '../home/home.ts'
import { probeIsolation } from '../sandbox/probe-isolation.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import { type OpenWorkplace, openWorkplace } from '../workplace/create-workplace.ts'
import { ConnectedProduct, type Machine } from './connected-product.ts'
import { photographChange } from './photograph-change.ts'

const lanesFile = `version: 1
product: bakery
lanes:
  ux-copy: { contract: copy, paths: ["locales/*.json"], propose: [product], review: { approvals: 1, by: owners } }
preview: { command: "node serve.mjs $PORT", ready: "http://localhost:$PORT/" }
`

/** Serves the pages of `pages.json`, each a list of keys of the locale file. */
const serve = `import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
const read = (name) => JSON.parse(readFileSync(name, 'utf8'))
const [texts, pages] = [read('locales/en.json'), read('pages.json')]
const links = Object.keys(pages).map((path) => '<a href="' + path + '">' + path + '</a>').join(' ')
createServer((request, response) => {
  const keys = pages[request.url]
  response.writeHead(keys ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
  response.end('<!doctype html><html lang="en"><title>Bakery</title>' + (keys ?? []).map((key) => '<p>' + texts[key] + '</p>').join('') + links)
}).listen(Number(process.argv[2]), '127.0.0.1')
`

const texts = { 'home.title': 'Fresh bread every morning', 'about.title': 'Baked two streets from here' }
const pages = { '/': ['home.title'], '/about': ['about.title'] }
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

let folder: string
let browser: OpenBrowser
let workplace: OpenWorkplace
let machine: Machine
let main: ScratchRepository
let product: ConnectedProduct
let products = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-pictures-'))
  const home = await openHome(join(folder, 'home'))
  const sandbox = createSandbox({ isolation: await probeIsolation(), whenWeak: 'run' })
  const artefacts = createArtefactStore(join(home.path, 'artefacts'))
  const logs = createRunLogs(join(home.logs, 'runs'), artefacts)
  browser = createBrowser()
  workplace = await openWorkplace({ home: home.path, sandbox })
  machine = { home, sandbox, workplace, browser, artefacts, logs, exclusively: (_name, run) => run() }
})

afterAll(async () => {
  await browser.close()
  await workplace.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

beforeEach(async () => {
  main = new ScratchRepository()
  push({
    '.fairway/lanes.yaml': lanesFile,
    'serve.mjs': serve,
    'locales/en.json': json(texts),
    'pages.json': json(pages),
  })
  const id = `bakery-${products++}` as ProductId
  product = new ConnectedProduct({ id, name: 'Bakery', remote: main.dir, branch: 'main' }, machine)
  await product.visitPages(await product.tip(true))
})

afterEach(async () => {
  // What still looks around in the background must not outlive its repository.
  await product.refreshPages(await product.tip(true))
  await product.close()
  main.remove()
})

const push = (files: Readonly<Record<string, string>>): Revision => main.commit(files) as Revision

/** Photographs a change of one text, proposed on main as it is now. */
async function photographed(key: keyof typeof texts | 'about.more', to: string): Promise<PicturesTaken> {
  const base = await product.tip(true)
  const now = JSON.parse(main.git('show', 'main:locales/en.json')) as Record<string, string>
  main.git('checkout', '--quiet', '--detach')
  const head = push({ 'locales/en.json': json({ ...now, [key]: to }) })
  main.git('push', '--quiet', (await product.mirror()).repository.gitDir, `${head}:refs/fairway/changes/one/1`)
  main.git('checkout', '--quiet', 'main')
  const proof = { head, edits: [{ before: now[key] ?? '', after: to }] }
  const change = { base, lane: 'ux-copy', proof, checks: [], pictures: null }
  return photographChange(product, change, AbortSignal.timeout(50_000))
}

const shownBy = ({ pairs }: PicturesTaken) =>
  pairs.map(({ path, viewport, before, after }) => [
    path,
    viewport,
    before.boxes.map((box) => box.text),
    after.boxes.map((box) => box.text),
  ])

it('a text that the last merge changed is pictured without another visit of all pages', async () => {
  const visited = product.pages().index?.revision
  push({ 'locales/en.json': json({ ...texts, 'home.title': 'Fresh bread all day' }) })

  const taken = await photographed('home.title', 'Warm bread all day')

  expect(taken.missing).toBe(null)
  expect(shownBy(taken)).toEqual([
    ['/', 'desktop', ['Fresh bread all day'], ['Warm bread all day']],
    ['/', 'phone', ['Fresh bread all day'], ['Warm bread all day']],
  ])
  expect(product.pages().index?.revision).toBe(visited)
})

it('a text that the last merge brought is found by a visit of all pages', async () => {
  push({
    'locales/en.json': json({ ...texts, 'about.more': 'By four people and a dog' }),
    'pages.json': json({ ...pages, '/about': ['about.title', 'about.more'] }),
  })

  const taken = await photographed('about.more', 'By five people and a dog')

  expect(taken.missing).toBe(null)
  expect(taken.pairs.map((pair) => pair.path)).toEqual(['/about', '/about'])
})

it('a text that the last merge moved to another page is pictured there', async () => {
  push({ 'pages.json': json({ '/': ['about.title'], '/about': ['home.title'] }) })

  const taken = await photographed('home.title', 'Warm bread every morning')

  expect(taken.missing).toBe(null)
  expect(taken.pairs.map((pair) => pair.path)).toEqual(['/about', '/about'])
})
