import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

export interface Spent {
  readonly wallMs: number
  /** Of the program and everything it started; what a busy machine changes least. `null` where the system does not tell. */
  readonly cpuMs: number | null
  readonly code: number | null
  readonly out: string
}

/** Runs a program to its end. Only one at a time: the processor time is that of all children that ended meanwhile. */
export async function spend(program: string, args: readonly string[], cwd?: string): Promise<Spent> {
  const before = cpuOfChildrenMs()
  const start = performance.now()
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
  child.stderr.resume()
  const [code] = (await once(child, 'close')) as [number | null]
  const wallMs = performance.now() - start
  const after = cpuOfChildrenMs()
  return {
    wallMs,
    cpuMs: before === null || after === null ? null : after - before,
    code,
    out: Buffer.concat(out).toString('utf8'),
  }
}

/** User and system time of all ended children of this process, as Linux keeps it. */
function cpuOfChildrenMs(): number | null {
  const fields = statOf('self')
  return fields && ticksOf(fields, [13, 14]) * msPerTick
}

/**
 * Processor time so far of a running process and all that descend from it, ended ones included where their parent waited for them.
 *
 * @returns `null` where the system does not tell
 */
export function cpuOfTreeMs(root: number): number | null {
  const processes = new Map<number, { parent: number; ticks: number }>()
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const fields = statOf(name)
      if (fields) processes.set(Number(name), { parent: Number(fields[1]), ticks: ticksOf(fields, [11, 12, 13, 14]) })
    }
  } catch {
    return null
  }
  const belongs = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent
    return pid === root || (parent !== undefined && parent > 1 && belongs(parent))
  }
  let ticks = 0
  for (const [pid, process] of processes) if (belongs(pid)) ticks += process.ticks
  return processes.has(root) ? ticks * msPerTick : null
}

const msPerTick = 10

/** Fields after the name: state, parent, …; the processor times are the 12th to 15th. */
function statOf(pid: string): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

const ticksOf = (fields: readonly string[], places: readonly number[]): number =>
  places.reduce((all, place) => all + Number(fields[place]), 0)

/** Runs two pieces of work in turns, so that a busy machine slows both alike. @returns milliseconds of each round */
export function inTurns(rounds: number, ours: () => void, theirs: () => void): { ours: number[]; theirs: number[] } {
  const time = (work: () => void) => {
    const start = performance.now()
    work()
    return performance.now() - start
  }
  const spent = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) spent.ours.push(time(ours))
    spent.theirs.push(time(theirs))
    if (round % 2 === 1) spent.ours.push(time(ours))
  }
  return spent
}
