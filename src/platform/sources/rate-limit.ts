import type { Answer } from './send-request.ts'

/** Names under which sources say how much is left, and when it is full again. */
const allowances = [
  ['x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['ratelimit-remaining', 'ratelimit-reset'],
  ['x-ratelimit-requests-remaining', 'x-ratelimit-requests-reset'],
  ['x-ratelimit-complexity-remaining', 'x-ratelimit-complexity-reset'],
] as const

/** What GitHub says to wait where it refuses and names no time. */
const minuteMs = 60_000

/**
 * Whether an answer refuses because too much was asked, and until when. GitHub answers 403 as well as 429, and 200 from GraphQL; Linear
 * answers 400.
 *
 * @returns milliseconds since 1970; `null` where the answer is no such refusal
 */
export function refusedUntil(answer: Answer, now: number): number | null {
  const { status, headers, text } = answer
  const said = /rate.?limit|RATELIMITED|abuse detection|too many requests/i.test(text.slice(0, 4000))
  const isRefusal =
    status === 429 ||
    (status === 403 && (said || headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0')) ||
    (status === 400 && said) ||
    (status === 200 && /"type"\s*:\s*"RATE_LIMITED?"|"code"\s*:\s*"RATELIMITED"/.test(text.slice(0, 4000)))
  if (!isRefusal) return null
  return retryAfter(answer, now) ?? spentUntil(answer, now) ?? now + minuteMs
}

/** Until when an answer asks to be left alone: seconds, or a date. */
export function retryAfter({ headers }: Answer, now: number): number | null {
  const written = headers['retry-after']
  if (written === undefined) return null
  const seconds = Number(written)
  const date = Number.isNaN(seconds) ? Date.parse(written) : now + seconds * 1000
  return Number.isNaN(date) ? null : date
}

/** Until when nothing is left of an allowance; `null` while something is. A query of Linear that costs more than is left counts as spent. */
export function spentUntil({ headers }: Answer, now: number): number | null {
  const waits = allowances.flatMap(([remaining, reset]) => {
    const left = headers[remaining]
    const cost = remaining.includes('complexity') ? Number(headers['x-complexity'] ?? 0) : 0
    if (left === undefined || headers[reset] === undefined || Number(left) > cost) return []
    return momentOf(headers[reset], now)
  })
  return waits.length === 0 ? null : Math.max(...waits)
}

/** A moment as sources write it: an ISO date, seconds or milliseconds since 1970, or seconds from now. */
function momentOf(written: string, now: number): number {
  const number = Number(written)
  if (Number.isNaN(number)) return Date.parse(written) || now + minuteMs
  if (number > 1e12) return number
  return number > 1e9 ? number * 1000 : now + number * 1000
}
