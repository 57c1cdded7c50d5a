import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../base/ids.ts'
import { type ChainLine, chained, genesis, linkHash, sealed, verifyChain } from './chain.ts'
import { fairway, type LedgerEvent, type NewEvent } from './event.ts'

const at = '2026-11-22T10:00:00.000Z' as Instant
const said = (text: string): NewEvent => ({
  type: 'change.commented',
  actor: fairway,
  objects: [{ type: 'change', id: 'c1' }],
  why: null,
  data: { says: text },
})
const ledger = (count: number): ChainLine[] => {
  let id = 0
  const wanted = Array.from({ length: count }, (_, i) => said(`remark ${i + 1}`))
  return chained(wanted, { last: null, hash: genesis }, at, () => `e${++id}`)
}
const lines = (chain: readonly ChainLine[]): string[] => chain.map((line) => JSON.stringify(line))
/** The bytes of an event exchanged, and its own hash made to fit again. */
const rewritten = (line: ChainLine, seq: number, bytes: string): ChainLine => ({
  ...line,
  bytes,
  hash: linkHash(line.prev, seq, bytes),
})
const exchanged = <T>(list: readonly T[], index: number, by: T): T[] => list.map((item, i) => (i === index ? by : item))

describe('the hash of an event', () => {
  it('is SHA-256 over a tag and three values, each behind its 8-byte length', () => {
    const prev = 'ab'.repeat(32)
    const bytes = '{"seq":7,"why":"ü"}'

    const byHand = createHash('sha256')
      .update('fairway/event/v1')
      .update(Buffer.from('0000000000000020', 'hex'))
      .update(Buffer.from(prev, 'hex'))
      .update(Buffer.from('00000000000000080000000000000007', 'hex'))
      .update(Buffer.from('0000000000000014', 'hex'))
      .update(bytes)
      .digest('hex')

    expect(linkHash(prev, 7, bytes)).toBe(byHand)
  })

  it('is not given to a text that has no byte form', () => {
    const event = { ...said('half a pair \ud800'), seq: 1, id: 'e1', at } as LedgerEvent

    expect(() => sealed(event, genesis)).toThrow(expect.objectContaining({ code: 'bad-input' }))
  })

  it('is taken over a moment that never goes back, even when the clock does', () => {
    const [line] = chained(
      [said('late')],
      { last: { seq: 4, at: '2026-11-22T12:00:00.000Z' as Instant }, hash: genesis },
      at,
      () => 'e5',
    )

    expect(JSON.parse(line?.bytes ?? '')).toMatchObject({ seq: 5, at: '2026-11-22T12:00:00.000Z' })
  })
})

describe('verifying', () => {
  it('accepts the ledger as it was recorded and names its head', async () => {
    const chain = ledger(5)

    expect(await verifyChain(lines(chain))).toEqual({
      events: 5,
      head: { seq: 5, hash: chain[4]?.hash },
      ok: true,
      broken: null,
    })
    expect(await verifyChain([])).toEqual({ events: 0, head: null, ok: true, broken: null })
  })

  const chain = ledger(6)
  const third = chain[2] as ChainLine
  const tampered: [string, ChainLine[], number][] = [
    ['an edited event', exchanged(chain, 2, { ...third, bytes: third.bytes.replace('remark', 'Remark') }), 3],
    [
      'an edited event whose own hash was made to fit',
      exchanged(chain, 2, rewritten(third, 3, third.bytes.replace('remark', 'Remark'))),
      3,
    ],
    ['an exchanged hash', exchanged(chain, 2, { ...third, hash: 'ab'.repeat(32) }), 3],
    ['an exchanged link', exchanged(chain, 2, { ...third, prev: 'ab'.repeat(32) }), 3],
    ['a deleted event', chain.filter((_, i) => i !== 2), 3],
    ['a deleted first event', chain.slice(1), 1],
    ['an inserted event', [...chain.slice(0, 3), third, ...chain.slice(3)], 4],
    ['two events in the other order', [...chain.slice(0, 2), chain[3], third, ...chain.slice(4)] as ChainLine[], 3],
    ['bytes that are not canonical', exchanged(chain, 2, rewritten(third, 3, ` ${third.bytes}`)), 3],
    [
      'a key given twice',
      exchanged(chain, 2, rewritten(third, 3, third.bytes.replace('{', '{"actor":{"id":"eve","kind":"person"},'))),
      3,
    ],
    ['bytes that are not JSON', exchanged(chain, 2, rewritten(third, 3, 'remark')), 3],
    [
      'a first event that follows something',
      chain.map((line, i) => (i ? line : rewritten({ ...line, prev: 'ab'.repeat(32) }, 1, line.bytes))),
      1,
    ],
  ]
  it.each(tampered)('finds %s', async (_, bad, seq) => {
    const report = await verifyChain(lines(bad))

    expect(report).toMatchObject({ ok: false, events: report.head?.seq ?? 0, broken: { seq } })
  })

  it('finds lines that are no events', async () => {
    for (const line of ['', '{', 'null', '[]', '{"bytes":"{}"}', '{"bytes":"null","prev":"","hash":""}']) {
      expect(await verifyChain([...lines(chain.slice(0, 2)), line])).toMatchObject({ ok: false, broken: { seq: 3 } })
    }
  })

  it('finds any single changed character', async () => {
    const text = lines(ledger(3)).join('\n')
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', 'x', '"', ' ', 'é'), async (index, by) => {
        fc.pre(text[index] !== by)
        const changed = text.slice(0, index) + by + text.slice(index + 1)
        const report = await verifyChain(changed.split('\n'))
        // White space between the members of a line is not part of the record.
        expect(report.ok && report.head?.hash !== ledger(3)[2]?.hash).toBe(false)
        if (by !== ' ') expect(report.ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a head kept elsewhere', () => {
  const chain = ledger(6)
  const kept = { seq: 4, hash: chain[3]?.hash ?? '' }

  it('is found again on the ledger as it went on', async () => {
    expect(await verifyChain(lines(chain), { checkpoints: [kept] })).toMatchObject({ ok: true, events: 6 })
  })

  it('shows that the end was cut off', async () => {
    const report = await verifyChain(lines(chain.slice(0, 2)), { checkpoints: [kept] })

    expect(report).toMatchObject({ ok: false, events: 2, broken: { seq: 3 } })
    expect(report.broken?.says).toContain('cut off')
  })

  it('shows that the whole chain was made anew', async () => {
    const anew = chained(
      Array.from({ length: 6 }, () => said('invented')),
      { last: null, hash: genesis },
      at,
      () => 'e',
    )

    expect(await verifyChain(lines(anew))).toMatchObject({ ok: true })
    expect(await verifyChain(lines(anew), { checkpoints: [kept] })).toMatchObject({ ok: false, broken: { seq: 4 } })
  })
})
