import { setTimeout as sleep } from 'node:timers/promises'

const everyMs = 100

/**
 * Asks again and again until there is an answer. The time it may take is that of the slowest machine, not of a good one.
 *
 * @param ask gives `null` (or throws) while it is not so yet
 * @throws Error that says what was waited for, and why the last attempt was none
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  withinMs = 240_000,
): Promise<T> {
  const deadline = Date.now() + withinMs
  for (let last: unknown = null; ; await sleep(everyMs)) {
    try {
      const answer = await ask()
      if (answer !== null) return answer
    } catch (error) {
      last = error
    }
    if (Date.now() > deadline) throw new Error(`It did not happen: ${what}`, { cause: last })
  }
}
