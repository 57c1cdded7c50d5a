import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, lstatSync } from 'node:fs'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAccounts } from './accounts.ts'
import { limits } from './profile.ts'
import { findRuntime } from './runtime.ts'
import { type PlatformJob, planConfined, startConfined } from './sandbox.ts'
import { startProcess } from './start-process.ts'
import { watchMemory } from './watch-memory.ts'

/**
 * Ways out that were tried, and for each the wall that stops it. Every escape runs twice: in the profile as it is, where it must
 * fail, and in the profile with that wall taken away, where it must work. Without the second run a test that fails for
 * some other reason would look like safety.
 */

const found = findRuntime()
if (!found.bwrap) throw new Error('These tests need bubblewrap: apt-get install bubblewrap')
const runtime = { ...found, bwrap: found.bwrap }
const asRoot = process.getuid?.() === 0

let base: string
let folder: string
let tree: string
let outside: string
let server: Server
let port: number
let bystander: ChildProcess

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fairway-escape-'))
  await chmod(base, 0o755)
  server = createServer((socket) => socket.end('hello from the host'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
  bystander = spawn('sleep', ['600'])
})

beforeEach(async () => {
  folder = await mkdtemp(join(base, 'case-'))
  await chmod(folder, 0o755)
  tree = join(folder, 'tree')
  outside = join(folder, 'outside')
  await mkdir(tree)
  await mkdir(outside)
  await chmod(outside, 0o777)
  await writeFile(join(outside, 'secret.txt'), 'the-secret-of-the-server')
})

afterAll(async () => {
  bystander.kill()
  await new Promise((resolve) => server.close(resolve))
  await rm(base, { recursive: true, force: true })
})

const jobOf = (command: string, more: Partial<PlatformJob> = {}): PlatformJob => ({
  command,
  tree,
  network: 'none',
  timeoutMs: 30_000,
  ...more,
})

async function confined(job: PlatformJob, onOutput = () => {}) {
  let output = ''
  const running = await startConfined(
    { runtime, accounts: createAccounts(runtime.canChangeUser), secrets: [] },
    {
      ...job,
      onOutput: (text) => {
        output += text
        onOutput()
      },
    },
  )
  return { ...(await running.exited), output }
}

type Weaken = (args: string[]) => string[]

/** The same job with a wall taken away, under the server's own account. */
async function weakened(
  job: PlatformJob,
  weaken: Weaken,
  more: { env?: Record<string, string>; seccomp?: boolean } = {},
) {
  const plan = planConfined(runtime, job, null)
  let output = ''
  const running = startProcess({
    ...plan,
    args: weaken(more.seccomp === false ? without(['--seccomp', '3'])([...plan.args]) : [...plan.args]),
    env: { ...plan.env, ...more.env },
    timeoutMs: 30_000,
    maxOutputBytes: 10 * 2 ** 20,
    secrets: [],
    onOutput: (text) => (output += text),
  })
  return { ...(await running.exited), output }
}

const without =
  (words: readonly string[]): Weaken =>
  (args) => {
    const at = args.findIndex((_, index) => words.every((word, offset) => args[index + offset] === word))
    if (at < 0) throw new Error(`The profile no longer has ${words.join(' ')}`)
    return [...args.slice(0, at), ...args.slice(at + words.length)]
  }
const adding =
  (...words: string[]): Weaken =>
  (args) => {
    const at = args.findIndex((word, index) => word === '--remount-ro' && args[index + 1] === '/')
    return [...args.slice(0, at), ...words, ...args.slice(at)]
  }
const both =
  (...steps: Weaken[]): Weaken =>
  (args) =>
    steps.reduce((changed, step) => step(changed), args)

