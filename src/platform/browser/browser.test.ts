import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CrawledPage, Photograph } from '../../evidence/ports.ts'
import { createSharedChromium } from './chromium.ts'
import { comparePictures } from './compare-pictures.ts'
import { createBrowser } from './create-browser.ts'
import { findChromium } from './find-chromium.ts'
import { pictureDifference } from './picture-difference.ts'

const browser = createBrowser()
let pages: Record<string, string>
let requested: string[]
let site: Server
let url: string
let elsewhere: Server
let elsewhereUrl: string
let reachedElsewhere: number

const page = (body: string, options: { lang?: string; title?: string; head?: string } = {}) =>
  `<!doctype html><html lang="${options.lang ?? 'en'}"><meta name="viewport" content="width=device-width"><title>${options.title ?? 'Shop'}</title>${options.head ?? ''}<body style="margin:0;font:16px sans-serif">${body}</body></html>`

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  site = createServer((request, response) => {
    requested.push(request.url ?? '')
    const body = pages[request.url ?? '']
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=600',
    })
    response.end(body ?? page('Not found'))
  })
  elsewhere = createServer((_request, response) => {
    reachedElsewhere += 1
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('')
  })
  elsewhere.on('upgrade', (_request, socket) => {
    reachedElsewhere += 1
    socket.destroy()
  })
  url = await listen(site)
  elsewhereUrl = await listen(elsewhere)
})

beforeEach(() => {
  pages = {}
  requested = []
  reachedElsewhere = 0
})

afterAll(async () => {
  await browser.close()
  await Promise.all([site, elsewhere].map((server) => new Promise((resolve) => server.close(resolve))))
})

async function crawl(startPaths = ['/'], maxPages = 20): Promise<readonly CrawledPage[]> {
  const crawled = await browser.crawl({ url, startPaths, maxPages })
  if (crawled.kind === 'no-browser') throw new Error(`These tests need Chromium: ${crawled.fix}`)
  return crawled.pages
}

async function photograph(find: string[], paths = ['/']): Promise<readonly Photograph[]> {
  const taken = await browser.photograph({ url, paths, find })
  if (taken.kind === 'no-browser') throw new Error(`These tests need Chromium: ${taken.fix}`)
  return taken.photographs
}

const textsOf = async (body: string) => {
  pages['/'] = page(body)
  return (await crawl())[0]?.texts ?? []
}

test.each([
  [
    'A visit',
    (beforeEachPage: () => Promise<void>) =>
      browser.crawl({ url, startPaths: ['/'], maxPages: 9, timeoutMs: 500, beforeEachPage }),
  ],
  [
    'A photograph',
    (beforeEachPage: () => Promise<void>) =>
      browser.photograph({ url, paths: ['/', '/plans'], find: [], viewports: ['phone'], beforeEachPage }),
  ],
])('%s that is not urgent opens no page before it may', async (_what, look) => {
  pages = { '/': page('<a href="/plans">Plans</a>'), '/plans': page('Plans') }
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()

  const looking = look(() => {
    asked.resolve()
    return gate.promise
  })
  await asked.promise
  await photograph([], ['/plans'])
  expect(requested).not.toContain('/')
  gate.resolve()
  await looking

  expect(requested).toContain('/')
})

describe('Reading a page', () => {
  test('a text cut by inline elements and line breaks is one text', async () => {
    const texts = await textsOf(
      '<p>Save <b>20%</b>\n   <i>to</i>day,<br>not tomorrow</p><button>Buy <span>now</span></button>',
    )

    expect(texts).toEqual(expect.arrayContaining(['Save 20% today, not tomorrow', 'Buy now']))
  })

  test('texts of neighbouring blocks stay apart', async () => {
    const texts = await textsOf('<div>Outer <p>Inner</p> after</div><ul><li>One</li><li>Two</li></ul>')

    expect(texts).toEqual(expect.arrayContaining(['Outer', 'Inner', 'after', 'One', 'Two']))
    expect(texts.join()).not.toMatch(/Outer Inner|OneTwo/)
  })

  test('texts of attributes count, of everything one can see or hear of', async () => {
    const texts = await textsOf(`<img alt="A red bag" width=9 height=9><input placeholder="Your name">
      <button aria-label="Close" title="Close the window">x</button><input type=submit value="Send it">
      <select><option>Small</option><option>Large</option></select>`)

    expect(texts).toEqual(
      expect.arrayContaining(['A red bag', 'Your name', 'Close', 'Close the window', 'Send it', 'Small', 'Large']),
    )
  })

  test('what is hidden does not count, what is folded does', async () => {
    const texts =
      await textsOf(`<p style="display:none">gone</p><p style="visibility:hidden">unseen</p><script>code()</script>
      <p style="text-transform:uppercase">Loud</p><details><summary>Question</summary><p>The answer</p></details>`)

    expect(texts).toEqual(expect.arrayContaining(['Loud', 'Question', 'The answer']))
    expect(texts.join()).not.toMatch(/gone|unseen|code|LOUD/)
  })

  test('texts that scripts write later, and in shadow roots, are read', async () => {
    const texts = await textsOf(`<div id=a></div><x-card></x-card><script>
      setTimeout(() => { a.textContent = 'Came later' }, 60)
      document.querySelector('x-card').attachShadow({ mode: 'open' }).innerHTML = '<p>In the <b>shadow</b></p>'
    </script>`)

    expect(texts).toEqual(expect.arrayContaining(['Came later', 'In the shadow']))
  })
})

