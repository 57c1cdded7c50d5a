import { createHash } from 'node:crypto'
import { canonicalJson } from '../base/canonical-json.ts'
import { FairwayError } from '../base/errors.ts'
import type { Instant } from '../base/ids.ts'
import type { LedgerEvent, NewEvent } from './event.ts'

/*
 * How events are chained. Every event has one byte form (RFC 8785, UTF-8), and a hash over that form and the hash of the
 * event before it:
 *
 *   hash = SHA-256( "fairway/event/v1"            16 bytes of ASCII
 *                   len(prev)  prev               8-byte big-endian length, then the 32 bytes of the previous hash
 *                   len(seq)   seq                8-byte big-endian length (8), then seq as 8-byte big-endian integer
 *                   len(bytes) bytes )            8-byte big-endian length, then the event's canonical JSON in UTF-8
 *
 * The first event's prev is 32 zero bytes. The lengths keep two different triples from ever giving the same input, and the
 * tag keeps these hashes apart from any other use of SHA-256. Changing the layout means a new tag, never a new meaning.
 *
 * The chain alone shows edits by someone who cannot rewrite every later event. Someone who can (who owns the database)
 * is found out by a head that was kept elsewhere: that is what `checkpoints` are for.
 */

const tag = Buffer.from('fairway/event/v1', 'ascii')

/** The `prev` of the first event: 32 zero bytes, in hex. */
export const genesis = '0'.repeat(64)

/** Where the ledger stands: the last event's place and hash (lower-case hex). Whoever keeps one can later tell whether it was rewritten. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** One line of an export, and one row of the ledger: the truth about one event. Hashes in lower-case hex. */
export interface ChainLine {
  /** The event's canonical JSON, all fields included. */
  readonly bytes: string
  readonly prev: string
  readonly hash: string
}

/** The first place where a chain does not hold, in words for the person who reads the report. */
export interface ChainBreak {
  readonly seq: number
  readonly says: string
}

export interface ChainReport {
  /** Events that hold: all of them, or those before the first bad one. */
  readonly events: number
  /** The last event that holds; `null` for an empty ledger. */
  readonly head: ChainHead | null
  readonly ok: boolean
  readonly broken: ChainBreak | null
}

/**
 * Hash of one event; see the layout above.
 *
 * @param prev hash of the event before, 64 hex digits
 * @param seq the event's place, 1 or more
 */
export function linkHash(prev: string, seq: number, bytes: string): string {
  const body = Buffer.from(bytes, 'utf8')
  const frame = Buffer.alloc(tag.length + 8 + 32 + 8 + 8 + 8)
  let at = tag.copy(frame)
  at = frame.writeBigUInt64BE(32n, at)
  at += frame.write(prev, at, 32, 'hex')
  at = frame.writeBigUInt64BE(8n, at)
  at = frame.writeBigUInt64BE(BigInt(seq), at)
  frame.writeBigUInt64BE(BigInt(body.length), at)
  return createHash('sha256').update(frame).update(body).digest('hex')
}

/**
 * Gives an event its bytes and its link to the event before.
 *
 * @throws FairwayError `bad-input` for a value JSON cannot hold (half a surrogate pair, NaN)
 */
export function sealed(event: LedgerEvent, prev: string): ChainLine {
  const bytes = canonicalBytes(event)
  return { bytes, prev, hash: linkHash(prev, event.seq, bytes) }
}

function canonicalBytes(event: LedgerEvent): string {
  try {
    return canonicalJson(event)
  } catch (cause) {
    throw new FairwayError('bad-input', `This cannot be recorded: ${cause instanceof Error ? cause.message : cause}.`, {
      where: event.type,
      next: 'Take out the broken character or number and try again.',
      cause,
    })
  }
}

/**
 * Gives new events their place, id and moment, and links them after the last one. The moment is the clock's, but never
 * earlier than the last event's: order on the ledger and order in time agree even when the clock is set back.
 */
