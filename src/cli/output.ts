import { FairwayError, sayError } from '../base/errors.ts'
import type { World } from './world.ts'

/**
 * 0: done, and nothing stands in the way. 1: an answer that is a finding: refused, ambiguous, broken, none. 2: wrong use, or it cannot
 * run. Other people's scripts rely on these.
 */
export type ExitCode = 0 | 1 | 2

/** One answer on stdout: JSON on one line for tools, text for people. */
export async function writeAnswer(world: World, asJson: boolean, answer: unknown, text: () => string): Promise<void> {
  await world.writeResult(asJson ? `${JSON.stringify(answer)}\n` : withLineEnd(text()))
}

const withLineEnd = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

/** An error on stderr, in its three parts; where it happened only if the first does not say it. @returns 2 */
export function writeError(world: World, error: unknown): ExitCode {
  if (!(error instanceof FairwayError)) {
    world.writeProgress(`fairway: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 2
  }
  const where = error.where === null || error.message.includes(error.where) ? '' : ` (${error.where})`
  world.writeProgress(`fairway: ${error.message}${where}\n${error.next ? `${error.next}\n` : ''}`)
  return 2
}

/** The same as data, for a line of a batch. */
export const errorLine = (id: unknown, line: number, error: unknown): Readonly<Record<string, unknown>> => ({
  id: id ?? null,
  error: {
    code: error instanceof FairwayError ? error.code : 'bad-input',
    line,
    says: error instanceof FairwayError ? error.message : sayError(error),
    next: error instanceof FairwayError ? error.next : 'Correct the line, then run it again.',
  },
})

/** Quoted on one line and shortened, without control characters that a terminal would obey. */
export function oneLine(text: string, max = 100): string {
  const plain = text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
  return `"${plain.length > max ? `${plain.slice(0, max - 1)}…` : plain}"`
}
