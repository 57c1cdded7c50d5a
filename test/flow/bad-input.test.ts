import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/base/ids.ts'
import { decisionToProduction } from '../../src/flow/path/decision-to-production.ts'
import type { SourceReason } from '../../src/flow/sources/source-quality.ts'
import { dataQuality } from '../../src/flow/study/data-quality.ts'
import type { Study } from '../../src/flow/study/study.ts'
import { fairway } from '../../src/ledger/event.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { createArtefactStore } from '../../src/platform/artefacts/artefact-store.ts'
import { type ImportWorld, importFiles } from '../../src/platform/flow/import-files.ts'
import { keptStudies } from '../../src/platform/flow/kept-studies.ts'
import { studyInput } from '../../src/platform/flow/study-input.ts'

/*
 * Input as it really comes, from its bytes to the study and its list of doubts: whatever is wrong with it is counted and shown, with an
 * example, and nothing of it is lost in silence.
 */

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})

function home() {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-bad-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  let ids = 0
  const ledger = memoryLedger({ now: () => '2026-06-01T09:00:00.000Z' as Instant, newId: () => `e${ids++}` })
  const world: ImportWorld = {
    ledger,
    artefacts: createArtefactStore(folder),
    now: () => Date.UTC(2026, 5, 1),
    report: () => undefined,
  }
  const input = studyInput(ledger, () => ({ histories: [], version: '' }))
  const studies = keptStudies(input, world.artefacts)
  return {
    bring: (name: string, bytes: string | Uint8Array, options: Readonly<Record<string, string>> = {}) =>
      importFiles(
        {
          files: [
            {
              name,
              open: async function* () {
                const all = Buffer.from(bytes)
                for (let at = 0; at < all.length; at += 1000) yield all.subarray(at, at + 1000)
              },
            },
          ],
          options,
          by: fairway,
          why: null,
        },
        world,
      ),
    study: () => studies.now(),
  }
}

