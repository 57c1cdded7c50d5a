import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FairwayError } from '../../base/errors.ts'
import { receiveHook } from '../../flow/sources/hooks/receive-hook.ts'
import { isSourceKind } from '../../flow/sources/source-kinds.ts'
import type { RecordSource } from '../../flow/sources/which-source.ts'
import { hookActor, hookConnection, isHook, postingKinds } from '../../flow/study/hooks.ts'
import type { Imports } from '../../flow/study/imports.ts'
import type { KeptSource } from '../../flow/study/kept-sources.ts'
import type { NewEvent } from '../../ledger/event.ts'
import type { Home } from '../home/home.ts'
import { forgetSourceSecret, keepSourceSecret, readSourceSecret } from '../sources/source-secrets.ts'
import { everySource, type ImportWorld, importFiles } from './import-files.ts'
import { keptDeliveries } from './kept-deliveries.ts'

const isHookId = (id: string): boolean => /^src_[0-9a-f]+$/.test(id)
const secretOf = (id: string): string => `hook-${id.replace('_', '-')}`

/** Imports as the server takes them: from a browser, and from tools that post. */
export function serverImports(home: Home, world: ImportWorld): Imports {
  const others = keptDeliveries(join(home.path, 'deliveries'))
  const hookOf = async (id: string): Promise<KeptSource> => {
    const source = isHookId(id) ? (await everySource(world.ledger)).find((each) => each.id === id) : undefined
    if (source && isHook(source.connection)) return source
    throw new FairwayError('not-found', 'Nobody opened this place to post to.', { next: 'See /flow/sources.' })
  }
  return {
    async file({ name, bytes, kind, options, by, why }) {
      if (kind !== undefined && !isSourceKind(kind))
        throw new FairwayError('bad-input', `There is no kind "${kind}".`, { next: 'Leave it out: the file tells.' })
      // The name of a file decides nothing but what people read; what came is held on the disk, however large it is.
      const folder = join(home.path, 'incoming')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, randomUUID())
      try {
        await pipeline(bytes, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
        const file = { name: plainName(name), open: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) }
        const done = await importFiles({ files: [file], kind, options, by, why }, world)
        return { source: done.source, isNew: done.kind === 'imported', quality: done.quality }
      } finally {
        await rm(path, { force: true })
      }
    },

    async openHook({ kind, name, by, why }) {
      if (!postingKinds.some((each) => each === kind))
        throw new FairwayError('bad-input', `Nothing is posted by ${kind}.`, {
          next: `Choose ${postingKinds.join(', ')}.`,
        })
      const id = `src_${randomBytes(6).toString('hex')}`
      const secret = randomBytes(24).toString('base64url')
      await keepSourceSecret(home, secretOf(id), secret)
      await world.ledger.append([], () => ({
        events: [
          {
            type: 'source.connected',
            actor: by,
            objects: [{ type: 'source', id }],
            why,
            data: { kind, name, connection: hookConnection },
          },
        ],
      }))
      return { id, secret }
    },

    async setHookSecret(id, secret) {
      await hookOf(id)
      await keepSourceSecret(home, secretOf(id), secret)
    },

    async closeHook({ id, by, why }) {
      const { kind, name, parts } = await hookOf(id)
      const objects = [{ type: 'source' as const, id }]
      // What never brought anything leaves nothing behind.
      const closed: NewEvent =
        parts.length === 0
          ? { type: 'source.removed', actor: by, objects, why, data: {} }
          : { type: 'source.connected', actor: by, objects, why, data: { kind, name, connection: null } }
      await world.ledger.append([], () => ({ events: [closed] }))
      await forgetSourceSecret(home, secretOf(id))
      await others.forget(id)
    },

    forgetHookSecret: async (id) => {
      if (!isHookId(id)) return
      await forgetSourceSecret(home, secretOf(id))
      await others.forget(id)
    },

    otherDeliveries: async (id) => (isHookId(id) ? others.of(id) : []),

    async posted(id, raw, headers) {
      const source = await hookOf(id)
      const secret = await readSourceSecret(home, secretOf(id))
      const received = receiveHook(source.kind as RecordSource, { headers, bytes: raw, secret, now: world.now() })
      if (received.kind === 'refused') {
        await others.add(id, { at: world.now(), outcome: 'refused', says: received.says })
        throw new FairwayError(received.reason === 'not-json' ? 'bad-input' : 'not-allowed', received.says, {
          next: 'Nothing was kept. Let the tool send it again once that is right.',
        })
      }
      if (received.kind === 'greeting') {
        await others.add(id, { at: world.now(), outcome: 'greeting', says: null })
        return 'known already'
      }
      // What its headers say of it is in the records; the body alone would not tell every kind.
      const bytes = Buffer.from(received.records.map((record) => `${JSON.stringify(record)}\n`).join(''))
      const hash = await world.artefacts.put(bytes, 'application/x-ndjson')
      const part = { file: `${hash.slice(0, 12)}.jsonl`, hash, bytes: bytes.length }
      const { kind, name, options } = source
      const appended = await world.ledger.append([{ type: 'source', id }], (history) => {
        const isKnown = history.some(
          (event) => event.type === 'source.imported' && event.data.parts.some((each) => each.hash === hash),
        )
        const data = { kind, name, options, parts: [part], records: null, cursor: null, isWhole: true }
        return {
          events: isKnown
            ? []
            : [
                {
                  type: 'source.imported',
                  actor: hookActor,
                  objects: [{ type: 'source', id }],
                  why: 'posted by the tool',
                  data,
                },
              ],
        }
      })
      if (appended.length > 0) return 'kept'
      await others.add(id, { at: world.now(), outcome: 'known already', says: null })
      return 'known already'
    },
  }
}

/** A browser may send any text as a name. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'a file'
