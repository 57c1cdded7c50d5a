import { type ChildProcess, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Milliseconds } from '../../base/ids.ts'
import { redactOutput } from './redact-output.ts'
import { watchMemory } from './watch-memory.ts'

export interface ProcessRequest {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Bytes for descriptors 3, 4, …, each read to its end by the program. */
  readonly inputs: readonly Uint8Array[]
  readonly timeoutMs: number
  readonly maxOutputBytes: number
  readonly secrets: readonly string[]
  readonly onOutput: (text: string) => void
  readonly signal?: AbortSignal
}

export interface ProcessOutcome {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly timedOut: boolean
  readonly aborted: boolean
  readonly durationMs: Milliseconds
  readonly outputTruncated: boolean
}

export interface RunningProcess {
  /** `undefined` when it could not be started. */
  readonly pid: number | undefined
  readonly exited: Promise<ProcessOutcome>
  stop(): void
}

/** A process that ended may have left others holding its output open; they get this long to say their last. */
const lastWordsMs = 500

/** Starts a program in a process group of its own and ends the whole group on timeout, abort and stop. */
export function startProcess(request: ProcessRequest): RunningProcess {
  const startedAt = performance.now()
  const child = spawn(request.program, [...request.args], {
    cwd: request.cwd,
    env: { ...request.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', ...request.inputs.map(() => 'pipe' as const)],
  })
  request.inputs.forEach((bytes, index) => {
    const input = child.stdio[3 + index] as Writable
    // A program that ends before reading all says so by its exit, which is what callers look at.
    input.on('error', () => {})
    input.end(bytes)
  })

  let timedOut = false
  let aborted = false
  let over = false
  // Not after its end: the number of its group may be somebody else's by then.
  const end = () => {
    if (!over) killGroup(child)
  }
  const timer = setTimeout(() => {
    timedOut = true
    end()
  }, request.timeoutMs)
  const onAbort = () => {
    aborted = !over
    end()
  }
  request.signal?.addEventListener('abort', onAbort, { once: true })
  if (request.signal?.aborted) onAbort()

  const output = collectOutput(child, request)
  const unwatch = child.pid
    ? watchMemory(child.pid, (bytes) => {
        request.onOutput(`\n[Ended: it held ${(bytes / 2 ** 30).toFixed(1)} GB of memory, more than a job may.]\n`)
        end()
      })
    : () => {}
  const exited = new Promise<ProcessOutcome>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      end()
      over = true
      setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
      }, lastWordsMs).unref()
    })
    child.once('close', (exitCode, signal) => {
      output.end()
      const durationMs = (performance.now() - startedAt) as Milliseconds
      resolve({ exitCode, signal, timedOut, aborted, durationMs, outputTruncated: output.truncated() })
    })
  }).finally(() => {
    clearTimeout(timer)
    unwatch()
    request.signal?.removeEventListener('abort', onAbort)
  })

  return { pid: child.pid, exited, stop: onAbort }
}

function collectOutput(child: ChildProcess, request: ProcessRequest) {
  const redacted = redactOutput(request.secrets, request.onOutput)
  let room = request.maxOutputBytes
  let truncated = false

  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new StringDecoder('utf8')
    stream?.on('data', (chunk: Buffer) => {
      // Read on when the room is used up: a command that cannot write its output would stand still.
      const kept = chunk.subarray(0, room)
      room -= kept.length
      if (kept.length > 0) redacted.write(decoder.write(kept))
      if (kept.length < chunk.length && !truncated) {
        truncated = true
        redacted.end()
        request.onOutput(`\n[Output beyond ${Math.round(request.maxOutputBytes / 2 ** 20)} MB is not kept.]\n`)
      }
    })
  }
  return { end: () => redacted.end(), truncated: () => truncated }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is gone: that is what we wanted.
  }
}