const notice = (number: number, more: object = {}) => ({
  id: `d${number}`,
  repository: 'acme/shop',
  sha: number.toString(16).padStart(40, '0'),
  environment: 'production',
  status: 'succeeded',
  at: new Date(Date.UTC(2026, 0, 5, 9, number)).toISOString(),
  ...more,
})
const lines = (...records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const found = ({ sources }: Study) =>
  Object.fromEntries(sources.flatMap(({ findings }) => findings.map(({ reason, count }) => [reason, count])))
/** Everything that came in is in the study, or stands in a finding. */
function expectNothingLost({ sources }: Study, records: number): void {
  const [source] = sources
  const taken = (effects: readonly SourceReason[]): number =>
    (source?.findings ?? []).reduce((sum, { reason, count }) => sum + (effects.includes(reason) ? count : 0), 0)
  const out = taken(['not-json', 'not-a-record', 'no-id', 'no-time', 'cut-off', 'repeated-id', 'implausible-time'])
  expect(source?.raw).toBe(records)
  expect((source?.used ?? 0) + out + taken(['repeated-record', 'other-kind', 'no-event'])).toBe(records)
}
const doubts = (study: Study): string[] => dataQuality(study).flatMap(({ id, isDoubt }) => (isDoubt ? [id] : []))

const row = (item: string, activity: string, time: string, id: string) => ({
  id,
  type: activity,
  time,
  relationships: [{ objectId: item, qualifier: '' }],
})
const ocel = (...events: readonly ReturnType<typeof row>[]) =>
  JSON.stringify({
    objectTypes: [{ name: 'item', attributes: [] }],
    eventTypes: [...new Set(events.map(({ type }) => type))].map((name) => ({ name, attributes: [] })),
    objects: [...new Set(events.map(({ relationships }) => relationships[0]?.objectId))].map((id) => ({
      id,
      type: 'item',
    })),
    events,
  })

describe('a file that is packed or cut', () => {
  const text = lines(...Array.from({ length: 200 }, (_, number) => notice(number)))

  test('gives the same study packed and plain', async () => {
    const [plain, packed] = [home(), home()]
    await plain.bring('d.jsonl', text)
    await packed.bring('d.jsonl.gz', gzipSync(text))

    expect((await packed.study()).joined.events).toEqual((await plain.study()).joined.events)
  })

  test('in the middle of a line counts that line, and gives the rest', async () => {
    const { bring, study } = home()
    await bring('d.jsonl', text.slice(0, -40))

    expect(found(await study())).toMatchObject({ 'not-json': 1 })
    expectNothingLost(await study(), 200)
    expect(doubts(await study())).toContain('unreadable')
  })

  const manyEvents = Array.from({ length: 3_000 }, (_, at) =>
    row(`A-${at}`, 'item created', `2026-01-05T09:00:${String(at % 60).padStart(2, '0')}Z`, `e${Math.sin(at)}`),
  )

  test('in the middle of a packed event log gives what is whole, and says that the file ends early', async () => {
    const { bring, study } = home()
    const events = manyEvents.map(
      ({ id, type, time }) =>
        `<event><string key="concept:name" value="${type}"/><date key="time:timestamp" value="${time}"/><string key="id" value="${id}"/></event>`,
    )
    const packed = gzipSync(
      `<log xmlns="http://www.xes-standard.org/">${events.map((event, at) => `<trace><string key="concept:name" value="A-${at}"/>${event}</trace>`).join('')}</log>`,
    )
    await bring('log.xes.gz', packed.subarray(0, packed.length - 3_000))
    const cut = await study()

    expect(found(cut)).toMatchObject({ 'ends-early': 1 })
    expect(cut.sources[0]?.raw).toBeGreaterThan(100)
    expect(doubts(cut)).toContain('unreadable')
  })

  test('in the middle of a value that must be whole is refused with what to do, and counts nowhere', async () => {
    const { bring, study } = home()
    const packed = gzipSync(ocel(...manyEvents))

    await expect(bring('log.json.gz', packed.subarray(0, packed.length - 3_000))).rejects.toMatchObject({
      code: 'bad-input',
      next: expect.stringMatching(/again/),
    })
    expect((await study()).sources).toEqual([])
  })
})

describe('times', () => {
  test('in seconds, in milliseconds and in words are the same moment', async () => {
    const at = Date.UTC(2026, 0, 5, 9)
    const told = [new Date(at).toISOString(), at, at / 1000, String(at), String(at / 1000), '2026-01-05T10:00:00+01:00']
    const { bring, study } = home()
    await bring('d.jsonl', lines(...told.map((written, number) => notice(number, { at: written }))))

    const { joined } = await study()
    expect(joined.events.map(({ time }) => time)).toEqual(told.map(() => at))
    expect(found(await study())).toEqual({})
  })

  test('without a zone are taken as UTC, and listed', async () => {
    const { bring, study } = home()
    await bring('d.jsonl', lines(notice(1, { at: '2026-01-05T09:00:00' }), notice(2)))

    expect(found(await study())).toEqual({ 'no-zone': 1 })
    expect((await study()).joined.events[0]?.time).toBe(Date.UTC(2026, 0, 5, 9))
    expect(doubts(await study())).toContain('no zone')
  })

  test('of a log without a zone follow the clock of the zone that is told, over its change of hour', async () => {
    const { bring, study } = home()
    const hours = ['2026-03-29T01:59:00', '2026-03-29T03:01:00', '2026-10-25T01:59:00', '2026-10-25T03:01:00']
    await bring('log.json', ocel(...hours.map((time, at) => row('A-1', 'item edited', time, `e${at}`))), {
      zone: 'Europe/Berlin',
    })

    const times = (await study()).joined.events.map(({ time }) => new Date(time).toISOString().slice(0, 16))
    expect(times).toEqual(['2026-03-29T00:59', '2026-03-29T01:01', '2026-10-24T23:59', '2026-10-25T02:01'])
    expect(found(await study())).toMatchObject({ 'no-zone': 4 })
  })

  test('that tools write where they know none are no times, and are listed', async () => {
    const { bring, study } = home()
    const none = ['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', 0, '2026-02-30T09:00:00Z', 'yesterday']
    await bring('d.jsonl', lines(notice(9), ...none.map((at, number) => notice(number, { at }))))

    expect((await study()).joined.events).toHaveLength(1)
    expect(found(await study())).toMatchObject({ 'bad-time': 5, 'no-time': 5 })
    expectNothingLost(await study(), 6)
    expect(doubts(await study())).toEqual(expect.arrayContaining(['unreadable', 'set aside']))
  })

  test('of a log that cannot be are counted with the rows that have them', async () => {
    const { bring, study } = home()
    await bring(
      'log.json',
      ocel(
        row('A-1', 'item created', '2026-01-05T09:00:00Z', 'e1'),
        row('A-1', 'item decided', '0001-01-01T00:00:00Z', 'e2'),
        row('A-1', 'item completed', 'soon', 'e3'),
      ),
    )

    expect(found(await study())).toMatchObject({ 'implausible-time': 1, 'no-time': 1 })
    expectNothingLost(await study(), 3)
  })

  test('that run backwards leave the item out of the figure, by name', async () => {
    const { bring, study } = home()
    const item = (id: string, decided: string, cancelled: string) => [
      row(id, 'item created', '2026-01-01T09:00:00Z', `${id} created`),
      row(id, 'item decided', decided, `${id} decided`),
      row(id, 'item cancelled', cancelled, `${id} cancelled`),
    ]
    await bring(
      'log.json',
      ocel(
        ...item('A-1', '2026-01-05T09:00:00Z', '2026-01-04T09:00:00Z'),
        ...item('A-2', '2026-01-05T09:00:00Z', '2026-01-06T09:00:00Z'),
      ),
    )
    const { items, asOf } = await study()
    const { figure } = decisionToProduction(items.paths, { by: 'start', from: null, to: null }, asOf)

    expect(figure.n).toBe(1)
    expect(figure.excluded).toEqual([{ reason: 'cancelled before it was decided', count: 1, items: ['A-1'] }])
  })
})

describe('ids and words', () => {
  test('a record that comes twice counts once; one of the same id that says otherwise is listed', async () => {
    const { bring, study } = home()
    await bring(
      'd.jsonl',
      lines(notice(1), notice(1), notice(2, { by: 'ada' }), notice(2, { by: 'ben' }), notice(2, { by: 'ben' })),
    )
    const { joined } = await study()

    expect(joined.events).toHaveLength(2)
    expect(found(await study())).toEqual({ 'repeated-record': 2 })
    expect(joined.findings[0]).toMatchObject({ reason: 'conflict', count: 1 })
    expect(doubts(await study())).toContain('early')
  })

  test('events of a log with one id count once, and the others are listed', async () => {
    const { bring, study } = home()
    await bring(
      'log.json',
      ocel(
        row('A-1', 'item created', '2026-01-05T09:00:00Z', 'e1'),
        row('A-2', 'item created', '2026-01-05T10:00:00Z', 'e1'),
      ),
    )

    expect(found(await study())).toMatchObject({ 'repeated-id': 1 })
    expectNothingLost(await study(), 2)
  })

  test('an unknown status of a tracker is a status that nobody has mapped, and belongs to no stage', async () => {
    const { bring, study } = home()
    const history = [['Todo', 'Flurble'] as const].map(([from, to]) => ({
      createdAt: '2026-01-06T09:00:00.000Z',
      fromState: { name: from },
      toState: { name: to },
    }))
    await bring(
      'linear.json',
      JSON.stringify([
        { identifier: 'A-1', title: 'a', createdAt: '2026-01-05T09:00:00.000Z', history: { nodes: history } },
      ]),
    )

    expect((await study()).items.unmapped.map(({ status }) => status)).toContain('Flurble')
    expect(doubts(await study())).toContain('unmapped statuses')
  })

  test('an unknown status of a deployment is no record, and an activity of another world is another kind', async () => {
    const [pipeline, log] = [home(), home()]
    await pipeline.bring('d.jsonl', lines(notice(1), notice(2, { status: 'flurbled' })))
    await log.bring('log.json', ocel(row('A-1', 'flurbled', '2026-01-05T09:00:00Z', 'e1')))

    expect(found(await pipeline.study())).toEqual({ 'not-a-record': 1 })
    expectNothingLost(await pipeline.study(), 2)
    expect(found(await log.study())).toMatchObject({ 'other-kind': 1 })
    expectNothingLost(await log.study(), 1)
  })
})