describe('A command in the sandbox', () => {
  test('cannot write a file outside its tree', async () => {
    const command = `echo in > ${outside}/written; touch /usr/fairway-was-here /etc/fairway-was-here /job/x /x /dev/x; ls /job /`

    const { output } = await confined(jobOf(command))

    expect(await readdir(outside)).toEqual(['secret.txt'])
    expect(existsSync('/usr/fairway-was-here') || existsSync('/etc/fairway-was-here')).toBe(false)
    expect(output.match(/^x$/gm)).toBeNull()
    await weakened(jobOf(`echo in > ${outside}/written`), adding('--bind', outside, outside))
    expect(await readdir(outside)).toContain('written')
  })

  test("cannot read the machine's secrets", async () => {
    const command = `cat /etc/shadow ${outside}/secret.txt /root/*rc; ls /root /home /var`

    const { output } = await confined(jobOf(command))

    expect(output).not.toMatch(/root:[*!$]|the-secret-of-the-server|alias/)
    expect(output.match(/No such file or directory/g)?.length).toBe(6)
    const weak = await weakened(jobOf(`cat ${outside}/secret.txt`), adding('--ro-bind', outside, outside))
    expect(weak.output).toContain('the-secret-of-the-server')
  })

  test("does not see the server's environment", async () => {
    const command = 'env; tr "\\0" "\\n" < /proc/1/environ; cat /proc/*/environ'
    process.env.FAIRWAY_TEST_SECRET = 'environment-secret'

    const { output } = await confined(jobOf(command, { env: { GIVEN: 'yes' } }))
    delete process.env.FAIRWAY_TEST_SECRET

    expect(output).toContain('GIVEN=yes')
    expect(output).not.toContain('environment-secret')
    const weak = await weakened(jobOf(command), without(['--clearenv']), { env: { X: 'environment-secret' } })
    expect(weak.output).toContain('environment-secret')
  })

  test("does not show its environment in the machine's list of processes", () => {
    const plan = planConfined(runtime, jobOf('true', { env: { TOKEN: 'token-in-the-environment' } }), 2_000_000_001)

    expect(JSON.stringify([plan.program, plan.args, plan.env])).not.toContain('token-in-the-environment')
  })

  test('cannot reach a port of the machine', async () => {
    const script = `require('net').connect(${port},'127.0.0.1').on('data',d=>console.log(''+d)).on('error',e=>console.log(e.code))`
    const command = `node -e "${script}"`

    expect((await confined(jobOf(command))).output).toContain('ECONNREFUSED')
    expect((await confined(jobOf(command, { network: 'host' }))).output).toContain('hello from the host')
  })

  test("cannot reach the machine's unix sockets, even with its network", async () => {
    const abstract = createServer((socket) => socket.end('hello from a socket'))
    await new Promise<void>((resolve) => abstract.listen(`\0fairway-test-${process.pid}`, resolve))
    const script = `require('net').connect('\\0fairway-test-${process.pid}').on('data',d=>console.log(''+d)).on('error',e=>console.log(e.code))`
    await writeFile(join(tree, 'connect.js'), script)
    const job = jobOf('node connect.js', { network: 'host' })

    const shut = [await confined(jobOf('node connect.js')), await confined(job)]
    const open = await weakened(job, (args) => args, { seccomp: false })
    await new Promise((resolve) => abstract.close(resolve))

    expect(shut.map(({ output }) => output.trim())).toEqual(['ECONNREFUSED', 'EPERM'])
    expect(open.output).toContain('hello from a socket')
  })

  test('cannot make a namespace of its own', async () => {
    const command = 'unshare --user --map-root-user true && echo MADE'

    expect((await confined(jobOf(command))).output).not.toContain('MADE')
    const weak = await weakened(jobOf(command), without(['--disable-userns']), { seccomp: false })
    expect(weak.output).toContain('MADE')
  })

  test('cannot make what is read-only writable again', async () => {
    const dependencies = join(folder, 'cached')
    await mkdir(join(dependencies, 'node_modules'), { recursive: true })
    await chmod(join(dependencies, 'node_modules'), 0o777)
    const command = 'mount -o remount,bind,rw /job/node_modules; touch /job/node_modules/planted'
    const job = jobOf(command, { dependencies })

    await confined(job)

    expect(await readdir(join(dependencies, 'node_modules'))).toEqual([])
    const loose = both(
      without(['--unshare-user', '--disable-userns']),
      without(['--cap-drop', 'ALL']),
      without(['--uid', '1000', '--gid', '1000']),
    )
    if (asRoot) {
      await weakened(job, loose, { seccomp: false })
      expect(await readdir(join(dependencies, 'node_modules'))).toEqual(['planted'])
    }
  })

  test('cannot see or end a process of the machine', async () => {
    const command = `ls /proc | grep -cx ${bystander.pid}; kill -9 ${bystander.pid} && echo KILLED`

    const { output } = await confined(jobOf(command))

    expect(output).toMatch(/^0\n/)
    expect(output).not.toContain('KILLED')
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
    const victim = spawn('sleep', ['600'])
    const gone = new Promise<string | null>((resolve) => victim.once('exit', (_code, signal) => resolve(signal)))
    const shared = (args: string[]) =>
      without(['--unshare-all'])(args).concat().toSpliced(0, 0, '--unshare-ipc', '--unshare-net', '--unshare-uts')
    await weakened(jobOf(`kill -9 ${victim.pid}`), shared)
    expect(await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 20_000, 'alive'))])).toBe('SIGKILL')
  })

  test('cannot lead a mount outside through a link in its tree', async () => {
    const dependencies = join(folder, 'cached')
    await mkdir(join(dependencies, 'node_modules'), { recursive: true })
    await symlink(`/oldroot${outside}`, join(tree, 'node_modules'))
    await symlink(`/oldroot${outside}`, join(tree, 'job'))

    const { exitCode } = await confined(jobOf('ls /job/node_modules', { dependencies }))

    expect(exitCode).toBe(0)
    expect(await readdir(outside)).toEqual(['secret.txt'])
    const inTree = adding('--ro-bind', `${dependencies}/node_modules`, '/job/tree/node_modules/planted')
    await weakened(jobOf('true', { dependencies }), inTree)
    expect(await readdir(outside)).toContain('planted')
  })

  test('cannot start more processes than its share', async () => {
    const tries = limits.processes + 100
    const command = `(for i in $(seq ${tries}); do sleep 60 > /dev/null 2>&1 & echo $i; done) 2> /dev/null | tail -n 1`

    const { output } = await confined(jobOf(command))

    expect(Number(output)).toBeGreaterThan(100)
    expect(Number(output)).toBeLessThan(limits.processes)
    const weak = await weakened(jobOf(command), without([`--nproc=${limits.processes}`]))
    expect(Number(weak.output)).toBe(tries)
  })

  test('cannot take the memory of the machine with many processes', async () => {
    const script = `
      const { spawn } = require('node:child_process')
      if (process.argv[2]) setInterval(() => {}, 1000, Buffer.alloc(150e6, 1))
      else for (let i = 0; i < 4; i++) spawn(process.execPath, [__filename, 'child'])`
    await writeFile(join(tree, 'eat.js'), script)
    const plan = planConfined(runtime, jobOf('node eat.js; sleep 60'), null)
    const running = startProcess({ ...plan, timeoutMs: 30_000, maxOutputBytes: 1e6, secrets: [], onOutput: () => {} })

    const held = await new Promise<number>((resolve) => watchMemory(running.pid as number, resolve, 5e8))
    running.stop()

    expect(held).toBeGreaterThan(5e8)
    expect((await running.exited).aborted).toBe(true)
  })

  test('leaves no process behind, whether it ends, is stopped, or runs out of time', async () => {
    const mark = `31${process.pid}.5`
    const left = async () => (await commandLines()).filter((line) => line.includes(mark))
    const forever = `setsid nohup sleep ${mark} & sleep ${mark} &`

    await confined(jobOf(forever))
    expect(await left()).toEqual([])

    const late = await confined(jobOf(`${forever} wait`, { timeoutMs: 700 }))
    expect(late).toMatchObject({ timedOut: true, aborted: false })
    expect(await left()).toEqual([])

    const aborting = new AbortController()
    setTimeout(() => aborting.abort(), 500)
    const aborted = await confined(jobOf(`${forever} wait`, { signal: aborting.signal }))
    expect(aborted).toMatchObject({ timedOut: false, aborted: true })
    expect(await left()).toEqual([])
  })

  test('ends when the server is killed', async () => {
    const mark = `32${process.pid}.5`
    const own = new URL('./sandbox.ts', import.meta.url).href
    const parts = ['accounts', 'runtime'].map((name) => new URL(`./${name}.ts`, import.meta.url).href)
    const script = `
      const { startConfined } = await import(${JSON.stringify(own)})
      const { createAccounts } = await import(${JSON.stringify(parts[0])})
      const { findRuntime } = await import(${JSON.stringify(parts[1])})
      const runtime = findRuntime()
      const context = { runtime, accounts: createAccounts(runtime.canChangeUser), secrets: [] }
      const onOutput = (text) => process.stdout.write(text)
      await startConfined(context, { command: 'echo up; sleep ${mark}', tree: ${JSON.stringify(tree)}, network: 'none', timeoutMs: 60000, onOutput })`
    const host = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => host.stdout.once('data', resolve))
    await expect
      .poll(async () => (await commandLines()).filter((line) => line === `sleep\0${mark}\0`), { timeout: 20_000 })
      .toHaveLength(1)

    host.kill('SIGKILL')

    await expect
      .poll(async () => (await commandLines()).filter((line) => line.includes(mark)), { timeout: 20_000 })
      .toEqual([])
  })

  test('cannot fill the disk with one file, nor the memory with temporary ones', async () => {
    const command = `truncate -s ${limits.fileBytes + 1} big; df --block-size=1 --output=size /tmp`

    const { output } = await confined(jobOf(command))

    expect(output).toMatch(/File size limit|File too large/)
    expect(output).toContain(`\n${limits.temporaryBytes}\n`)
    expect((await weakened(jobOf(command), without([`--fsize=${limits.fileBytes}`]))).output).not.toMatch(
      /File too large|File size/,
    )
  })

  test('can print for ever without filling ours', async () => {
    const { output, outputTruncated, exitCode } = await confined(jobOf('yes Fairway | head -c 60000000; exit 3'))

    expect(exitCode).toBe(3)
    expect(outputTruncated).toBe(true)
    expect(output.length).toBeLessThan(10.1 * 2 ** 20)
    expect(output.trimEnd()).toMatch(/Output beyond 10 MB is not kept/)
  })

  test("is in a session of its own, so it cannot type into the server's terminal", async () => {
    const command = 'ps -o sid= -p $$'

    expect((await confined(jobOf(command))).output.trim()).not.toBe('0')
    expect((await weakened(jobOf(command), without(['--new-session']))).output.trim()).toBe('0')
  })

  test('owns its tree and nothing else while it runs, and gives it back', async () => {
    await writeFile(join(tree, 'from-server'), 'x')
    await symlink('/etc/passwd', join(tree, 'link'))
    const me = process.getuid?.()
    let owner: number | undefined
    const onOutput = () => {
      owner ??= lstatSync(tree).uid
    }

    const { exitCode } = await confined(
      jobOf('touch made && chmod 4755 made && rm from-server && id -un', {}),
      onOutput,
    )

    expect(exitCode).toBe(0)
    expect(owner === me).toBe(!asRoot)
    const stats = await Promise.all(['made', 'link'].map((name) => lstat(join(tree, name))))
    expect(stats.map(({ uid }) => uid)).toEqual([me, me])
    if (asRoot) expect((stats[0]?.mode ?? 0) & 0o4000).toBe(0)
    expect((await lstat('/etc/passwd')).uid).toBe(0)
  })
})

async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
}
