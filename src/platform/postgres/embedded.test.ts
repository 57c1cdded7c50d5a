import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { type Home, openHome } from '../home/home.ts'
import { type HomeLock, lockHome } from '../home/home-lock.ts'
import { openDatabase, visitDatabase } from './database.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { runningPostmaster, stopPostmaster } from './postmaster.ts'

const locks: HomeLock[] = []
const servers: EmbeddedServer[] = []
const children: ChildProcess[] = []
const folders: string[] = []

const freshHome = async (): Promise<Home> => {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-embedded-'))
  folders.push(folder)
  return openHome(join(folder, 'home'))
}
const held = (home: Home): HomeLock => {
  const lock = lockHome(home)
  locks.push(lock)
  return lock
}
const started = async (lock: HomeLock, options?: Parameters<typeof startEmbedded>[1]): Promise<EmbeddedServer> => {
  const server = await startEmbedded(lock, options)
  servers.push(server)
  return server
}
const ask = async (server: EmbeddedServer, statement: string) => {
  const client = new Client({ ...server.owner, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop()
  for (const lock of locks.splice(0)) lock.release()
  for (const folder of folders.splice(0)) {
    const data = join(folder, 'home', 'postgres')
    const left = await runningPostmaster(data)
    if (left) await stopPostmaster(left.pid, data)
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}, 60_000)

/** Another Fairway that starts the home's server and then only waits to be killed. */
function otherFairway(home: Home): ChildProcess {
  const program = `
    import { openHome } from ${JSON.stringify(new URL('../home/home.ts', import.meta.url).href)}
    import { lockHome } from ${JSON.stringify(new URL('../home/home-lock.ts', import.meta.url).href)}
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    await startEmbedded(lockHome(await openHome(${JSON.stringify(home.path)})))
    console.log('started')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

describe('the embedded server', () => {
  it('keeps what was written over a stop and a start, with its secrets closed to others', async () => {
    const home = await freshHome()
    const lock = held(home)
    const first = await started(lock)
    await ask(first, 'create table kept as select 7 as n')

    await first.stop()
    expect(await runningPostmaster(home.postgres)).toBeNull()
    const second = await started(lock)

    expect(second.reused).toBe(false)
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }])
    expect(statSync(join(home.secrets, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(statSync(home.postgres).mode & 0o777).toBe(0o700)
  })

  it('asks for a password and listens on this machine only', async () => {
    const server = await started(held(await freshHome()))

    const stranger = new Client({ ...server.owner, password: 'wrong', database: 'postgres' })
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
    expect(await ask(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await ask(server, 'show fsync')).toEqual([{ fsync: 'on' }])
  })

  it('outlives a killed Fairway and is taken over by the next', async () => {
    const home = await freshHome()
    const killed = otherFairway(home)
    if (killed.stdout) await once(killed.stdout, 'data')
    const before = await runningPostmaster(home.postgres)
    killed.kill('SIGKILL')
    await once(killed, 'exit')

    const server = await started(held(home))

    expect(server.reused).toBe(true)
    expect(server.pid()).toBe(before?.pid)
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is made whole or not at all, whenever the first start is killed', async () => {
    const home = await freshHome()
    for (const afterMs of [150, 400, 700]) {
      const killed = otherFairway(home)
      await sleep(afterMs)
      killed.kill('SIGKILL')
      await once(killed, 'exit')
    }

    const server = await started(held(home))

    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(home.path).filter((name) => name.includes('new'))).toEqual([])
  })

  it('starts over the pid file of a server that is gone, even when the pid is another process now', async () => {
    const home = await freshHome()
    const lock = held(home)
    const first = await started(lock)
    await first.stop()
    writeFileSync(
      join(home.postgres, 'postmaster.pid'),
      `${process.pid}\n${home.postgres}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    )

    const server = await started(lock)

    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is started again on the same port when it ends without being asked', async () => {
    const home = await freshHome()
    const server = await started(held(home))
    await ask(server, 'create table kept as select 7 as n')
    const before = server.pid()

    process.kill(before, 'SIGKILL')

    for (const end = Date.now() + 50_000; Date.now() < end; await sleep(50)) {
      if (server.pid() !== before) break
    }
    expect(await ask(server, 'select n from kept')).toEqual([{ n: 7 }])
  })

  it('is stopped and started anew when it does not answer', async () => {
    const home = await freshHome()
    const lock = held(home)
    const first = await started(lock)
    await first.stop({ keep: true })
    process.kill(first.pid(), 'SIGSTOP')

    // It cannot hear the polite signals; the patience for each is what makes this slow.
    await stopPostmaster(first.pid(), home.postgres, 500)
    const server = await started(lock)

    expect(server.reused).toBe(false)
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('says where the passwords should be when they are gone', async () => {
    const home = await freshHome()
    const lock = held(home)
    await (await started(lock)).stop()
    await rm(join(home.secrets, 'postgres.json'))

    await expect(startEmbedded(lock)).rejects.toMatchObject({ code: 'database-broken' })
  })

  it('says the last lines of its log when it cannot start', async () => {
    const home = await freshHome()
    const lock = held(home)
    await (await started(lock)).stop()
    writeFileSync(join(home.postgres, 'postgresql.conf'), 'no_such_setting = 1\n')

    await expect(startEmbedded(lock)).rejects.toMatchObject({
      code: 'database-unavailable',
      next: expect.stringContaining('no_such_setting'),
    })
  })
})

// Only root has to get rid of its rights, and only root may take another account.
describe.runIf(process.getuid?.() === 0)('the embedded server, started by root where namespaces are forbidden', () => {
  const account = { kind: 'account', uid: 65534, gid: 65534 } as const

  it('runs as another account, with the secrets still closed to it', async () => {
    const home = await freshHome()
    await chmod(dirname(home.path), 0o711)
    const server = await started(held(home), { account })

    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(`/proc/${server.pid()}`).uid).toBe(65534)
    expect(statSync(home.secrets).mode & 0o777).toBe(0o700)
  })

  it('names the folder that the account cannot reach', async () => {
    const home = await freshHome()

    await expect(startEmbedded(held(home), { account })).rejects.toMatchObject({
      code: 'database-unavailable',
      where: home.path,
      next: expect.stringContaining('FAIRWAY_HOME'),
    })
    expect(existsSync(home.postgres)).toBe(false)
  })
})

describe('the database of a home', () => {
  it('is shared with a command while a server runs, and started for it when none does', async () => {
    const home = await freshHome()
    const lock = held(home)
    const served = await openDatabase({ lock })

    const beside = await visitDatabase(home)
    await beside.close()
    expect(await runningPostmaster(home.postgres)).not.toBeNull()
    await served.close()
    expect(await runningPostmaster(home.postgres)).toBeNull()
    lock.release()

    const alone = await visitDatabase(home)
    expect(alone.health).toMatchObject({ embedded: true, roleSeparated: true, durable: true })
    await alone.close()
    expect(await runningPostmaster(home.postgres)).toBeNull()
    held(home)
  })

  it('is refused to a command while another Fairway holds the home without a database', async () => {
    const home = await freshHome()
    held(home)

    await expect(visitDatabase(home)).rejects.toMatchObject({ code: 'home-in-use' })
  })
})
