// `node bin/run.js [--with-app] SCRIPT [ARGUMENTS]`: installs what is missing and runs a script of this project on the Node
// it pins. `--with-app` also prepares what a running Fairway needs: Chromium, isolation, the built web app.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { ensurePackages, ensureSystemPrograms, ensureWebApp, pinnedNode, root } from './prepare.js'

const words = process.argv.slice(2)
const withApp = words[0] === '--with-app'
const [script, ...rest] = withApp ? words.slice(1) : words
if (script === undefined) {
  process.stderr.write('Name the script to run: node bin/run.js test/bench/run.ts\n')
  process.exit(2)
}

ensurePackages()
const node = pinnedNode()
if (withApp) {
  ensureSystemPrograms()
  ensureWebApp(node)
}
const run = spawn(node, [join(root, script), ...rest], {
  stdio: 'inherit',
  // What it starts must find the pinned Node, not the machine's.
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
})
// Ctrl-C reaches it by itself; this process only waits for it, and passes on what is sent to it alone.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => run.kill('SIGTERM'))
run.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
