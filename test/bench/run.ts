/**
 * `npm run bench [-- PART …] [-- --repo DIR --text TEXT]`: what Fairway costs, each figure beside a peer or a limit, in one run.
 * Parts: judge slots propose printers scan ledger flow answers journey. Never run as a test: the figures are those of the machine and the moment.
 */
import { cpus, loadavg, release, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { benchAnswers } from './answers.ts'
import { benchFlow } from './flow.ts'
import { benchJourney } from './journey.ts'
import { benchJudge } from './judge.ts'
import { benchLedger } from './ledger.ts'
import { benchPrinters } from './printers.ts'
import { benchPropose } from './propose.ts'
import { benchScan } from './scan.ts'
import { benchSlots } from './slots.ts'
import { type Row, table } from './table.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repo: { type: 'string' }, text: { type: 'string' } },
})

const parts: Readonly<Record<string, () => Promise<readonly Row[]> | readonly Row[]>> = {
  judge: () => benchJudge(values.repo ?? null),
  slots: benchSlots,
  propose: () => benchPropose(values.repo ?? null, values.text ?? null),
  printers: benchPrinters,
  scan: () => benchScan(values.repo ?? null),
  ledger: benchLedger,
  flow: benchFlow,
  answers: benchAnswers,
  journey: benchJourney,
}

const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(' ')}\n`)
  process.exit(2)
}
if (
  (values.repo === undefined) !== (values.text === undefined) &&
  (positionals.length === 0 || positionals.includes('propose'))
) {
  process.stderr.write(
    'With --repo, the part propose needs --text: words that stand in one place of that repository.\n',
  )
  process.exit(2)
}

const chosen = positionals.length > 0 ? positionals : Object.keys(parts)
const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
console.log(`npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}`)
console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim() || process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.version}; load average ${load()}`,
)
console.log('Medians. Ratio: ours divided by the peer or limit; below 1 is less than that.\n')

let failed = 0
for (const name of chosen) {
  process.stderr.write(`${name} …\n`)
  try {
    // Each part as soon as it is there: the last one takes minutes, and whoever stops it keeps the others.
    console.log(`${table((await parts[name]?.()) ?? [])}\n`)
  } catch (error) {
    failed++
    console.log(`${name} could not be measured: ${error instanceof Error ? error.message : error}\n`)
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  }
}
console.log(`Load average at the end: ${load()}`)
// A missed limit is a figure to look at, not a failure: only a part that could not be measured is one.
process.exitCode = failed > 0 ? 1 : 0
