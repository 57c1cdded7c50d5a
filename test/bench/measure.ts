import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

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

/** User and system time of all ended children of this process, as Linux keeps it, in its ticks of 10 ms. */
function cpuOfChildrenMs(): number | null {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return null
  }
}

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
