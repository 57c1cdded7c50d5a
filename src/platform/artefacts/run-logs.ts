import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import type { Artefacts, RunLogs } from '../../evidence/ports.ts'
import { isCode } from '../home/home.ts'
import { orDiskFull } from './or-disk-full.ts'

interface OpenLog {
  readonly file: number
  readonly followers: Set<() => void>
}

/**
 * The output of runs, `<folder>/<run>.log`, only ever added to. A log is open from its first text until its end; one that
 * this process does not hold open is over, also when the server that wrote it was killed.
 */
export function createRunLogs(folder: string, artefacts: Artefacts): RunLogs & { close(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const running = new Map<string, OpenLog>()
  const early = new Map<string, Set<() => void>>()

  const pathOf = (run: string) => {
    if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/.test(run)) return join(folder, `${run}.log`)
    throw new FairwayError('bad-input', `"${run}" cannot name a log.`, {
      next: 'Use letters, digits, dots and dashes.',
    })
  }
  const opened = (run: string): OpenLog => {
    const present = running.get(run)
    if (present) return present
    const log = { file: openSync(pathOf(run), 'a', 0o600), followers: early.get(run) ?? new Set() }
    early.delete(run)
    running.set(run, log)
    return log
  }
  const finish = (run: string) => {
    const log = running.get(run)
    running.delete(run)
    if (log) closeSync(log.file)
    for (const onChange of log?.followers ?? []) onChange()
  }

  return {
    append(run, text) {
      try {
        const log = opened(run)
        const bytes = Buffer.from(text)
        for (let written = 0; written < bytes.length; ) written += writeSync(log.file, bytes, written)
        for (const onChange of log.followers) onChange()
      } catch (cause) {
        throw orDiskFull(cause, folder)
      }
    },

    async read(run, fromByte) {
      const ended = !running.has(run)
      const file = await open(pathOf(run), 'r').catch((error) => {
        if (isCode(error, 'ENOENT')) return null
        throw error
      })
      if (!file) return { text: '', nextByte: fromByte, ended: false }
      try {
        const { size } = await file.stat()
        const bytes = Buffer.alloc(Math.max(0, size - fromByte))
        const { bytesRead } = await file.read(bytes, 0, bytes.length, fromByte)
        const whole = ended ? bytesRead : endOfLastCharacter(bytes.subarray(0, bytesRead))
        return { text: bytes.toString('utf8', 0, whole), nextByte: fromByte + whole, ended }
      } finally {
        await file.close()
      }
    },

    follow(run, onChange) {
      const log = running.get(run)
      const followers = log?.followers ?? early.get(run) ?? new Set()
      if (!log) early.set(run, followers)
      followers.add(onChange)
      return () => {
        followers.delete(onChange)
        if (followers.size === 0 && early.get(run) === followers) early.delete(run)
      }
    },

    async end(run) {
      opened(run)
      const hash = await artefacts
        .put(await readFile(pathOf(run)), 'text/plain; charset=utf-8')
        .finally(() => finish(run))
      return hash
    },

    close() {
      for (const run of [...running.keys()]) finish(run)
    },
  }
}

/** A piece may end within a character; the rest of it comes with the next piece. */
function endOfLastCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return back >= length ? bytes.length : bytes.length - back
  }
  return bytes.length
}
