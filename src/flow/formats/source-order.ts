import type { EventLog } from '../log/event-log.ts'

/** The rows of a log in the order in which its source told them: written like this and read again, ties stay as they are. */
export function rowsInSourceOrder({ size, sequence }: EventLog): Uint32Array {
  return Uint32Array.from({ length: size }, (_, row) => row).sort(
    (a, b) => (sequence[a] as number) - (sequence[b] as number),
  )
}

/** For each of `count` things where its entries begin in a list that is in their order; one more entry says where the last ends. */
export function startsOf(owners: Iterable<number>, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  for (const owner of owners) starts[owner + 1] = (starts[owner + 1] as number) + 1
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number)
  return starts
}
