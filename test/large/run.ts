import { parseArgs } from 'node:util'
import { importKilled } from './import-killed.ts'

/*
 * Imports a file that no memory should hold, after a first import of it was killed:
 *
 *     npm run test:large -- [--megabytes N]
 *
 * A gigabyte unless told otherwise. Exit code 1 where anything was lost, read twice, or held whole.
 */
const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '1024' } } })
const startedMs = performance.now()
const { bytes, records, answer, peakBytes } = await importKilled(Number(values.megabytes), (line) => console.log(line))
const checks: Readonly<Record<string, boolean>> = {
  'it went on where it had been killed': answer.resumedAt > 0 && answer.isWhole,
  'every line is counted': answer.records.raw === records.whole + records.broken,
  'every whole record is used': answer.records.used === records.whole && answer.events === records.whole,
  'every broken line is listed': answer.findings.find(({ reason }) => reason === 'not-json')?.count === records.broken,
  'it was not held whole': peakBytes < Math.max(bytes, 600 * 1024 * 1024),
}
for (const [says, holds] of Object.entries(checks)) console.log(`${holds ? 'ok ' : 'BAD'} ${says}`)
console.log(`after ${Math.round((performance.now() - startedMs) / 1000)} s`)
process.exitCode = Object.values(checks).every(Boolean) ? 0 : 1