describe('Crawling', () => {
  test('follows links of the same site once each, in the order they are found', async () => {
    pages['/'] =
      page(`<a href="/b">B</a><a href="/a#part">A</a><a href="/missing">?</a><a href="${elsewhereUrl}/x">out</a>
      <a href="/file.pdf">pdf</a><a href="mailto:a@b.c">mail</a>`)
    pages['/a'] = page('<a href="/">home</a><a href="/de/">Deutsch</a>', { title: 'A page' })
    pages['/b'] = page('<a href="/a">A</a>')
    pages['/de/'] = page('Hallo', { lang: 'de' })

    const found = await crawl()

    expect(found.map(({ path }) => path)).toEqual(['/', '/b', '/a', '/de/'])
    expect(found.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'de'])
    expect(found[2]).toMatchObject({ title: 'A page', links: ['/', '/de/'] })
    expect(requested).not.toContain('/file.pdf')
    expect(reachedElsewhere).toBe(0)
  })

  test('ends at its page limit, and does not walk an endless calendar', async () => {
    for (let day = 0; day < 30; day += 1)
      pages[`/calendar?day=${day}`] = page(`<a href="/calendar?day=${day + 1}">next</a>`)
    pages['/'] = page('<a href="/calendar?day=0">calendar</a><a href="/one">1</a><a href="/two">2</a>')
    pages['/one'] = page('1')
    pages['/two'] = page('2')

    expect((await crawl()).map(({ path }) => path)).toEqual([
      '/',
      '/calendar?day=0',
      '/one',
      '/two',
      '/calendar?day=1',
      '/calendar?day=2',
    ])
    expect(await crawl(['/'], 2)).toHaveLength(2)
  })

  test('the picture of a very long page is cut', async () => {
    pages['/'] = page('<div style="height:9000px">long</div>')

    const [first] = await crawl()

    expect(PNG.sync.read(Buffer.from(first?.screenshot ?? [])).height).toBe(4000)
  })
})

test('A page cannot reach anything but its own site', async () => {
  pages['/'] = page(`<img src="${elsewhereUrl}/pixel"><script>
    fetch('${elsewhereUrl}/data').catch(() => {}); navigator.sendBeacon('${elsewhereUrl}/beacon')
    new WebSocket('${elsewhereUrl.replace('http', 'ws')}'); new Image().src = 'http://localhost:${new URL(elsewhereUrl).port}/'
    fetch('/own').catch(() => {})
  </script>hello`)

  const [first] = await crawl()

  expect(first?.texts).toEqual(['hello'])
  expect(requested).toContain('/own')
  expect(reachedElsewhere).toBe(0)
})

