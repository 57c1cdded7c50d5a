import { useSyncExternalStore } from 'react'

// One clock for the whole page, and it only ticks while something shows an age.
const everyMs = 15_000
let now = new Date()
let timer: ReturnType<typeof setInterval> | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, everyMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

function tick() {
  now = new Date()
  for (const listener of listeners) listener()
}

/** The current moment, for ages that keep counting. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => now)
