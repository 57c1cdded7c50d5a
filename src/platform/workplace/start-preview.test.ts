import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PreviewRequest } from '../../evidence/ports.ts'
import { probeIsolation } from '../sandbox/probe-isolation.ts'
import { createSandbox, type PlatformSandbox } from '../sandbox/sandbox.ts'
import { startPreview } from './start-preview.ts'

let base: string
let tree: string
let strong: PlatformSandbox
const plain = createSandbox({ isolation: { grade: 'none', reasons: ['a test'] }, whenWeak: 'run' })

/** A product that answers, hashes what it is sent, upgrades connections and tells what it can reach. */
const server = `
  const http = require('node:http'), crypto = require('node:crypto'), net = require('node:net')
  const server = http.createServer((request, response) => {
    if (request.url === '/starting') return response.writeHead(Date.now() - started < 400 ? 503 : 200).end()
    if (request.url === '/big') return response.end(Buffer.alloc(20e6, 'b'))
    if (request.url === '/exit') process.exit(4)
    if (request.url === '/slow') return setTimeout(() => response.end('late'), 300)
    if (request.url.startsWith('/reach/')) {
      return net.connect(Number(request.url.slice(7)), '127.0.0.1').on('connect', () => response.end('reached')).on('error', (e) => response.end(e.code))
    }
    const hash = crypto.createHash('sha256')
    request.on('data', (chunk) => hash.update(chunk)).on('end', () => response.end(request.headers.host + ' ' + hash.digest('hex')))
  })
  server.on('upgrade', (request, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: echo\\r\\n\\r\\n')
    socket.pipe(socket)
  })
  const started = Date.now()
  server.listen(process.env.PORT, process.argv[2] || '127.0.0.1', () => console.log('listening'))
`

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fairway-preview-'))
  strong = createSandbox({ isolation: await probeIsolation(), whenWeak: 'refuse' })
  if (strong.isolation.grade !== 'strong') throw new Error('These tests need a sandbox: apt-get install bubblewrap')
})
beforeEach(async () => {
  tree = join(await mkdtemp(join(base, 'job-')), 'tree')
  await mkdir(tree)
  await writeFile(join(tree, 'server.js'), server)
})
afterAll(() => rm(base, { recursive: true, force: true }))

const preview = (sandbox: PlatformSandbox, more: Partial<PreviewRequest> = {}) =>
  startPreview(sandbox, {
    tree,
    dependencies: null,
    command: 'node server.js',
    readyPath: '/',
    timeoutMs: 15_000,
    ...more,
  })

const relayFolders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('fairway-relay-'))

describe.each([
  ['in the sandbox', () => strong],
  ['without a sandbox', () => plain],
])('A preview %s', (_where, sandbox) => {
  test('answers on a port of this machine until it is stopped', async () => {
    const { url, isolation, exited, stop } = await preview(sandbox())

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(isolation).toBe(sandbox().isolation.grade)
    expect(await (await fetch(url)).text()).toMatch(new RegExp(`^${new URL(url).host} `))
    await stop()
    expect((await exited).aborted).toBe(true)
    await expect(fetch(url)).rejects.toThrow()
  })

  test('waits while the product still answers with errors', async () => {
    const { url, stop } = await preview(sandbox(), { readyPath: '/starting' })

    expect((await fetch(`${url}/starting`)).status).toBe(200)
    await stop()
  })

  test('passes big bodies both ways, many at once', async () => {
    const { url, stop } = await preview(sandbox())
    const sent = randomBytes(5e6)

    const answers = await Promise.all([
      ...Array.from({ length: 30 }, () => fetch(`${url}/slow`).then((response) => response.text())),
      fetch(url, { method: 'POST', body: sent }).then((response) => response.text()),
      fetch(`${url}/big`).then(async (response) => (await response.arrayBuffer()).byteLength),
    ])
    await stop()

    expect(answers.slice(0, 30)).toEqual(Array(30).fill('late'))
    expect(answers[30]).toContain(createHash('sha256').update(sent).digest('hex'))
    expect(answers[31]).toBe(20e6)
  })

  test('passes upgraded connections', async () => {
    const { url, stop } = await preview(sandbox())

    const echoed = await new Promise<string>((resolve, reject) => {
      const asked = httpRequest(url, { headers: { connection: 'upgrade', upgrade: 'echo' } })
      asked.on('error', reject).end()
      asked.on('upgrade', (_response, socket) => {
        socket.once('data', (data) => {
          resolve(data.toString())
          socket.destroy()
        })
        socket.write('hello there')
      })
    })
    await stop()

    expect(echoed).toBe('hello there')
  })

  test('that ends before it answers says its last words', async () => {
    const failing = preview(sandbox(), { command: 'echo "Cannot find module vite"; exit 3' })

    await expect(failing).rejects.toMatchObject({
      code: 'command-failed',
      message: 'The preview ended before it answered (exit code 3).\nCannot find module vite',
    })
  })

  test('that never answers runs out of time', async () => {
    const late = preview(sandbox(), { command: 'echo thinking; sleep 60', timeoutMs: 3_000 })

    await expect(late).rejects.toMatchObject({ code: 'timed-out', message: expect.stringMatching(/thinking/) })
  })

  test('that is called off while it starts, ends', async () => {
    const off = preview(sandbox(), { command: 'sleep 60', signal: AbortSignal.timeout(300) })

    await expect(off).rejects.toMatchObject({ code: 'command-failed', message: 'The preview was called off.' })
  })
})

test('A product that listens on the newer loopback address only is reached too', async () => {
  const { url, stop } = await preview(strong, { command: 'node server.js ::1' })

  expect((await fetch(url)).status).toBe(200)
  await stop()
})

test('A preview in the sandbox reaches nothing of this machine, not even another preview', async () => {
  const [one, two] = await Promise.all([preview(strong), preview(strong)])

  const answer = await fetch(`${one.url}/reach/${new URL(two.url).port}`).then((response) => response.text())
  await Promise.all([one.stop(), two.stop()])

  expect(answer).toBe('ECONNREFUSED')
})

test('The way in is closed and its folder removed when a preview is over', async () => {
  const before = await relayFolders()
  const { url, exited, stop } = await preview(strong)
  const idle = connect(Number(new URL(url).port), '127.0.0.1')
  const closed = new Promise((resolve) => idle.once('close', resolve))
  idle.on('error', () => {})

  await expect(fetch(`${url}/exit`)).rejects.toThrow()
  expect((await exited).exitCode).toBe(4)
  await closed
  await stop()

  expect((await relayFolders()).filter((name) => !before.includes(name))).toEqual([])
})

test('What runs inside cannot change the socket it is reached through', async () => {
  let said = ''
  const onOutput = (text: string) => {
    said += text
  }
  const command =
    'rm -f /run/fairway/relay.sock; touch /run/fairway/x; ln -s /etc/passwd /run/fairway/y; exec node server.js'
  const { url, stop } = await preview(strong, { command, onOutput })

  expect((await fetch(url)).status).toBe(200)
  expect(said.match(/Read-only file system/g)).toHaveLength(3)
  await stop()
})