describe('Photographing', () => {
  test('gives one picture for each path and width, and says what is missing', async () => {
    pages['/'] = page('<h1>Plans</h1>', { title: 'Plans of the shop', lang: 'en-GB' })

    const taken = await browser.photograph({ url, paths: ['/', '/missing'], find: ['Plans'] })

    if (taken.kind === 'no-browser') throw new Error(taken.fix)
    expect(
      taken.photographs.map(({ path, viewport, width, title, language }) => [path, viewport, width, title, language]),
    ).toEqual([
      ['/', 'desktop', 1280, 'Plans of the shop', 'en-GB'],
      ['/', 'phone', 390, 'Plans of the shop', 'en-GB'],
    ])
    expect(taken.missed).toEqual([{ path: '/missing', says: '/missing answered with status 404.' }])
    for (const { png, width, height } of taken.photographs) {
      expect(PNG.sync.read(Buffer.from(png))).toMatchObject({ width, height })
    }
  })

  test('the boxes stand where the text is drawn in the picture', async () => {
    const black = 'position:absolute;left:100px;top:1500px;background:#000;color:#000;font:20px monospace'
    pages['/'] = page(`<div style="height:2000px"><span style="${black}">Find <b>me</b></span></div>`)

    const [desktop] = await photograph(['find me'])

    const box = desktop?.boxes[0]
    expect(desktop?.boxes).toHaveLength(1)
    expect(box).toMatchObject({ text: 'find me', x: 100 })
    const { data, width } = PNG.sync.read(Buffer.from(desktop?.png ?? []))
    const red = (x: number, y: number) => data[(y * width + x) * 4]
    const [middleX, middleY] = [
      (box?.x ?? 0) + (box?.width ?? 0) / 2,
      (box?.y ?? 0) + Math.round((box?.height ?? 0) / 2),
    ]
    expect(red(Math.round(middleX), middleY)).toBe(0)
    expect(red((box?.x ?? 0) - 3, middleY)).toBe(255)
  })

  test('a whole text is preferred to the same words inside others, and letter case does not matter', async () => {
    pages['/'] = page(
      '<h1 style="text-transform:uppercase">Plans</h1><p>Compare all plans</p><img alt="Plans" width=50 height=50>',
    )

    const [desktop] = await photograph(['plans'])

    expect(desktop?.boxes).toHaveLength(2)
    expect(desktop?.boxes.map(({ height }) => height > 5)).toEqual([true, true])
  })

  test('two visits of an unchanged page give the same picture, whatever chance would do', async () => {
    pages['/'] =
      page(`<p id=a></p><p id=b></p><style>@keyframes k{to{margin-left:300px}} p{animation:k 1s infinite}</style>
      <script>a.textContent = Math.random(); b.textContent = crypto.randomUUID()</script>`)

    const [one, two] = [await photograph([]), await photograph([])]

    expect(pictureDifference(one[0]?.png as Uint8Array, two[0]?.png as Uint8Array).changedShare).toBe(0)
  })

  test('a page that scrolls in a frame of its own is shown whole', async () => {
    pages['/'] = page(
      '<main style="height:100vh;overflow:auto"><div style="height:1900px">top</div><p>The end</p></main>',
    )

    const [desktop] = await photograph(['The end'])

    expect(desktop?.height).toBeGreaterThan(1900)
    expect(desktop?.boxes[0]?.y).toBeGreaterThan(1890)
  })

  test('a section is unfolded for the text in it', async () => {
    pages['/'] = page(
      '<details><summary>Q</summary><p>Wanted</p></details><details id=o><summary>R</summary><p>Other</p></details>',
    )

    const [desktop] = await photograph(['wanted', 'other thing'])

    expect(desktop?.boxes).toHaveLength(1)
  })
})

describe('Looking for a text on the live site', () => {
  const see = (request: { texts: string[]; absent?: string[]; paths?: string[]; timeoutMs?: number }) =>
    browser.seeText({ url, paths: ['/'], timeoutMs: 25_000, ...request })

  test('sees it as soon as it is there, although the page was cached before', async () => {
    pages['/'] = page('<h1>Old headline</h1>')
    const looking = see({ texts: ['New headline'], absent: ['Old headline'] })
    await expect.poll(() => requested.filter((path) => path === '/').length, { timeout: 20_000 }).toBeGreaterThan(0)
    pages['/'] = page('<h1>New <b>headline</b></h1>')

    expect(await looking).toMatchObject({
      kind: 'seen',
      path: '/',
      url: `${url}/`,
      found: [{ text: 'New headline', path: '/' }],
      box: { text: 'New headline' },
    })
  })

  test('several texts may be on several pages', async () => {
    pages['/'] = page('First')
    pages['/b'] = page('Second')

    expect(await see({ texts: ['Second', 'First'], paths: ['/', '/b'] })).toMatchObject({
      kind: 'seen',
      path: '/b',
      found: [
        { text: 'Second', path: '/b' },
        { text: 'First', path: '/' },
      ],
    })
  })

  test('says what it looked at when the text does not come', async () => {
    pages['/'] = page('Something else')

    const sighting = await see({ texts: ['Hello'], paths: ['/', '/gone'], timeoutMs: 400 })

    expect(sighting).toMatchObject({
      kind: 'not-seen',
      says: '"Hello" is not visible on /. /gone answered with status 404.',
      visited: ['/'],
      png: expect.any(Uint8Array),
    })
  })

  test('an old text beside the new one does not count as live; within the new one it does', async () => {
    pages['/'] = page('<p>Plans</p><h1>Plans and pricing</h1>')
    expect(await see({ texts: ['Plans and pricing'], absent: ['Plans'], timeoutMs: 400 })).toMatchObject({
      kind: 'not-seen',
      says: expect.stringContaining('/ still shows "Plans".'),
    })

    pages['/'] = page('<h1>Plans and pricing</h1>')
    expect(await see({ texts: ['Plans and pricing'], absent: ['Plans'] })).toMatchObject({ kind: 'seen' })
  })

  test('a site that is down is said to be so', async () => {
    const sighting = await browser.seeText({ url: 'http://127.0.0.1:9', paths: [], texts: ['x'], timeoutMs: 300 })

    expect(sighting).toMatchObject({
      kind: 'not-seen',
      visited: [],
      png: null,
      says: expect.stringContaining('No page could be opened.'),
    })
  })

  test('stops at whatever moment it is called off', async () => {
    pages['/'] = page('x')

    const sightings = await Promise.all(
      [0, 150, 300, 450, 600, 750, 900].map((afterMs) => {
        const signal = AbortSignal.timeout(afterMs)
        return browser.seeText({ url, paths: ['/'], texts: ['never'], timeoutMs: 60_000, signal })
      }),
    )

    expect(sightings.map(({ kind }) => kind)).toEqual(sightings.map(() => 'not-seen'))
  })

  test('a page that goes away while it is read is said to have done so', async () => {
    pages['/'] = page('<details ontoggle="location.reload()"><summary>Q</summary><p>Wanted</p></details>')

    expect(await see({ texts: ['Wanted'], timeoutMs: 10 })).toMatchObject({
      kind: 'not-seen',
      says: expect.stringContaining('/ could not be read: '),
    })
  })
})

