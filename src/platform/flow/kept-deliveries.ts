import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OtherDelivery } from '../../flow/study/hooks.ts'

const mostKept = 20
const outcomes: readonly unknown[] = ['known already', 'greeting', 'refused'] satisfies OtherDelivery['outcome'][]

/**
 * The last deliveries of each place to post to that are in no record, above all those that were refused. They are no facts of the path, and
 * anybody on this machine can cause them: so they are no events of the ledger, but one small file for each place.
 */
export interface KeptDeliveries {
  /** The latest first. */
  of(id: string): Promise<readonly OtherDelivery[]>
  add(id: string, delivery: OtherDelivery): Promise<void>
  forget(id: string): Promise<void>
}

/** @param folder of the home; ids are names of files in it */
export function keptDeliveries(folder: string): KeptDeliveries {
  const fileOf = (id: string): string => join(folder, `${id}.json`)
  const last = new Map<string, Promise<unknown>>()
  /** One after the other for each place: of two at once, one would be lost. */
  const inTurn = <Value>(id: string, act: () => Promise<Value>): Promise<Value> => {
    const turn = (last.get(id) ?? Promise.resolve()).then(act, act)
    last.set(id, turn)
    return turn
  }
  return {
    of: (id) => inTurn(id, () => read(fileOf(id))),
    add: (id, delivery) =>
      inTurn(id, async () => {
        const kept = [delivery, ...(await read(fileOf(id)))].slice(0, mostKept)
        await mkdir(folder, { recursive: true, mode: 0o700 })
        // A kill while it is written leaves the one before.
        await writeFile(`${fileOf(id)}.new`, JSON.stringify(kept), { mode: 0o600 })
        await rename(`${fileOf(id)}.new`, fileOf(id))
      }),
    forget: (id) => inTurn(id, () => rm(fileOf(id), { force: true })),
  }
}

/** A file that is not there, or is not one of these any more, tells of none. */
async function read(path: string): Promise<readonly OtherDelivery[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'))
    return Array.isArray(kept) ? kept.filter(isDelivery) : []
  } catch {
    return []
  }
}

function isDelivery(value: unknown): value is OtherDelivery {
  const { at, outcome, says } = (value ?? {}) as Partial<Record<keyof OtherDelivery, unknown>>
  return Number.isFinite(at) && outcomes.includes(outcome) && (says === null || typeof says === 'string')
}
