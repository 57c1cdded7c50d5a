import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Home, keptSecret, openHome } from './home.ts'
import { lockHome, tryLockHome } from './home-lock.ts'

const homes: string[] = []
const children: ChildProcess[] = []
const freshHome = async (): Promise<Home> => {
  const path = await mkdtemp(join(tmpdir(), 'fairway-home-'))
  homes.push(path)
  return openHome(join(path, 'home'))
}
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const path of homes.splice(0)) await rm(path, { recursive: true, force: true })
})

/** Another process that takes the lock and keeps it until it is killed. */
async function holder(home: Home): Promise<ChildProcess> {
  const program = `
    import { openHome } from ${JSON.stringify(new URL('./home.ts', import.meta.url).href)}
    import { lockHome } from ${JSON.stringify(new URL('./home-lock.ts', import.meta.url).href)}
    lockHome(await openHome(${JSON.stringify(home.path)}))
    globalThis.gc()
    console.log('held')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  if (child.stdout) await once(child.stdout, 'data')
  return child
}

describe('the home', () => {
  it('can be read by its own account only', async () => {
    const home = await freshHome()
    await keptSecret(home, 'key', () => ({ value: 1 }))

    for (const path of [home.path, home.secrets, home.logs]) expect((await stat(path)).mode & 0o777).toBe(0o700)
    expect((await stat(join(home.secrets, 'key.json'))).mode & 0o777).toBe(0o600)
  })

  it('makes a secret once and keeps it', async () => {
    const home = await freshHome()

    expect(await keptSecret(home, 'key', () => 'first')).toBe('first')
    expect(await keptSecret(home, 'key', () => 'second')).toBe('first')
  })
})

describe('the lock of a home', () => {
  it('refuses a second server and names the first', async () => {
    const home = await freshHome()
    const other = await holder(home)

    expect(() => lockHome(home)).toThrow(expect.objectContaining({ code: 'home-in-use' }))
    expect(() => lockHome(home)).toThrow(String(other.pid))

    other.kill('SIGKILL')
    await once(other, 'exit')
  })

  it('is free at once when its holder is killed', async () => {
    const home = await freshHome()
    for (let round = 0; round < 3; round += 1) {
      const other = await holder(home)
      other.kill('SIGKILL')
      await once(other, 'exit')

      lockHome(home).release()
    }
  })

  it('is held once in one process too, until it is released', async () => {
    const home = await freshHome()
    const lock = lockHome(home)

    expect(tryLockHome(home)).toBeNull()
    lock.release()
    lock.release()
    tryLockHome(home)?.release()
  })
})