export function chained(
  wanted: readonly NewEvent[],
  after: { readonly last: { readonly seq: number; readonly at: Instant } | null; readonly hash: string },
  now: Instant,
  newId: () => string,
): ChainLine[] {
  const at = after.last && after.last.at > now ? after.last.at : now
  let seq = after.last?.seq ?? 0
  let prev = after.hash
  return wanted.map((event) => {
    seq += 1
    const line = sealed({ ...event, seq, id: newId(), at }, prev)
    prev = line.hash
    return line
  })
}

/** A text as it stands inside canonical JSON: quotes and control characters escaped. */
export const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

/** The event a line records. The bytes are trusted here; `verifyChain` is what checks them. */
export const eventOf = (bytes: string): LedgerEvent => JSON.parse(bytes) as LedgerEvent

/**
 * Checks an export from its first event on, holding one line in memory at a time. Finds edits, deletions, insertions,
 * changes of order, bytes that are not canonical, and, against an earlier head, a rewritten or shortened ledger.
 *
 * @param lines one JSON line each, oldest first, as `LedgerStore.exportLines` gives them
 * @param options.checkpoints heads kept earlier, in any order; each must still be on the chain
 */
export async function verifyChain(
  lines: AsyncIterable<string> | Iterable<string>,
  options: { checkpoints?: readonly ChainHead[] } = {},
): Promise<ChainReport> {
  const kept = new Map<number, string[]>()
  for (const { seq, hash } of options.checkpoints ?? []) kept.set(seq, [...(kept.get(seq) ?? []), hash])
  let head: ChainHead | null = null
  const report = (broken: ChainBreak | null): ChainReport => ({ events: head?.seq ?? 0, head, ok: !broken, broken })

  for await (const line of lines) {
    const read = readLine(line, head)
    if ('says' in read) return report(read)
    if (kept.get(read.seq)?.some((hash) => hash !== read.hash)) {
      return report({
        seq: read.seq,
        says: `Event ${read.seq} is not the one an earlier checkpoint saw: the ledger was rewritten at or before it.`,
      })
    }
    head = read
  }
  const furthest = Math.max(0, ...kept.keys())
  const events: number = (head as ChainHead | null)?.seq ?? 0
  if (furthest <= events) return report(null)
  return report({
    seq: events + 1,
    says: `The ledger ends at event ${events}, but an earlier checkpoint saw event ${furthest}: the end was cut off.`,
  })
}

function readLine(text: string, before: ChainHead | null): ChainHead | ChainBreak {
  const seq = (before?.seq ?? 0) + 1
  const broken = (says: string, at = seq): ChainBreak => ({ seq: at, says })

  const line = parsed(text) as Partial<ChainLine> | null
  if (typeof line?.bytes !== 'string' || !isHash(line.prev) || !isHash(line.hash)) {
    return broken(`Line ${seq} is not an event: it should be JSON with "bytes", "prev" and "hash".`)
  }
  const event = parsed(line.bytes) as { seq?: unknown } | null
  if (event === null || typeof event !== 'object' || !Number.isSafeInteger(event.seq)) {
    return broken(`The bytes of event ${seq} cannot be read.`)
  }
  const claimed = event.seq as number
  if (claimed > seq) {
    const missing = claimed === seq + 1 ? `Event ${seq} is` : `Events ${seq} to ${claimed - 1} are`
    return broken(`${missing} missing or out of order: event ${claimed} stands there.`)
  }
  if (claimed < seq) return broken(`Event ${claimed} stands again where event ${seq} should be.`)
  if (!isCanonical(event, line.bytes)) return broken(`The bytes of event ${seq} are not in canonical form.`)
  if (linkHash(line.prev, seq, line.bytes) !== line.hash) {
    return broken(`Event ${seq} was changed after it was recorded: its hash does not fit.`)
  }
  if (line.prev !== (before?.hash ?? genesis)) {
    // Both events fit their own hashes, so whoever rewrote the earlier one did not go on to the end.
    return before
      ? broken(`Event ${before.seq} was rewritten: event ${seq} was recorded on another one.`, before.seq)
      : broken('The ledger does not begin with this event: something came before it.')
  }
  return { seq, hash: line.hash }
}

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isCanonical(value: unknown, bytes: string): boolean {
  try {
    return canonicalJson(value) === bytes
  } catch {
    return false
  }
}
