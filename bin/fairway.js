#!/usr/bin/env node
// Plain JavaScript for whatever Node the machine has (20 or later): it runs the command line on the Node the project pins.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, root } from './prepare.js'

if (!existsSync(join(root, 'node_modules', 'commander'))) {
  process.stderr.write(`fairway: its packages are not installed. Run "npm ci" in ${root}.\n`)
  process.exit(2)
}

const child = spawn(pinnedNode(), [join(root, 'src', 'main', 'fairway.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Compiled once, then kept: halves the time until the first word.
  env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'fairway'), ...process.env },
})
// Ctrl-C reaches the child by itself; this process only waits for it, and passes on what is sent to it alone.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
