// Tries to get out of the sandbox it is started in and prints what worked, one JSON object. Run once when the server starts;
// a single success means that there is no sandbox worth the name.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'

const { outside, secretFile, secret, tcpPort, abstractSocket, hostPid } = JSON.parse(process.argv[2])

const works = (attempt) => {
  try {
    return attempt() !== false
  } catch {
    return false
  }
}
const quiet = { stdio: 'ignore', timeout: 5000 }
const reaches = (target) =>
  new Promise((resolve) => {
    const socket = connect(target)
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')))
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  })

const escapes = {
  'a file outside its folders was written': works(() => writeFileSync(`${outside}/written-from-inside`, 'x')),
  'the system could be changed': works(() => writeFileSync('/usr/written-by-fairway-canary', 'x')),
  'a file of the server was read': works(() => readFileSync(secretFile)),
  'the list of password hashes was read': works(() => readFileSync('/etc/shadow')),
  "the server's environment was seen": works(() =>
    [JSON.stringify(process.env), readFileSync('/proc/1/environ', 'latin1')].some((text) => text.includes(secret)),
  ),
  'a port of this machine was reached': await reaches({ port: tcpPort, host: '127.0.0.1' }),
  'a socket of this machine was reached': await reaches({ path: `\0${abstractSocket}` }),
  'the system could be mounted writable': works(() => execFileSync('mount', ['-o', 'remount,bind,rw', '/usr'], quiet)),
  'a new user namespace could be made': works(() =>
    execFileSync('unshare', ['--user', '--map-root-user', 'true'], quiet),
  ),
  'a process of this machine was seen': works(() => readFileSync(`/proc/${hostPid}/cmdline`, 'utf8').includes('node')),
}

writeFileSync('written-in-tree', 'x')
console.log(JSON.stringify({ escaped: Object.keys(escapes).filter((name) => escapes[name]) }))
process.exit(0)
