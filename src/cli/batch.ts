import type { z } from 'zod'
import { FairwayError } from '../base/errors.ts'
import { errorLine } from './output.ts'
import type { Repository, World } from './world.ts'

/**
 * Runs a file of JSON lines, several at a time, and writes one line for each in the order of the file. A bad line gives a line that
 * says what is wrong with it, and the others go on.
 *
 * @param file a path, or `-` for standard input
 * @param options.atOnce lines under way together
 * @returns how many lines there were, and how many `work` was content with
 */
export async function runBatch<Line extends { readonly id: string | number }>(
  world: World,
  file: string,
  options: {
    readonly schema: z.ZodType<Line>
    readonly atOnce: number
    readonly work: (line: Line) => Promise<{ readonly answer: object; readonly content: boolean }>
  },
): Promise<{ readonly lines: number; readonly content: number }> {
  const underWay: Promise<{ readonly text: string; readonly content: boolean }>[] = []
  let [lines, content, number] = [0, 0, 0]
  const writeFirst = async () => {
    const done = await (underWay.shift() as (typeof underWay)[number])
    if (done.content) content++
    await world.writeResult(`${done.text}\n`)
  }
  for await (const text of file === '-' ? world.readInput() : world.readLines(file)) {
    number++
    if (text.trim() === '') continue
    lines++
    underWay.push(oneLine(text, number, options))
    if (underWay.length >= options.atOnce) await writeFirst()
  }
  while (underWay.length > 0) await writeFirst()
  return { lines, content }
}

async function oneLine<Line extends { readonly id: string | number }>(
  text: string,
  number: number,
  options: {
    readonly schema: z.ZodType<Line>
    readonly work: (line: Line) => Promise<{ readonly answer: object; readonly content: boolean }>
  },
): Promise<{ readonly text: string; readonly content: boolean }> {
  let id: unknown = null
  try {
    const raw = parseJson(text)
    id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null
    const parsed = options.schema.safeParse(raw)
    if (!parsed.success) throw badLine(parsed.error)
    const { answer, content } = await options.work(parsed.data)
    return { text: JSON.stringify({ id: parsed.data.id, ...answer }), content }
  } catch (error) {
    return { text: JSON.stringify(errorLine(id, number, error)), content: false }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FairwayError('bad-input', 'The line is not JSON.', { next: 'Write one JSON object on each line.', cause })
  }
}

const badLine = (error: z.ZodError): FairwayError =>
  new FairwayError(
    'bad-input',
    `The line is wrong: ${error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ')}.`,
    { next: 'Correct the line, then run it again.' },
  )

const maxOpen = 8

/** Repositories that lines of a batch name: opened once, the longest unused closed when there are many. */
export class OpenRepositories {
  readonly #world: World
  readonly #open = new Map<string, { readonly repo: Promise<Repository>; users: number }>()

  constructor(world: World) {
    this.#world = world
  }

  async use<Out>(dir: string, work: (repo: Repository) => Promise<Out>): Promise<Out> {
    const known = this.#open.get(dir) ?? { repo: this.#world.git.openRepository(dir), users: 0 }
    // Back to the end: the map is in the order of last use.
    this.#open.delete(dir)
    this.#open.set(dir, known)
    known.users++
    try {
      return await work(await known.repo)
    } finally {
      known.users--
      this.#closeUnused(maxOpen)
    }
  }

  close(): void {
    this.#closeUnused(0)
  }

  #closeUnused(keep: number): void {
    for (const [dir, each] of this.#open) {
      if (this.#open.size <= keep) return
      if (each.users > 0) continue
      this.#open.delete(dir)
      each.repo.then(
        (repo) => this.#world.git.closeRepository(repo),
        () => {},
      )
    }
  }
}
