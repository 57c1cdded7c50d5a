import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { ChangeId } from '../../base/ids.ts'
import type { Database } from '../postgres/database.ts'
import { createJobQueue, type JobQueue } from './job-queue.ts'

const tests: TestDatabase[] = []
const queues: JobQueue[] = []
const children: ChildProcess[] = []
const fresh = async (): Promise<TestDatabase> => {
  const test = await testDatabase()
  tests.push(test)
  return test
}
const queueOn = (database: Database, log: string[] = []): JobQueue => {
  const queue = createJobQueue(database, { log: (line) => log.push(line) })
  queues.push(queue)
  return queue
}
const wake = (database: Database, queue: JobQueue, ...changes: string[]) =>
  queue.wake(changes as ChangeId[], database.app as never)
/** Waits, within bounds that only a lost wake reaches. */
const until = async (holds: () => boolean | Promise<boolean>, withinMs = 25_000): Promise<void> => {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) if (await holds()) return
  throw new Error(`still not so after ${withinMs} ms: ${holds}`)
}
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(queues.splice(0).map((queue) => queue.stop()))
  for (const test of tests.splice(0)) await test.drop()
})

/** Another server: a process whose worker tells each run it begins and never ends one. */
async function otherServer(url: string): Promise<{ child: ChildProcess; told: string[] }> {
  const program = `
    import { openDatabase } from ${JSON.stringify(new URL('../postgres/database.ts', import.meta.url).href)}
    import { createJobQueue } from ${JSON.stringify(new URL('./job-queue.ts', import.meta.url).href)}
    const database = await openDatabase({ databaseUrl: ${JSON.stringify(url)} })
    const queue = createJobQueue(database, { log: console.error })
    await queue.start(async (change) => { console.log(change); await new Promise(() => undefined) }, { concurrency: 2 })
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const told: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => told.push(line))
  await until(() => told.includes('ready'))
  return { child, told }
}

describe('waking a change', () => {
  it('happens if, and only if, the transaction commits', async () => {
    const { database } = await fresh()
    const queue = queueOn(database)
    const ran: string[] = []
    await queue.start(async (change) => void ran.push(change), { concurrency: 2 })
    const client = await database.app.connect()

    await client.query('begin')
    await queue.wake(['never' as ChangeId], client)
    await client.query('rollback')
    await client.query('begin')
    await queue.wake(['once' as ChangeId, 'twice' as ChangeId], client)
    await client.query('commit')
    client.release()

    await until(() => ran.length === 2)
    await until(async () => (await jobsLeft(database)) === 0)
    expect(ran.sort()).toEqual(['once', 'twice'])
  })

  it('while its step runs leads to one more run after it, and never to two at a time', async () => {
    const test = await fresh()
    const { database } = test
    const one = queueOn(database)
    const other = queueOn(await test.openAgain())
    let running = 0
    let most = 0
    let runs = 0
    const run = async () => {
      running += 1
      most = Math.max(most, running)
      runs += 1
      await sleep(runs === 1 ? 600 : 20)
      running -= 1
    }
    await one.start(run, { concurrency: 3 })
    await other.start(run, { concurrency: 3 })

    await wake(database, one, 'c1')
    await until(() => runs === 1)
    for (let again = 0; again < 5; again += 1) await wake(database, one, 'c1')
    await until(async () => (await jobsLeft(database)) === 0)

    expect(most).toBe(1)
    expect(runs).toBe(2)
  })

  it('is never lost, however often and from wherever it happens', async () => {
    const test = await fresh()
    const { database } = test
    const recorded = new Map<string, number>()
    const done = new Map<string, number>()
    const run = async (change: ChangeId) => {
      const seen = recorded.get(change) ?? 0
      await sleep(1)
      done.set(change, seen)
    }
    const one = queueOn(database)
    const other = queueOn(await test.openAgain())
    await one.start(run, { concurrency: 4 })
    await other.start(run, { concurrency: 4 })

    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let step = 0; step < 40; step += 1) {
          const change = `c${(writer + step) % 6}`
          recorded.set(change, (recorded.get(change) ?? 0) + 1)
          await wake(database, step % 2 ? one : other, change)
        }
      }),
    )
    await until(async () => (await jobsLeft(database)) === 0)

    expect(done).toEqual(recorded)
  })
})

describe('a run', () => {
  it('that throws is told, and tried again', async () => {
    const { database } = await fresh()
    const log: string[] = []
    const queue = queueOn(database, log)
    let runs = 0
    await queue.start(
      async () => {
        runs += 1
        if (runs === 1) throw new Error('the forge does not answer')
      },
      { concurrency: 1 },
    )

    await wake(database, queue, 'c1')
    await until(() => runs === 2)

    expect(log).toEqual(['Change c1: the forge does not answer'])
  })

  it('of a killed worker is taken up by another within seconds', async () => {
    const { database, url } = await fresh()
    const queue = queueOn(database)
    const killed = await otherServer(url)
    await wake(database, queue, 'c1', 'c2')
    await until(() => killed.told.includes('c1') && killed.told.includes('c2'))
    await wake(database, queue, 'c2')
    const ran: string[] = []
    await queue.start(async (change) => void ran.push(change), { concurrency: 2 })

    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    await until(() => ran.includes('c1') && ran.includes('c2'), 15_000)

    await until(async () => (await jobsLeft(database)) === 0)
    expect(ran.sort()).toEqual(['c1', 'c2'])
  }, 60_000)

  it('of a living worker is left alone, however long it takes', async () => {
    const { database, url } = await fresh()
    const queue = queueOn(database)
    const busy = await otherServer(url)
    await wake(database, queue, 'c1')
    await until(() => busy.told.includes('c1'))
    const ran: string[] = []
    await queue.start(async (change) => void ran.push(change), { concurrency: 1 })

    // Two rounds of the reaper.
    await sleep(11_000)

    expect(ran).toEqual([])
  })

  it('is ended by its signal when the worker stops, and goes on elsewhere', async () => {
    const test = await fresh()
    const { database } = test
    const stopping = queueOn(database)
    let began = false
    let reason: unknown = null
    await stopping.start(
      (_, signal) => {
        began = true
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reason = signal.reason
            reject(signal.reason)
          })
        })
      },
      { concurrency: 1 },
    )
    await wake(database, stopping, 'c1')
    await until(() => began)

    await stopping.stop()

    expect(reason).toMatchObject({ code: 'timed-out' })
    const ran: string[] = []
    await queueOn(await test.openAgain()).start(async (change) => void ran.push(change), { concurrency: 1 })
    await until(() => ran.length === 1)
  })

  it('goes on after the worker lost its connection', async () => {
    const { database } = await fresh()
    const queue = queueOn(database)
    let runs = 0
    let ended = 0
    await queue.start(
      (_, signal) => {
        runs += 1
        if (runs > 1) return Promise.resolve()
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            ended += 1
            reject(signal.reason)
          })
        })
      },
      { concurrency: 1 },
    )
    await wake(database, queue, 'c1')
    await until(() => runs === 1)

    await database.owner.query(
      "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'fairway worker' and datname = current_database()",
    )
    await until(() => runs >= 2)

    expect(ended).toBe(1)
  })
})

async function jobsLeft(database: Database): Promise<number> {
  const { rows } = await database.owner.query<{ count: string }>('select count(*) from graphile_worker.jobs')
  return Number(rows[0]?.count)
}
