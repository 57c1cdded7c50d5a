const minute = 60_000
const units = { m: minute, min: minute, h: 60 * minute, d: 24 * 60 * minute, w: 7 * 24 * 60 * minute } as const

/** What somebody wrote as a time: known, nothing, or not understood. */
export type ReadSpan =
  | { readonly kind: 'ms'; readonly ms: number | null }
  | { readonly kind: 'wrong'; readonly says: string }

/**
 * `40m`, `2h`, `3d 4h`, `1.5w`. Empty is not said, and `0` is none at all.
 *
 * A wait of a day is a day. A day of work is said to be anything from four to ten hours, so work is asked for in hours.
 */
export function readSpan(text: string, of: 'touch' | 'wait'): ReadSpan {
  const said = text.trim().toLowerCase().replaceAll(',', '.')
  if (said === '') return { kind: 'ms', ms: null }
  if (said === '0') return { kind: 'ms', ms: 0 }
  const parts = [...said.matchAll(/(\d+(?:\.\d+)?)\s*(min|[mhdw])[a-z]*\s*/g)]
  if (parts.map(([whole]) => whole).join('') !== said || parts.length === 0)
    return { kind: 'wrong', says: of === 'touch' ? 'Write 40m or 2h.' : 'Write 40m, 2h, 3d or 1w.' }
  if (of === 'touch' && parts.some(([, , unit]) => unit === 'd' || unit === 'w'))
    return { kind: 'wrong', says: 'Say work in hours: 8h for a day of it.' }
  const ms = parts.reduce((sum, [, number, unit]) => sum + Number(number) * units[unit as keyof typeof units], 0)
  return { kind: 'ms', ms: Math.round(ms) }
}

/** The same time as it would be written; to the minute. Work is written in hours. */
export function spanText(ms: number | null, of: 'touch' | 'wait'): string {
  if (ms === null) return ''
  if (ms === 0) return '0'
  let left = Math.max(1, Math.round(ms / minute))
  const parts: string[] = []
  for (const [name, size] of [
    ['d', 24 * 60],
    ['h', 60],
    ['m', 1],
  ] as const) {
    if (name === 'd' && of === 'touch') continue
    const count = Math.floor(left / size)
    left -= count * size
    if (count > 0) parts.push(`${count}${name}`)
  }
  return parts.slice(0, 2).join(' ')
}
