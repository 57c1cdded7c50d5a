import { createHash } from 'node:crypto'
import { hashOf } from '../../base/hash.ts'
import type { Artefacts } from '../../evidence/ports.ts'
import type { SourceKind } from '../../flow/sources/source-kinds.ts'
import type { SourceQuality } from '../../flow/sources/source-quality.ts'
import { type KeptSource, keptSources, sourceEvents } from '../../flow/study/kept-sources.ts'
import type { Actor } from '../../ledger/event.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'
import type { KeptPart, SourceImported } from '../../ledger/source-events.ts'
import { kindOfInput } from './kind-of-input.ts'
import { readKept } from './read-kept.ts'

export interface InputFile {
  readonly name: string
  /** From its beginning, each time it is called. */
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface FileImport {
  /** One file, or the tables that belong together. */
  readonly files: readonly InputFile[]
  /** Where the first bytes do not tell it. */
  readonly kind?: SourceKind | undefined
  readonly options: Readonly<Record<string, string>>
  readonly by: Actor
  readonly why: string | null
}

export interface ImportWorld {
  readonly ledger: LedgerStore
  readonly artefacts: Artefacts
  readonly now: () => number
  /** What is going on, for people: `64 MB kept`. */
  readonly report: (line: string) => void
}

export interface Imported {
  readonly source: KeptSource
  /** `known already`: the same bytes are there, and nothing was recorded. */
  readonly kind: 'imported' | 'known already'
  /** Bytes that an import that was broken off had kept already. */
  readonly resumedAt: number
  readonly quality: SourceQuality
}

/** A piece: small enough to be held, large enough that a gigabyte is few files. */
const pieceBytes = 8 * 1024 * 1024
/** So many pieces become one event: what a kill can cost. */
const piecesAnEvent = 8

export async function everySource(ledger: LedgerStore): Promise<KeptSource[]> {
  const events = await ledger.page({ limit: 100_000, types: sourceEvents })
  return keptSources([...events].reverse())
}

/**
 * Keeps files as they are, in pieces under their hashes, then reads them and records what was understood. An import that was killed left its
 * pieces, and the same files go on from there; the same files again record nothing.
 *
 * @throws FairwayError `bad-input` for files that nothing here reads, before anything is kept; `disk-full`
 */
export async function importFiles(request: FileImport, world: ImportWorld): Promise<Imported> {
  const { files, options, by, why } = request
  const first = files[0] as InputFile
  const kind =
    request.kind ??
    kindOfInput(
      await startOf(first),
      files.map(({ name }) => name),
    )
  const sources = await everySource(world.ledger)
  const id = `src_${hashOf([kind, options, await Promise.all(files.map(contentOf))]).slice(0, 12)}`
  const same = (): KeptSource | undefined => sources.find((source) => source.id === id)
  const kept = same()?.parts ?? []
  // The same name with other bytes is a newer export, or another file: it does not take the first one's place.
  const taken = new Set(sources.filter((source) => source.id !== id).map(({ name }) => name))
  const name = freeName(files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`, taken)
  const source = { kind, name, options }
  const resumedAt = same()?.isWhole ? 0 : kept.reduce((sum, { bytes }) => sum + bytes, 0)

  const parts: KeptPart[] = []
  let fresh: KeptPart[] = []
  const record = async (isWhole: boolean, records: SourceImported['records'], moved: readonly KeptPart[]) => {
    await world.ledger.append([], () => ({
      events: [
        {
          type: 'source.imported',
          actor: by,
          objects: [{ type: 'source', id }],
          why,
          data: { ...source, parts: moved, records, cursor: null, isWhole },
        },
      ],
    }))
  }
  for (const file of files)
    for await (const piece of pieces(file.open())) {
      const known = kept[parts.length]
      const hash = known?.hash ?? (await world.artefacts.put(piece, 'application/octet-stream'))
      const part = { file: file.name, hash, bytes: piece.length }
      parts.push(part)
      if (known) continue
      fresh.push(part)
      if (fresh.length < piecesAnEvent) continue
      await record(false, null, fresh)
      fresh = []
      world.report(`${Math.round(parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6)} MB of ${name} are kept.`)
    }
  const whole = { ...source, parts }
  const { quality } = await readKept(whole, { artefacts: world.artefacts, until: world.now() })
  const before = same()
  if (before?.isWhole && before.parts.length === parts.length && fresh.length === 0)
    return { source: before, kind: 'known already', resumedAt: 0, quality }
  const { raw, normalised, used } = quality
  await record(true, { raw, normalised, used }, fresh)
  const now = (await everySource(world.ledger)).find((each) => each.id === id) as KeptSource
  return { source: now, kind: 'imported', resumedAt, quality }
}

/** The name and the hash of all bytes: the same file is the same source, wherever it lies. */
async function contentOf({ name, open }: InputFile): Promise<readonly [string, string]> {
  const hash = createHash('sha256')
  for await (const chunk of open()) hash.update(chunk)
  return [name, hash.digest('hex')]
}

async function startOf({ open }: InputFile): Promise<Uint8Array> {
  for await (const piece of pieces(open(), 1024 * 1024)) return piece
  return new Uint8Array()
}

async function* pieces(chunks: AsyncIterable<Uint8Array>, size = pieceBytes): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    bytes += chunk.length
    while (bytes >= size) {
      const all = Buffer.concat(held)
      yield all.subarray(0, size)
      held = [all.subarray(size)]
      bytes = all.length - size
    }
  }
  if (bytes > 0) yield Buffer.concat(held)
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let at = 2; ; at++) if (!taken.has(`${name} (${at})`)) return `${name} (${at})`
}
