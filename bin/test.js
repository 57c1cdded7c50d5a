// `npm test`: installs what is missing and runs every test. `npm test -- src/lane` runs those under a path.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ensurePackages, ensureSystemPrograms, ensureWebApp, pinnedNode, root } from './prepare.js'

ensurePackages()
ensureSystemPrograms()
const node = pinnedNode()
ensureWebApp(node)

const scratch = mkdtempSync(join(tmpdir(), 'fairway-test-'))
const report = join(scratch, 'report.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(
  node,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // What a test starts must find the pinned Node, not the machine's.
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
  },
)
let passed = 0
let failed = 0
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
  passed = numPassedTests
  // A file that cannot even be loaded has no tests to fail, and must not look like success.
  failed = numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0)
} catch {
  failed = 1
}
rmSync(scratch, { recursive: true, force: true })
const bad = run.status !== 0 || failed > 0
console.log(`${passed} passed, ${bad ? Math.max(failed, 1) : 0} failed`)
process.exit(bad ? 1 : 0)
