import type { ChainBreak } from '../../ledger/chain.ts'
import { eventOf } from '../../ledger/chain.ts'
import type { Database } from './database.ts'

interface Row {
  readonly seq: string
  readonly id: string
  readonly at: Date
  readonly type: string
  readonly actor_id: string
  readonly bytes: string
  readonly objects: readonly string[]
}

/** The first event whose columns or objects differ from its bytes; `null` where all agree. */
export async function firstMismatch({ app }: Database): Promise<ChainBreak | null> {
  for (let after = 0; ; ) {
    const { rows } = await app.query<Row>(
      `select event.*, array(
                select object_type || ':' || object_id from fairway.event_object as about
                 where about.seq = event.seq order by 1) as objects
         from (select seq, id, at, type, actor_id, bytes from fairway.event where seq > $1 order by seq limit 2000) as event
        order by seq`,
      [after],
    )
    for (const row of rows) {
      const wrong = mismatchOf(row)
      if (wrong)
        return {
          seq: Number(row.seq),
          says: `Event ${row.seq} is listed under ${wrong} that its record does not have.`,
        }
    }
    const last = rows.at(-1)
    if (!last) return null
    after = Number(last.seq)
  }
}

function mismatchOf(row: Row): string | null {
  const event = eventOf(row.bytes)
  const objects = new Set(event.objects.map(({ type, id }) => `${type}:${id}`))
  if (Number(row.seq) !== event.seq) return 'a number'
  if (row.id !== event.id) return 'an id'
  if (row.at.toISOString() !== event.at) return 'a moment'
  if (row.type !== event.type) return 'a kind'
  if (row.actor_id !== event.actor.id) return 'an actor'
  if (row.objects.length !== objects.size || row.objects.some((object) => !objects.has(object))) return 'objects'
  return null
}
