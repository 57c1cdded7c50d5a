import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { githubData, startGithubPeer } from '../../../test/support/peers/github-peer.ts'
import type { Peer } from '../../../test/support/peers/peer.ts'
import type { Instant } from '../../base/ids.ts'
import { fairway } from '../../ledger/event.ts'
import { memoryLedger } from '../../ledger/memory-ledger.ts'
import { createArtefactStore } from '../artefacts/artefact-store.ts'
import { importFetched } from './import-fetched.ts'
import { everySource, type ImportWorld, type InputFile, importFiles } from './import-files.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean()
})

function place(): ImportWorld {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-import-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  let ids = 0
  const ledger = memoryLedger({ now: () => '2026-06-01T09:00:00.000Z' as Instant, newId: () => `e${ids++}` })
  return { ledger, artefacts: createArtefactStore(folder), now: () => Date.UTC(2026, 5, 1), report: () => undefined }
}

const file = (name: string, bytes: Uint8Array | string): InputFile => ({
  name,
  open: async function* () {
    const all = Buffer.from(bytes)
    for (let at = 0; at < all.length; at += 100_000) yield all.subarray(at, at + 100_000)
  },
})
const wish = { options: {}, by: fairway, why: null }
const notice = (number: number) => ({
  repository: 'acme/shop',
  sha: number.toString(16).padStart(40, '0'),
  environment: 'production',
  status: 'succeeded',
  at: new Date(Date.UTC(2026, 0, 5, 9, number)).toISOString(),
})
const notices = (count: number) =>
  Array.from({ length: count }, (_, number) => `${JSON.stringify(notice(number))}\n`).join('')
const eventsOf = async (world: ImportWorld) => (await world.ledger.page({ limit: 1000 })).length

describe('a file', () => {
  test('is read as what its records are, and what became of each is counted', async () => {
    const world = place()
    const { source, quality, kind } = await importFiles(
      { ...wish, files: [file('d.jsonl', `${notices(3)}{"x"\n`)] },
      world,
    )
    expect(kind).toBe('imported')
    expect(source).toMatchObject({ kind: 'deployments', name: 'd.jsonl', isWhole: true, records: { raw: 4, used: 3 } })
    expect(quality.findings.map(({ reason }) => reason)).toEqual(['not-json'])
  })

  test('imported again adds nothing, to the ledger or to the record', async () => {
    const world = place()
    await importFiles({ ...wish, files: [file('d.jsonl', notices(3))] }, world)
    const before = await eventsOf(world)
    const again = await importFiles({ ...wish, files: [file('d.jsonl', notices(3))] }, world)
    expect(again.kind).toBe('known already')
    expect(await eventsOf(world)).toBe(before)
  })

  test('of the same name with other bytes is another source', async () => {
    const world = place()
    await importFiles({ ...wish, files: [file('d.jsonl', notices(3))] }, world)
    await importFiles({ ...wish, files: [file('d.jsonl', notices(4))] }, world)
    expect((await everySource(world.ledger)).map(({ name }) => name)).toEqual(['d.jsonl', 'd.jsonl (2)'])
  })

  test('may be gzipped; cut short, it gives what is whole and says so', async () => {
    const world = place()
    const packed = gzipSync(notices(4_000))
    const { quality } = await importFiles({ ...wish, files: [file('d.gz', packed)] }, world)
    expect(quality).toMatchObject({ used: 4_000 })
    const cut = await importFiles(
      { ...wish, files: [file('cut.gz', packed.subarray(0, packed.length - 2_000))] },
      world,
    )
    expect(cut.quality.used).toBeGreaterThan(100)
    expect(cut.quality.used).toBeLessThan(4_000)
    expect(cut.quality.findings.map(({ reason }) => reason)).toContain('cut-off')
  })

  test('that nothing here reads is refused before anything is kept', async () => {
    const world = place()
    await expect(importFiles({ ...wish, files: [file('x.json', '[{"a":1}]')] }, world)).rejects.toThrow(
      /cannot be imported/,
    )
    expect(await eventsOf(world)).toBe(0)
  })

  test('that was broken off is listed as half-finished, and goes on from there', async () => {
    const world = place()
    const line = `${JSON.stringify({ ...notice(1), note: 'x'.repeat(200_000) })}\n`
    const large = file('large.jsonl', line.repeat(390))
    let puts = 0
    const dying = {
      ...world.artefacts,
      put: async (...args: Parameters<typeof world.artefacts.put>) => {
        if (puts++ === 9) throw new Error('killed')
        return world.artefacts.put(...args)
      },
    }
    await expect(importFiles({ ...wish, files: [large] }, { ...world, artefacts: dying })).rejects.toThrow('killed')
    expect(await everySource(world.ledger)).toMatchObject([{ isWhole: false, parts: { length: 8 } }])
    const done = await importFiles({ ...wish, files: [large] }, world)
    expect(done).toMatchObject({ resumedAt: 8 * 8 * 1024 * 1024, source: { isWhole: true } })
    expect(await everySource(world.ledger)).toHaveLength(1)
  })
})

describe('a connection', () => {
  const token = 'ghp_aTokenNobodyMaySee'
  const fetching = async (world: ImportWorld, peer: Peer) =>
    importFetched(
      {
        ...wish,
        token,
        signal: new AbortController().signal,
        connection: {
          kind: 'github',
          address: peer.address,
          project: 'acme/shop',
          secret: 'github',
          privateHosts: ['127.0.0.1'],
        },
      },
      world,
    )

  test('that was broken off goes on from its last recorded batch, and fetches nothing twice', async () => {
    const [world, other] = [place(), place()]
    const peer = await startGithubPeer(githubData(60), token)
    cleanups.push(() => peer.stop())
    const whole = await fetching(other, peer)
    const asked = peer.requests.length

    let appends = 0
    const dying = {
      ...world.ledger,
      append: async (...args: Parameters<typeof world.ledger.append>) => {
        if (appends++ === 3) throw new Error('killed')
        return world.ledger.append(...args)
      },
    }
    await expect(fetching({ ...world, ledger: dying }, peer)).rejects.toThrow('killed')
    expect(await everySource(world.ledger)).toMatchObject([{ isWhole: false }])
    const done = await fetching(world, peer)

    expect(done.source.records).toEqual(whole.source.records)
    expect(done.records).toBeLessThan(whole.records)
    expect(done.quality.findings.map(({ reason }) => reason)).not.toContain('repeated-record')
    expect(peer.requests.length - asked).toBeLessThan(2 * asked)
  })

  test('fetched again brings what is new, and keeps the token out of the ledger', async () => {
    const world = place()
    const peer = await startGithubPeer(githubData(6), token)
    cleanups.push(() => peer.stop())
    const first = await fetching(world, peer)
    const again = await fetching(world, peer)
    expect(again.source.records).toEqual(first.source.records)
    expect(JSON.stringify(await world.ledger.page({ limit: 1000 }))).not.toContain(token)
  })
})
