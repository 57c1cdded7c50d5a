import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHome } from '../../src/platform/home/home.ts'
import { tryLockHome } from '../../src/platform/home/home-lock.ts'
import { runningPostmaster, stopPostmaster } from '../../src/platform/postgres/postmaster.ts'
import { runHome } from './database.ts'

/**
 * Chooses the home of the run's test server and holds its folder for the time of the run. What killed runs left behind,
 * recognised by nobody holding it any more, is taken away first.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const all = join(tmpdir(), `fairway-test-${process.getuid?.() ?? 0}`)
  mkdirSync(all, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(all)) await removeUnlessHeld(join(all, name))

  const folder = mkdtempSync(join(all, 'run-'))
  const held = tryLockHome(await openHome(folder))
  process.env[runHome] = join(folder, 'server')
  return async () => {
    held?.release()
    await remove(folder)
  }
}

async function removeUnlessHeld(folder: string): Promise<void> {
  const lock = tryLockHome(await openHome(folder))
  if (!lock) return
  lock.release()
  await remove(folder)
}

async function remove(folder: string): Promise<void> {
  const data = join(folder, 'server', 'postgres')
  const running = await runningPostmaster(data)
  if (running) await stopPostmaster(running.pid, data)
  rmSync(folder, { recursive: true, force: true })
}
