import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { BlobContent } from '../../change/repository.ts'
import { gitInvocation } from './run-git.ts'

/**
 * One long-lived `git cat-file --batch-command`. Requests are written as they come and answered in order, so many can be under way
 * at once and none pays for starting a process. While nothing is asked, it does not keep the program alive.
 */
export class ObjectReader {
  readonly #gitDir: string
  #child: ChildProcessWithoutNullStreams | null = null
  #pending: Request[] = []
  #chunks: Buffer[] = []
  #buffered = 0

  constructor(gitDir: string) {
    this.#gitDir = gitDir
  }

  /** Name, type and size of what an expression names; `null` where it names nothing, or more than one thing. */
  async info(expression: string): Promise<ObjectInfo | null> {
    const answer = await this.#ask({ command: 'info', expression, maxBytes: 0 })
    return answer.info
  }

  /** @param maxBytes larger objects give `bytes: null` without being kept in memory */
  async contents(name: string, maxBytes: number): Promise<BlobContent> {
    const answer = await this.#ask({ command: 'contents', expression: name, maxBytes })
    return { blob: name, bytes: answer.bytes, sizeBytes: answer.info?.sizeBytes ?? 0 }
  }

  close(): void {
    this.#child?.stdin.end()
    this.#child = null
  }

  #ask(request: Pick<Request, 'command' | 'expression' | 'maxBytes'>): Promise<Answer> {
    if (/[\n\0]/.test(request.expression)) return Promise.resolve({ info: null, bytes: null })
    return new Promise((resolve, reject) => {
      const child = this.#start()
      this.#pending.push({ ...request, resolve, reject, info: undefined, bytes: [], missing: 0 })
      if (this.#pending.length === 1) hold(child)
      child.stdin.write(`${request.command} ${request.expression}\n`)
    })
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child) return this.#child
    const { args, env } = gitInvocation(['cat-file', '--batch-command'], { gitDir: this.#gitDir })
    const child = spawn('git', args, { env, cwd: this.#gitDir, stdio: ['pipe', 'pipe', 'pipe'] })
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 4_096) stderr += chunk.toString('utf8')
    })
    child.stdin.on('error', () => {})
    const fail = (error: Error) => {
      if (this.#child === child) this.#child = null
      const pending = this.#pending
      this.#pending = []
      this.#chunks = []
      this.#buffered = 0
      for (const request of pending) request.reject(error)
    }
    child.on('error', fail)
    child.on('close', () => fail(new Error(`git cat-file ended: ${stderr.trim() || 'no reason given'}`)))
    release(child)
    this.#child = child
    return child
  }

  #take(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0 || this.#buffered > 0) {
      const request = this.#pending[0]
      if (!request) return
      if (request.info === undefined) {
        const end = rest.indexOf(10)
        if (end === -1) {
          this.#chunks.push(rest)
          this.#buffered += rest.length
          return
        }
        const line = Buffer.concat([...this.#chunks, rest.subarray(0, end)]).toString('utf8')
        this.#chunks = []
        this.#buffered = 0
        rest = rest.subarray(end + 1)
        request.info = parseInfo(line)
        if (request.info === null || request.command === 'info') {
          this.#finish(request, null)
          continue
        }
        // The line end git writes after the content counts as missing, too.
        request.missing = request.info.sizeBytes + 1
      }
      const part = rest.subarray(0, request.missing)
      rest = rest.subarray(part.length)
      request.missing -= part.length
      if ((request.info?.sizeBytes ?? 0) <= request.maxBytes) request.bytes.push(part)
      if (request.missing > 0) return
      const size = request.info?.sizeBytes ?? 0
      this.#finish(request, size <= request.maxBytes ? shared(request.bytes, size) : null)
    }
  }

  #finish(request: Request, bytes: Uint8Array | null): void {
    this.#pending.shift()
    if (this.#pending.length === 0 && this.#child) release(this.#child)
    request.resolve({ info: request.info ?? null, bytes })
  }
}

/** Memory that all threads see: what judges a history passes files on to them, and copies of large ones cost more than git does. */
function shared(parts: readonly Buffer[], size: number): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(size))
  let at = 0
  for (const part of parts) {
    const wanted = part.subarray(0, size - at)
    bytes.set(wanted, at)
    at += wanted.length
  }
  return bytes
}

export interface ObjectInfo {
  readonly name: string
  readonly type: 'blob' | 'tree' | 'commit' | 'tag'
  readonly sizeBytes: number
}

interface Answer {
  readonly info: ObjectInfo | null
  readonly bytes: Uint8Array | null
}

interface Request {
  readonly command: 'info' | 'contents'
  readonly expression: string
  readonly maxBytes: number
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  /** `undefined` until the first line of the answer is there; `null` when the object is missing. */
  info: ObjectInfo | null | undefined
  bytes: Buffer[]
  missing: number
}

/** An answer is `NAME TYPE SIZE`, or the expression with ` missing` or ` ambiguous` after it. */
function parseInfo(line: string): ObjectInfo | null {
  const match = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line)
  return match ? { name: match[1] as string, type: match[2] as ObjectInfo['type'], sizeBytes: Number(match[3]) } : null
}

type Referable = { ref?: () => void; unref?: () => void }
const parts = (child: ChildProcessWithoutNullStreams): Referable[] => [
  child,
  child.stdin as Referable,
  child.stdout as Referable,
  child.stderr as Referable,
]
export const hold = (child: ChildProcessWithoutNullStreams): void => {
  for (const part of parts(child)) part.ref?.()
}
export const release = (child: ChildProcessWithoutNullStreams): void => {
  for (const part of parts(child)) part.unref?.()
}
