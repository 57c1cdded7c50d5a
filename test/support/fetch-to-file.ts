import { openSync, writeSync } from 'node:fs'
import { sleepFor } from '../../src/platform/sources/api-client.ts'
import { fetchSource } from '../../src/platform/sources/fetch-source.ts'
import type { SourceConnection, SourceCursor } from '../../src/platform/sources/fetcher.ts'

/** Run as a process of its own, to be killed: fetches, and writes each batch with its cursor as one line. */
const [, , asked = '{}'] = process.argv
const { connection, token, cursor, file } = JSON.parse(asked) as {
  connection: SourceConnection
  token: string
  cursor: SourceCursor | null
  file: string
}
const out = openSync(file, 'a')
const { signal } = new AbortController()
const world = { token, signal, now: Date.now, sleep: sleepFor, report: () => undefined }
for await (const batch of fetchSource(connection, cursor, world))
  writeSync(out, `${JSON.stringify({ records: batch.records, cursor: batch.cursor })}\n`)
