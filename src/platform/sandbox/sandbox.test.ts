import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { probeIsolation } from './probe-isolation.ts'
import { redactOutput } from './redact-output.ts'
import { createSandbox, type PlatformJob, type PlatformSandbox } from './sandbox.ts'

let base: string
let tree: string
let strong: PlatformSandbox
const weak = { grade: 'none', reasons: ['bubblewrap is not installed (apt-get install bubblewrap)'] } as const
const plain = createSandbox({ isolation: weak, whenWeak: 'run', secrets: ['hunter2-secret'] })

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fairway-sandbox-'))
  strong = createSandbox({ isolation: await probeIsolation(), whenWeak: 'refuse', secrets: ['hunter2-secret'] })
})
beforeEach(async () => {
  tree = join(await mkdtemp(join(base, 'job-')), 'tree')
  await mkdir(tree)
})
afterAll(() => rm(base, { recursive: true, force: true }))

async function run(sandbox: PlatformSandbox, command: string, more: Partial<PlatformJob> = {}) {
  let output = ''
  const onOutput = (text: string) => (output += text)
  const outcome = await sandbox.run({ command, tree, network: 'none', timeoutMs: 20_000, onOutput, ...more })
  return { ...outcome, output }
}

/** What callers may rely on, whichever way the command was run. */
describe.each([
  ['shut in', () => strong],
  ['with no sandbox', () => plain],
])('A command %s', (_how, sandbox) => {
  test('tells its exit code, its grade and the hash of how it was run', async () => {
    const first = await run(sandbox(), 'echo out; echo err >&2; exit 7')
    const second = await run(sandbox(), 'echo out; echo err >&2; exit 7')
    const other = await run(sandbox(), 'true')

    expect(first).toMatchObject({ exitCode: 7, signal: null, timedOut: false, isolation: sandbox().isolation.grade })
    expect(first.output).toBe('out\nerr\n')
    expect(first.argvHash).toMatch(/^[0-9a-f]{64}$/)
    expect(second.argvHash).toBe(first.argvHash)
    expect(other.argvHash).not.toBe(first.argvHash)
  })

  test('has the Node of this server, npm, and a home it can write to', async () => {
    const { output } = await run(
      sandbox(),
      'node -v && npm -v && touch "$TMPDIR/x$$" && rm "$TMPDIR/x$$" && echo written',
    )

    expect(output).toMatch(new RegExp(`^${process.version}\n\\d+\\.\\d+\\.\\d+\nwritten\n$`))
  })

  test('finds its dependencies in the folder above the tree', async () => {
    const dependencies = join(tree, '..', 'cached')
    await mkdir(join(dependencies, 'node_modules', 'greet'), { recursive: true })
    await writeFile(join(dependencies, 'node_modules', 'greet', 'index.js'), 'console.log("hello from a dependency")')

    const { output } = await run(sandbox(), 'node -e "require(\'greet\')"', { dependencies })

    expect(output).toBe('hello from a dependency\n')
    expect(await readdir(tree)).toEqual([])
  })

  test('may write the further folders it is given, where the variable says', async () => {
    const site = join(tree, '..', 'site')
    await mkdir(site)

    await run(sandbox(), 'echo page > "$SITE/index.html"', { writable: { SITE: site } })

    expect(await readdir(site)).toEqual(['index.html'])
  })

  test('is ended with all it started when its time is over', async () => {
    const outcome = await run(sandbox(), 'sleep 60 & sleep 60', { timeoutMs: 600 })

    expect(outcome.timedOut).toBe(true)
    expect(outcome.exitCode === 0).toBe(false)
  })

  test('is not started any more when it was already called off', async () => {
    const outcome = await run(sandbox(), 'sleep 60', { signal: AbortSignal.abort() })

    expect(outcome.aborted).toBe(true)
  })

  test('has known secrets hidden in what it prints', async () => {
    const { output } = await run(sandbox(), 'printf "a hunter2-"; sleep 0.2; printf "secret b"', {})

    expect(output).toBe('a [secret] b')
  })

  test('cannot be given a variable whose name would be read as something else', async () => {
    await expect(run(sandbox(), 'true', { env: { 'A=B': 'x' } })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

test('Several commands may run in one tree at the same time', async () => {
  const outcomes = await Promise.all([1, 2, 3].map((n) => run(strong, `echo ${n} > file-${n}; sleep 0.3; cat file-*`)))

  expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
  expect((await readdir(tree)).sort()).toEqual(['file-1', 'file-2', 'file-3'])
})

test('Where isolation is weak and the policy is to refuse, nothing is run', async () => {
  const refusing = createSandbox({ isolation: weak, whenWeak: 'refuse' })

  await expect(run(refusing, 'touch ran')).rejects.toMatchObject({
    code: 'no-sandbox',
    message: expect.stringContaining('bubblewrap is not installed'),
  })
  expect(await readdir(tree)).toEqual([])
})

test('A server that is not root has a strong sandbox too', async () => {
  const url = (name: string) => JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)
  await chmod(base, 0o755)
  await chmod(join(tree, '..'), 0o777)
  await chmod(tree, 0o777)
  const script = `
    const { probeIsolation } = await import(${url('probe-isolation')})
    const { createSandbox } = await import(${url('sandbox')})
    const isolation = await probeIsolation()
    const sandbox = createSandbox({ isolation, whenWeak: 'refuse' })
    const onOutput = (text) => process.stdout.write(text)
    await sandbox.run({ command: 'id -un; touch made; ls', tree: ${JSON.stringify(tree)}, network: 'none', timeoutMs: 9000, onOutput })
    console.log(isolation.grade, process.getuid())`
  const node = [process.execPath, '--input-type=module', '--eval', script]
  const command =
    process.getuid?.() === 0 ? ['setpriv', '--reuid', '64999', '--regid', '64999', '--clear-groups', ...node] : node

  const output = execFileSync(command[0] as string, command.slice(1), { encoding: 'utf8' })

  expect(output).toMatch(/^fairway\nmade\nstrong [1-9]\d*\n$/)
})

test('A secret is hidden even if it arrives letter by letter', () => {
  let shown = ''
  const redacted = redactOutput(['abcabd', 'short'], (text) => {
    shown += text
  })

  for (const letter of 'xabcabcabd short ab') redacted.write(letter)
  redacted.end()

  expect(shown).toBe('xabc[secret] short ab')
})
