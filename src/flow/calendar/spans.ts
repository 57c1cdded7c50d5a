/** A stretch of time, UTC milliseconds, half open. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The time that any of the spans covers: in order, none touching or overlapping the next, none empty. */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: { from: number; to: number }[] = []
  for (const { from, to } of spans.filter((span) => span.to > span.from).sort((a, b) => a.from - b.from)) {
    const last = union.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else union.push({ from, to })
  }
  return union
}

/** The time that both cover. @param a, b as {@link unionOf} gives them */
export function intersectionOf(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] as Span, b[j] as Span]
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
    if (from < to) both.push({ from, to })
    if (one.to < other.to) i++
    else j++
  }
  return both
}

/** Position of the first span that ends after an instant. @param spans as {@link unionOf} gives them, or weeks in order */
function firstAfter(spans: readonly Span[], instant: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).to <= instant) low = middle + 1
    else high = middle
  }
  return low
}

/** Position of the span that holds an instant, -1 where none does. @param spans in order, without overlaps */
export function spanAt(spans: readonly Span[], instant: number): number {
  const at = firstAfter(spans, instant)
  return at < spans.length && (spans[at] as Span).from <= instant ? at : -1
}

/** What lies within one span, without a look at all the others. @param spans as {@link unionOf} gives them */
export function spansWithin(spans: readonly Span[], { from, to }: Span): Span[] {
  const within: Span[] = []
  for (let at = firstAfter(spans, from); at < spans.length && (spans[at] as Span).from < to; at++) {
    const span = spans[at] as Span
    within.push({ from: Math.max(from, span.from), to: Math.min(to, span.to) })
  }
  return within
}

/** What of the first the second leaves. @param a, b as {@link unionOf} gives them */
export function withoutSpans(a: readonly Span[], b: readonly Span[]): Span[] {
  const left: Span[] = []
  let j = 0
  for (const { from, to } of a) {
    let since = from
    while (j < b.length && (b[j] as Span).to <= since) j++
    for (let k = j; k < b.length && (b[k] as Span).from < to; k++) {
      if ((b[k] as Span).from > since) left.push({ from: since, to: (b[k] as Span).from })
      since = Math.max(since, (b[k] as Span).to)
    }
    if (since < to) left.push({ from: since, to })
  }
  return left
}

/** Milliseconds of spans that do not overlap. */
export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0)
