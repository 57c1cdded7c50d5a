import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createArtefactStore } from './artefact-store.ts'
import { createRunLogs } from './run-logs.ts'

let folder: string
let logs: ReturnType<typeof createRunLogs>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-logs-'))
  logs = createRunLogs(join(folder, 'logs'), createArtefactStore(join(folder, 'artefacts')))
})
afterEach(async () => {
  logs.close()
  await rm(folder, { recursive: true, force: true })
})

test('A log is read on from where the last reading ended', async () => {
  logs.append('run-1', 'first\n')
  const first = await logs.read('run-1', 0)
  logs.append('run-1', 'second\n')
  const second = await logs.read('run-1', first.nextByte)

  expect(first).toEqual({ text: 'first\n', nextByte: 6, ended: false })
  expect(second).toEqual({ text: 'second\n', nextByte: 13, ended: false })
})

test('A reader may come before the first word and hears of each addition and of the end', async () => {
  let heard = 0
  const leave = logs.follow('run-2', () => (heard += 1))
  expect(await logs.read('run-2', 0)).toEqual({ text: '', nextByte: 0, ended: false })

  logs.append('run-2', 'a')
  logs.append('run-2', 'b')
  await logs.end('run-2')
  leave()

  expect(heard).toBe(3)
  expect(await logs.read('run-2', 0)).toEqual({ text: 'ab', nextByte: 2, ended: true })
})

test('At its end a log becomes an artefact', async () => {
  const artefacts = createArtefactStore(join(folder, 'artefacts'))
  logs.append('run-3', 'all checks passed\n')

  const hash = await logs.end('run-3')

  expect((await artefacts.get(hash))?.bytes.toString()).toBe('all checks passed\n')
})

test('A character that is not yet whole waits for its other bytes', async () => {
  logs.append('run-4', 'ä€😀')
  const bytes = Buffer.from('ä€😀')

  const pieces = await Promise.all([0, 2, 5].map((from) => logs.read('run-4', from)))

  expect(pieces.map(({ text }) => text)).toEqual(['ä€😀', '€😀', '😀'])
  expect(pieces.at(-1)?.nextByte).toBe(bytes.length)
})

test('A name that would lead out of the folder is refused', () => {
  expect(() => logs.append('../escape', 'x')).toThrow(/cannot name a log/)
})
