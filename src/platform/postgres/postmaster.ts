import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isCode } from '../home/home.ts'

/** What a running server wrote into its data folder. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly status: string
}

/**
 * The server that runs on this data folder; `null` where none does. A file left by a killed one is not enough: pids repeat,
 * in containers all the time, so the process must be a PostgreSQL started on this very folder.
 */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const written = await writtenPostmaster(data)
  return written && isPostmaster(written.pid, data) ? written : null
}

export async function writtenPostmaster(data: string): Promise<Postmaster | null> {
  let lines: string[]
  try {
    lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return null
    throw cause
  }
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' } : null
}

/** Whether the process lives and is a PostgreSQL on this folder; a zombie is not alive. */
export function isPostmaster(pid: number, data: string): boolean {
  if (process.platform === 'win32') return isAlive(pid)
  const command = commandOf(pid)
  return command.includes(data) && command.includes('postgres')
}

/** The command line of a process; empty where there is no such process. `/proc` first: small containers have no `ps`. */
function commandOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Stops a server: asks it to end its sessions and write everything down; when it does not, to end without; and when it does
 * not even hear that, ends it (then it recovers from its log at the next start; nothing acknowledged is lost either way).
 */
export async function stopPostmaster(pid: number, data: string, patienceMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isPostmaster(pid, data)) break
    try {
      process.kill(pid, signal)
    } catch {
      break
    }
    if (await gone(pid, data, patienceMs)) break
  }
}

async function gone(pid: number, data: string, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if ((await writtenPostmaster(data))?.pid !== pid && !isPostmaster(pid, data)) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

/** Takes away the file of a server that is gone: with another process under its pid, PostgreSQL would refuse to start. */
export const forgetPostmaster = (data: string): Promise<void> => rm(join(data, 'postmaster.pid'), { force: true })
