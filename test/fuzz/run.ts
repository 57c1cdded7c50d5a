/**
 * Mutation fuzz of every contract: `npm run fuzz -- 100000 [contract]` changes what is no slot, alone and beside honest edits, so many
 * times for each contract. None may be admitted; a slice of the same runs inside `npm test`.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { judgedContractNames } from '../../src/lane/index.ts'

const root = join(import.meta.dirname, '../..')
const [count = '100000', only] = process.argv.slice(2)
const suites = judgedContractNames()
  .filter((name) => only === undefined || name === only)
  .map((name) => join('src/lane', name, 'mutations.test.ts'))
  .filter((path) => existsSync(join(root, path)))
if (!/^\d+$/.test(count) || suites.length === 0) {
  process.stderr.write(`Give how many mutations, and perhaps one of ${judgedContractNames().join(', ')}.\n`)
  process.exit(2)
}
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const run = spawn(process.execPath, [vitest, 'run', ...suites, '--testTimeout', '0', '--reporter', 'verbose'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FAIRWAY_MUTATIONS: count },
})
run.on('exit', (code) => {
  process.stdout.write(
    `${suites.length} contracts, ${count} mutations each: ${code === 0 ? 'none admitted' : 'see above'}\n`,
  )
  process.exitCode = code ?? 1
})
