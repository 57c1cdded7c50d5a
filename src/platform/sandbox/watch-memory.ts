import { readdir, readFile } from 'node:fs/promises'
import { totalmem } from 'node:os'

const lookEveryMs = 500

/** What one job may use together: half of the machine, so that a job that runs wild does not take the server along. */
export const memoryLimitBytes = Math.max(Math.floor(totalmem() / 2), 2 * 2 ** 30)

/**
 * Looks now and then at how much memory a process and all its descendants hold. The kernel limits single processes only,
 * unless control groups are set up, which most containers do not allow.
 *
 * @param onTooMuch called once, when they hold more than the limit
 * @returns what ends the watch
 */
export function watchMemory(
  pid: number,
  onTooMuch: (bytes: number) => void,
  limitBytes = memoryLimitBytes,
): () => void {
  if (process.platform !== 'linux') return () => {}
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    const bytes = await memoryOf(pid).catch(() => 0)
    busy = false
    if (bytes <= limitBytes) return
    clearInterval(timer)
    onTooMuch(bytes)
  }, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function memoryOf(root: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const statuses = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')))

  const children = new Map<number, number[]>()
  const bytes = new Map<number, number>()
  statuses.forEach((status, index) => {
    const pid = Number(pids[index])
    const parent = numberIn(status, 'PPid')
    children.set(parent, [...(children.get(parent) ?? []), pid])
    bytes.set(pid, (numberIn(status, 'RssAnon') + numberIn(status, 'RssShmem')) * 1024)
  })

  let sum = 0
  const open = [root]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    sum += bytes.get(pid) ?? 0
    open.push(...(children.get(pid) ?? []))
  }
  return sum
}

const numberIn = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
