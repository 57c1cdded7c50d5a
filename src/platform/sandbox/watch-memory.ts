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

/** Asks the kernel for the descendants alone: reading every process of the machine twice a second would cost more than the job. */
async function memoryOf(root: number): Promise<number> {
  let sum = 0
  const open = [root]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const [status, children] = await Promise.all([read(`/proc/${pid}/status`), childrenOf(pid)])
    sum += (numberIn(status, 'RssAnon') + numberIn(status, 'RssShmem')) * 1024
    open.push(...children)
  }
  return sum
}

/** Each thread has its own list of what it started. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(threads.map((thread) => read(`/proc/${pid}/task/${thread}/children`)))
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number))
}

/** Empty for a process that has just ended. */
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')

const numberIn = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
