import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { hold, release } from './object-reader.ts'
import { checkedObject } from './ref-names.ts'
import { gitInvocation } from './run-git.ts'

/**
 * One long-lived `git diff-tree --stdin`: judging a history asks for thousands of differences, and starting a process for each costs
 * more than the difference. A line that is no object name is echoed by git, which marks the end of each answer.
 */
export class TreeDiffer {
  readonly #gitDir: string
  /** Not to be guessed: a path may hold line ends, and one that spelt the mark would shift every answer after it. */
  readonly #endMark = `#${randomBytes(16).toString('hex')}\n`
  #child: ChildProcessWithoutNullStreams | null = null
  #queue: Waiting[] = []
  #received: Buffer[] = []

  constructor(gitDir: string) {
    this.#gitDir = gitDir
  }

  /** @returns the raw records between two trees, NUL between the fields */
  differences(before: string, after: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = this.#start()
      this.#queue.push({ resolve, reject })
      if (this.#queue.length === 1) hold(child)
      child.stdin.write(`${checkedObject(before)} ${checkedObject(after)}\n${this.#endMark}`)
    })
  }

  close(): void {
    this.#child?.stdin.end()
    this.#child = null
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child) return this.#child
    const { args, env } = gitInvocation(
      [
        'diff-tree',
        '--stdin',
        '--raw',
        '-r',
        '-z',
        '--no-abbrev',
        '--no-renames',
        '--no-ext-diff',
        '--no-textconv',
        '--no-relative',
        // A repository may ask git to keep quiet about its submodules; a judge must see them all.
        '--ignore-submodules=none',
      ],
      { gitDir: this.#gitDir },
    )
    const child = spawn('git', args, { env, cwd: this.#gitDir, stdio: ['pipe', 'pipe', 'pipe'] })
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 4_096) stderr += chunk.toString('utf8')
    })
    child.stdin.on('error', () => {})
    const fail = (error: Error) => {
      if (this.#child === child) this.#child = null
      const queue = this.#queue
      this.#queue = []
      this.#received = []
      for (const waiting of queue) waiting.reject(error)
    }
    child.on('error', fail)
    child.on('close', () => fail(new Error(`git diff-tree ended: ${stderr.trim() || 'no reason given'}`)))
    release(child)
    this.#child = child
    return child
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk)
    // The mark ends in a line end, so only a chunk that ends so can complete the last answer under way.
    if (chunk.at(-1) !== 10) return
    let all = Buffer.concat(this.#received)
    for (;;) {
      const end = all.indexOf(this.#endMark)
      if (end === -1) break
      const answer = all.subarray(0, end)
      all = all.subarray(end + this.#endMark.length)
      const waiting = this.#queue.shift()
      if (this.#queue.length === 0 && this.#child) release(this.#child)
      // The first line repeats the two trees.
      waiting?.resolve(answer.subarray(answer.indexOf(10) + 1))
    }
    this.#received = [all]
  }
}

interface Waiting {
  readonly resolve: (answer: Buffer) => void
  readonly reject: (error: Error) => void
}
