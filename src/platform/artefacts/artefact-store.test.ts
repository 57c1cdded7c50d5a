import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ArtefactHash } from '../../base/ids.ts'
import type { Artefacts } from '../../evidence/ports.ts'
import { createArtefactStore } from './artefact-store.ts'

let folder: string
let store: Artefacts

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-artefacts-'))
  store = createArtefactStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('What was put comes back whole, with its type', async () => {
  const hash = await store.put(Buffer.from('hello'), 'text/plain')

  expect(hash).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824')
  expect(await store.has(hash)).toBe(true)
  expect(await store.get(hash)).toEqual({ bytes: Buffer.from('hello'), mediaType: 'text/plain' })
})

test('The same bytes twice, also at once, are one artefact', async () => {
  await Promise.all([1, 2, 3, 4].map(() => store.put(Buffer.from('same'), 'text/plain')))

  const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'))
  expect(names.filter((name) => !name.endsWith('.type'))).toHaveLength(1)
  expect(names).toHaveLength(2)
})

test('What is not there is null, and a name that is no hash is not there', async () => {
  expect(await store.get('0'.repeat(64) as ArtefactHash)).toBeNull()
  expect(await store.get('../../etc/passwd' as ArtefactHash)).toBeNull()
  expect(await store.has('../../etc/passwd' as ArtefactHash)).toBe(false)
})

test('Damaged bytes are never given out', async () => {
  const hash = await store.put(Buffer.from('approved'), 'image/png')
  await writeFile(join(folder, hash.slice(0, 2), hash.slice(2)), 'forged')

  await expect(store.get(hash)).rejects.toMatchObject({
    code: 'not-found',
    where: expect.stringContaining(hash.slice(2)),
  })
})

test('A full disk is said in words, and nothing half-written stays', async () => {
  const module = new URL('./artefact-store.ts', import.meta.url).href
  const script = `
    const { createArtefactStore } = await import(${JSON.stringify(module)})
    const store = createArtefactStore(${JSON.stringify(folder)})
    const error = await store.put(Buffer.alloc(200_000, 7), 'image/png').catch((error) => error)
    const { readdirSync } = await import('node:fs')
    console.log(error.code, readdirSync(${JSON.stringify(folder)}, { recursive: true }).filter((name) => name.endsWith('.new')).length)`
  const smallDisk = [
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    'mount -t tmpfs -o size=96k none "$0" && exec "$@"',
    folder,
  ]

  const output = execFileSync('unshare', [...smallDisk, process.execPath, '--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })

  expect(output).toBe('disk-full 0\n')
})
