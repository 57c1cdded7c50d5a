// `npm start`: installs what is missing, builds, and runs `fairway serve`. Everything after `--` goes to `serve`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensurePackages, ensureSystemPrograms, ensureWebApp, pinnedNode, root } from './prepare.js'

ensurePackages()
ensureSystemPrograms()
const node = pinnedNode()
ensureWebApp(node)

const server = spawn(node, [join(root, 'src', 'main', 'fairway.ts'), 'serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
// Ctrl-C reaches the server by itself; this process only waits for it, and passes on what is sent to it alone.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
