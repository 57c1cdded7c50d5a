const none: { lost: string[]; added: string[] } = { lost: [], added: [] }

/** Items of `to` that `from` has not, and the reverse, counted. */
export function multisetDifference(
  from: readonly string[],
  to: readonly string[],
): { lost: string[]; added: string[] } {
  if (from.length === 0 && to.length === 0) return none
  const counts = new Map<string, number>()
  for (const item of from) counts.set(item, (counts.get(item) ?? 0) + 1)
  const added: string[] = []
  for (const item of to) {
    const left = counts.get(item) ?? 0
    if (left > 0) counts.set(item, left - 1)
    else added.push(item)
  }
  const lost = [...counts].flatMap(([item, count]) => Array<string>(count).fill(item))
  return { lost, added }
}

/** `lost {name}, new {user}` */
export function sayDifference({ lost, added }: { lost: readonly string[]; added: readonly string[] }): string | null {
  const parts = [
    lost.length > 0 ? `lost ${lost.slice(0, 5).join(' ')}` : '',
    added.length > 0 ? `new ${added.slice(0, 5).join(' ')}` : '',
  ]
  return lost.length + added.length === 0 ? null : parts.filter(Boolean).join(', ')
}