describe('Comparing pictures', () => {
  const filled = (width: number, height: number, dark: { x: number; y: number; w: number; h: number }[] = []) => {
    const png = new PNG({ width, height })
    png.data.fill(255)
    for (const { x, y, w, h } of dark) {
      for (let row = y; row < y + h; row += 1) {
        for (let column = x; column < x + w; column += 1)
          png.data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
      }
    }
    return PNG.sync.write(png)
  }

  test('equal pictures do not differ', () => {
    expect(pictureDifference(filled(100, 50), filled(100, 50))).toMatchObject({ changedShare: 0, boxes: [] })
  })

  test('what differs is counted and boxed', async () => {
    const difference = await comparePictures(filled(200, 100), filled(200, 100, [{ x: 32, y: 16, w: 20, h: 16 }]))

    expect(difference.changedShare).toBeCloseTo((20 * 16) / (200 * 100), 3)
    expect(difference.boxes).toEqual([{ x: 32, y: 16, width: 32, height: 16 }])
    expect(PNG.sync.read(Buffer.from(difference.png))).toMatchObject({ width: 200, height: 100 })
  })

  test('a page that became longer differs by what was added', () => {
    const difference = pictureDifference(filled(100, 80), filled(100, 112))

    expect(difference.changedShare).toBeCloseTo(32 / 112, 2)
    expect(difference.boxes).toEqual([{ x: 0, y: 80, width: 100, height: 32 }])
  })

  test('bytes that are no picture are refused, not compared', async () => {
    await expect(comparePictures(Buffer.from('x'), filled(1, 1))).rejects.toThrow()
  })
})

describe('Without a browser', () => {
  test('the answer says so and names the way out', async () => {
    const found = findChromium({ FAIRWAY_CHROMIUM: '/nowhere/chromium' })
    const without = createBrowser(createSharedChromium(found))

    const answers = [
      await without.crawl({ url, startPaths: ['/'], maxPages: 1 }),
      await without.photograph({ url, paths: ['/'], find: [] }),
      await without.seeText({ url, paths: ['/'], texts: ['x'], timeoutMs: 100 }),
    ]

    for (const answer of answers) {
      expect(answer).toEqual({
        kind: 'no-browser',
        says: 'FAIRWAY_CHROMIUM names /nowhere/chromium, and there is no such file.',
        fix: expect.stringContaining('apt-get install chromium'),
      })
    }
  })

  test('a program that is no browser is told apart from a crash', async () => {
    const answer = await createBrowser(createSharedChromium('/bin/false')).crawl({
      url,
      startPaths: ['/'],
      maxPages: 1,
    })

    expect(answer).toMatchObject({
      kind: 'no-browser',
      says: expect.stringContaining('/bin/false could not be started'),
    })
  })
})

test('After the browser was killed the next one who needs it gets a new one', async () => {
  pages['/'] = page('still here')
  const shared = createSharedChromium()
  const own = createBrowser(shared)
  await shared.with(async (chromium) => {
    const session = await chromium.newBrowserCDPSession()
    await session.send('Browser.crash').catch(() => {})
  })

  const again = await own.crawl({ url, startPaths: ['/'], maxPages: 1 })
  await own.close()

  expect(again).toMatchObject({ kind: 'pages', pages: [{ path: '/' }] })
})
