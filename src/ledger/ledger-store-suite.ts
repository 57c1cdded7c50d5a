import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { ChangeId, Instant, PersonId } from '../base/ids.ts'
import { verifyChain } from './chain.ts'
import type { LedgerEvent, NewEvent, ObjectRef } from './event.ts'
import type { LedgerStore } from './ledger-store.ts'

/** A fresh, empty ledger opened twice: as two servers would see it. Where that cannot be, both are the same store. */
export interface OpenedTwice {
  readonly one: LedgerStore
  readonly other: LedgerStore
  /** Changes woken so far, in any order, without repeats. */
  readonly woken: () => Promise<readonly ChangeId[]>
  /** Sets the clock of both. */
  readonly setClock: (now: Instant) => void
  readonly close: () => Promise<void>
}

const change = (id: string): ObjectRef => ({ type: 'change', id })
const said = (says: string, ids: readonly string[] = ['c1'], by = 'ana', why: string | null = null): NewEvent => ({
  type: 'change.commented',
  actor: { kind: 'person', id: by as PersonId },
  objects: ids.map(change),
  why,
  data: { says },
})
const record = (store: LedgerStore, ...events: NewEvent[]) => store.append([], () => ({ events }))
const texts = (events: readonly LedgerEvent[]) => events.map((event) => (event.data as { says: string }).says)

