import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder = ''
const main = fileURLToPath(new URL('../main/fairway.ts', import.meta.url))
const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
const node = ['--input-type=module', '--eval']

/** What the command says, and its exit code, in a process of its own on the test's home. */
function fairway(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, FAIRWAY_HOME: join(folder, 'home'), DATABASE_URL: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'ledger', ...args], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

/** A server's home with three events; stays open until its input ends. */
async function serve(events: readonly string[]) {
  const program = `
    import { randomUUID } from 'node:crypto'
    import { openHome } from ${url('../platform/home/home.ts')}
    import { lockHome } from ${url('../platform/home/home-lock.ts')}
    import { openDatabase } from ${url('../platform/postgres/database.ts')}
    import { openPostgresLedger } from ${url('../platform/postgres/postgres-ledger.ts')}
    const lock = lockHome(await openHome(${JSON.stringify(join(folder, 'home'))}))
    const database = await openDatabase({ lock })
    const ledger = await openPostgresLedger(database, { now: () => new Date().toISOString(), newId: randomUUID, wake: async () => undefined })
    await ledger.append([], () => ({ events: ${JSON.stringify(events)}.map((says) => ({
      type: 'change.commented', actor: { kind: 'person', id: 'ana' }, objects: [{ type: 'change', id: 'c1' }], why: null, data: { says } })) }))
    console.log('ready')
    for await (const _ of process.stdin);
    await ledger.close()
    await database.close()
    lock.release()`
  const child = spawn(process.execPath, [...node, program], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return async () => {
    child.stdin.end()
    await once(child, 'exit')
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

// Each command is a process of its own, some start a database: slow on a busy machine.
describe('fairway ledger', { timeout: 120_000 }, () => {
  it('does not make a home where there is none, and does not call it whole', async () => {
    expect(await fairway('verify')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no ledger here'),
    })
    expect(existsSync(join(folder, 'home'))).toBe(false)
  })

  it('verifies and exports beside a running server, and alone once it has stopped', async () => {
    const stop = await serve(['one', 'a line\u2028separator\nand a break', 'three'])

    const beside = await fairway('verify', '--json')
    await stop()
    const alone = await fairway('verify', '--json')
    const exported = await fairway('export', '--out', join(folder, 'ledger.jsonl'))
    const piped = await fairway('export')

    expect(JSON.parse(beside.stdout)).toMatchObject({ events: 3, ok: true, broken: null, head: { seq: 3 } })
    expect(alone).toEqual(beside)
    expect(exported).toMatchObject({ code: 0, stdout: '', stderr: '3 events exported.\n' })
    expect(piped.stdout).toBe(await readFile(join(folder, 'ledger.jsonl'), 'utf8'))
  })

  it('verifies an export without any home, and finds a changed one', async () => {
    const file = join(folder, 'ledger.jsonl')
    const changed = join(folder, 'changed.jsonl')
    await writeFile(changed, (await readFile(file, 'utf8')).replace('separator', 'Separator'))

    expect(await fairway('verify', '--file', file)).toMatchObject({ code: 0 })
    const found = await fairway('verify', '--file', changed)
    const asJson = await fairway('verify', '--file', changed, '--json')

    expect(found.code).toBe(1)
    expect(found.stdout).toContain('Event 2 was changed after it was recorded')
    expect(asJson.code).toBe(1)
    expect(JSON.parse(asJson.stdout)).toMatchObject({ events: 1, ok: false, broken: { seq: 2 }, head: { seq: 1 } })
  })

  it('finds by an earlier checkpoint that the end is missing', async () => {
    const file = join(folder, 'ledger.jsonl')
    const short = join(folder, 'short.jsonl')
    const checkpoint = join(folder, 'head.json')
    await writeFile(checkpoint, JSON.stringify(JSON.parse((await fairway('verify', '--json')).stdout).head))
    await writeFile(short, `${(await readFile(file, 'utf8')).split('\n').slice(0, 2).join('\n')}\n`)

    expect(await fairway('verify', '--file', file, '--checkpoint', checkpoint)).toMatchObject({ code: 0 })
    expect(await fairway('verify', '--checkpoint', checkpoint)).toMatchObject({ code: 0 })
    expect(await fairway('verify', '--file', short)).toMatchObject({ code: 0 })
    const found = await fairway('verify', '--file', short, '--checkpoint', checkpoint)
    expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining('the end was cut off') })
  })

  it('tells a wrong file from a broken ledger', async () => {
    await writeFile(join(folder, 'notes.json'), '{"seq": "3"}')

    const missing = await fairway('verify', '--file', join(folder, 'nowhere.jsonl'))
    const noCheckpoint = await fairway('verify', '--checkpoint', join(folder, 'notes.json'))

    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') })
    expect(noCheckpoint).toMatchObject({ code: 2, stderr: expect.stringContaining('not a checkpoint') })
  })
})
