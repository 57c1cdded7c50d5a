import { setTimeout as sleep } from 'node:timers/promises'

/** However busy a product is: background work that has waited this long in all goes on beside what people wait for. */
const patienceMs = 120_000

/** Work that gives way, and can be told not to. */
export interface Pace {
  /** Asked between two steps: resolves when this work may go on. Never rejects. */
  turn(): Promise<void>
  /** Somebody waits for this very work now: it gives way no more. */
  hurry(): void
}

/*
 * What a person waits for, such as pictures of a change or its way into production, comes before what Fairway only does to know
 * more beforehand: both want the same few processors.
 *
 *   first   runs work that a person waits for. It never waits itself; any number may be under way.
 *   pace    is for one piece of background work, which asks for a `turn` before each step. It goes on as soon as nothing is
 *           under way; once its patience is used up, so that nobody starves; or when it is hurried, so that pictures that
 *           themselves need the background work cannot wait for what waits for them.
 */
export class PeopleFirst {
  readonly #patienceMs: number
  #underWay = 0
  #idle = Promise.withResolvers<void>()

  constructor(patience = patienceMs) {
    this.#patienceMs = patience
    this.#idle.resolve()
  }

  async first<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay === 0) this.#idle = Promise.withResolvers<void>()
    this.#underWay++
    try {
      return await work()
    } finally {
      this.#underWay--
      if (this.#underWay === 0) this.#idle.resolve()
    }
  }

  pace(): Pace {
    const hurried = Promise.withResolvers<void>()
    let isHurried = false
    let leftMs = this.#patienceMs
    return {
      turn: async () => {
        // After a wait, other people may be waiting already: then it waits on.
        while (this.#underWay > 0 && !isHurried && leftMs > 0) {
          const started = performance.now()
          const over = new AbortController()
          const outOfPatience = sleep(leftMs, undefined, { ref: false, signal: over.signal }).catch(() => {})
          await Promise.race([this.#idle.promise, hurried.promise, outOfPatience])
          over.abort()
          leftMs -= performance.now() - started
        }
      },
      hurry() {
        isHurried = true
        hurried.resolve()
      },
    }
  }
}