/** The rules every ledger store keeps. */
export function ledgerStoreSuite(open: () => Promise<OpenedTwice>): void {
  const fresh = async (): Promise<OpenedTwice> => {
    const stores = await open()
    onTestFinished(stores.close)
    return stores
  }

  describe('appending', () => {
    it('numbers events from 1 without holes and gives each an id and a moment', async () => {
      const { one } = await fresh()

      const first = await record(one, said('a'))
      const more = await record(one, said('b'), said('c'))

      expect([...first, ...more].map((event) => event.seq)).toEqual([1, 2, 3])
      expect(new Set([...first, ...more].map((event) => event.id)).size).toBe(3)
      expect(first[0]).toMatchObject({ type: 'change.commented', actor: { id: 'ana' }, data: { says: 'a' }, why: null })
      expect(first[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    })

    it('shows the decision everything recorded about its objects, oldest first, and nothing else', async () => {
      const { one, other } = await fresh()
      await record(one, said('a', ['c1']), said('b', ['c2']), said('both', ['c1', 'c2']), said('other', ['c3']))

      let seen: string[] = []
      await other.append([change('c2'), change('c1')], (history) => {
        seen = texts(history)
        return { events: [] }
      })

      expect(seen).toEqual(['a', 'b', 'both'])
    })

    it('records nothing when the decision refuses', async () => {
      const { one } = await fresh()
      await record(one, said('a'))
      const before = await one.head()

      const refused = one.append([change('c1')], () => {
        throw new Error('not yours to decide')
      })

      await expect(refused).rejects.toThrow('not yours to decide')
      expect(await one.head()).toEqual(before)
      expect(await record(one, said('b'))).toMatchObject([{ seq: 2 }])
    })

    it('records nothing when one of several events cannot be recorded', async () => {
      const { one } = await fresh()

      await expect(record(one, said('good'), said('half a pair \ud800'))).rejects.toMatchObject({ code: 'bad-input' })

      expect(await one.head()).toBeNull()
    })

    it('keeps any text exactly, down to zero bytes and quotes', async () => {
      const { one } = await fresh()
      const text = 'a\u0000b "quoted" \\ % _ \u2028 👩‍🚀 ü'

      const [recorded] = await record(one, said(text))

      expect(texts(await one.history(change('c1')))).toEqual([text])
      expect(texts([recorded as LedgerEvent])).toEqual([text])
      expect(texts(await one.page({ limit: 9, text: 'A\u0000B "QUOTED" \\ % _' }))).toEqual([text])
      expect(texts(await one.page({ limit: 9, text: 'x%' }))).toEqual([])
    })

    it('never goes back in time, even when the clock does', async () => {
      const { one, other, setClock } = await fresh()
      setClock('2026-05-01T12:00:00.000Z' as Instant)
      await record(one, said('noon'))
      setClock('2026-05-01T09:00:00.000Z' as Instant)
      await record(other, said('set back'))
      setClock('2026-05-01T13:00:00.000Z' as Instant)
      await record(one, said('later'))

      expect((await one.history(change('c1'))).map((event) => event.at)).toEqual([
        '2026-05-01T12:00:00.000Z',
        '2026-05-01T12:00:00.000Z',
        '2026-05-01T13:00:00.000Z',
      ])
    })

    it('wakes changes together with the events, and not when the decision refuses', async () => {
      const { one, woken } = await fresh()

      await one.append([], () => ({ events: [said('a')], wake: ['c1' as ChangeId, 'c2' as ChangeId] }))
      await one.append([], () => ({ events: [], wake: ['c3' as ChangeId] }))
      await one
        .append([], () => ({ events: [said('half a pair \ud800')], wake: ['c4' as ChangeId] }))
        .catch(() => undefined)

      expect([...(await woken())].sort()).toEqual(['c1', 'c2', 'c3'])
    })

    it('lets exactly one of many rivals win, whichever store they came through', async () => {
      const { one, other } = await fresh()
      const claim = (store: LedgerStore, by: string) =>
        store.append([change('c1')], (history) => ({ events: history.length > 0 ? [] : [said('mine', ['c1'], by)] }))

      const results = await Promise.all(Array.from({ length: 20 }, (_, i) => claim(i % 2 ? one : other, `p${i}`)))

      expect(results.filter((events) => events.length > 0)).toHaveLength(1)
      expect(await one.history(change('c1'))).toHaveLength(1)
    })

    it('never forks or leaves a hole, however many write at once', async () => {
      const batch = fc.record({ store: fc.boolean(), size: fc.nat(3), refuses: fc.boolean() })
      await fc.assert(
        fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 25 }), async (batches) => {
          const { one, other, close } = await open()

          const results = await Promise.allSettled(
            batches.map(({ store, size, refuses }, at) =>
              (store ? one : other).append([change(`c${at % 3}`)], () => {
                if (refuses) throw new Error('refused')
                return { events: Array.from({ length: size }, (_, i) => said(`${at}.${i}`, [`c${at % 3}`])) }
              }),
            ),
          )

          for (const result of results)
            if (result.status === 'rejected') expect(String(result.reason)).toBe('Error: refused')
          const acknowledged = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
          const report = await verifyChain(one.exportLines())
          expect(report).toMatchObject({ ok: true, events: acknowledged.length })
          expect(acknowledged.map((event) => event.seq).sort((a, b) => a - b)).toEqual(
            acknowledged.map((_, i) => i + 1),
          )
          for (const result of results) {
            if (result.status !== 'fulfilled' || result.value.length === 0) continue
            const first = result.value[0]?.seq ?? 0
            expect(result.value.map((event) => event.seq)).toEqual(result.value.map((_, i) => first + i))
          }
          await close()
        }),
        { numRuns: 8 },
      )
    })
  })

  describe('reading', () => {
    let stores: OpenedTwice
    const pageTexts = async (page: Parameters<LedgerStore['page']>[0]) => texts(await stores.one.page(page))
    beforeAll(async () => {
      stores = await open()
      await record(stores.one, said('one', ['c1']), said('two', ['c2'], 'ben', 'because of Ünï'))
      await record(stores.other, said('three', ['c1', 'c2']))
      await record(stores.one, {
        type: 'change.withdrawn',
        actor: { kind: 'person', id: 'ben' as PersonId },
        objects: [change('c2'), change('c2')],
        why: null,
        data: { says: 'four' },
      })
    })

    afterAll(() => stores.close())

    it('gives an object its events, oldest first', async () => {
      expect(texts(await stores.one.history(change('c2')))).toEqual(['two', 'three', 'four'])
      expect(await stores.one.history({ type: 'intent', id: 'c2' })).toEqual([])
    })

    it('gives all objects of a type with their histories', async () => {
      const histories = await stores.other.histories('change')

      expect([...histories.keys()]).toEqual(['c1', 'c2'])
      expect(texts(histories.get('c1') ?? [])).toEqual(['one', 'three'])
      expect(texts(histories.get('c2') ?? [])).toEqual(['two', 'three', 'four'])
      expect((await stores.one.histories('product')).size).toBe(0)
    })

    it('pages from the newest back', async () => {
      expect(await pageTexts({ limit: 3 })).toEqual(['four', 'three', 'two'])
      expect(await pageTexts({ limit: 3, before: 2 })).toEqual(['one'])
      expect(await pageTexts({ limit: 3, after: 2 })).toEqual(['four', 'three'])
    })

    it('narrows a page by kind, person, object and text, all at once if asked', async () => {
      expect(await pageTexts({ limit: 9, types: ['change.withdrawn', 'change.merged'] })).toEqual(['four'])
      expect(await pageTexts({ limit: 9, types: [] })).toEqual([])
      expect(await pageTexts({ limit: 9, actor: 'ben' })).toEqual(['four', 'two'])
      expect(await pageTexts({ limit: 9, object: change('c1') })).toEqual(['three', 'one'])
      expect(await pageTexts({ limit: 9, text: 'ünÏ' })).toEqual(['two'])
      expect(await pageTexts({ limit: 9, object: change('c2'), actor: 'ben', text: 'FOUR' })).toEqual(['four'])
    })

    it('exports lines whose head is the head of the ledger', async () => {
      const report = await verifyChain(stores.one.exportLines())

      expect(report).toEqual({ ok: true, events: 4, head: await stores.other.head(), broken: null })
    })
  })

  describe('listening', () => {
    it('hears every event once and in order, whoever appended it, until it stops', async () => {
      const { one, other } = await fresh()
      await record(one, said('before'))
      const heard: string[] = []
      const stop = one.subscribe((events) => heard.push(...texts(events)))

      const wanted = Array.from({ length: 30 }, (_, i) => said(`n${i}`))
      await Promise.all(wanted.map((event, i) => record(i % 2 ? one : other, event)))
      await heardAll(heard, 30)
      stop()
      await record(other, said('after'))
      await record(one, said('after'))

      const order = texts(await one.history(change('c1'))).slice(1, 31)
      expect(heard.filter((text) => text !== 'before')).toEqual(order)
    })

    it('is not disturbed by another listener that fails', async () => {
      const { one } = await fresh()
      const heard: string[] = []
      one.subscribe(() => {
        throw new Error('broken listener')
      })
      one.subscribe((events) => heard.push(...texts(events)))

      await record(one, said('a'))
      await heardAll(heard, 1)

      expect(heard).toEqual(['a'])
    })
  })
}

async function heardAll(heard: readonly string[], count: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while (heard.length < count && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5))
}
