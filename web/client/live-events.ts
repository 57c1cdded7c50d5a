import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LiveEvent } from '../../src/api/ledger-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { type QueryKey, staleKeys } from './stale-keys.ts'

export type Line = 'open' | 'lost'

// One step of a change records several events at once; asking after the last of them saves the same question five times.
const gatherMs = 80
// A stream that comes back at once (a proxy closed it) is not worth a word.
const graceMs = 2000
const againMs = 3000

/**
 * Listens to the ledger and asks stale questions anew.
 *
 * While the line is open, nothing polls. When it is lost, the browser tries again by itself; an answer with an error status ends
 * that, so we then open a new one. Once it is open again everything is asked anew, because events were missed.
 */
export function useLiveEvents(enabled: boolean): Line {
  const client = useQueryClient()
  const [line, setLine] = useState<Line>('open')

  useEffect(() => {
    if (!enabled) return
    let source: EventSource
    let timers: ReturnType<typeof setTimeout>[] = []
    let gathered = new Map<string, QueryKey>()
    let lost = false
    const later = (ms: number, then: () => void) => timers.push(setTimeout(then, ms))
    const flush = () => {
      for (const queryKey of gathered.values()) void client.invalidateQueries({ queryKey })
      gathered = new Map()
    }
    const open = () => {
      source = new EventSource(paths.events)
      source.addEventListener('open', () => {
        timers.forEach(clearTimeout)
        timers = []
        // What was gathered just before must not wait for a timer that is gone.
        flush()
        if (lost) void client.invalidateQueries()
        lost = false
        setLine('open')
      })
      source.addEventListener('ledger', (message) => {
        if (gathered.size === 0) later(gatherMs, flush)
        for (const key of staleKeys(JSON.parse(message.data) as LiveEvent)) gathered.set(JSON.stringify(key), key)
      })
      source.addEventListener('error', () => {
        if (!lost) later(graceMs, () => setLine('lost'))
        lost = true
        if (source.readyState === EventSource.CLOSED) later(againMs, open)
      })
    }
    open()
    return () => {
      timers.forEach(clearTimeout)
      source.close()
    }
  }, [client, enabled])

  return line
}
