import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { createAccounts } from './accounts.ts'
import { describeIsolation } from './describe-isolation.ts'
import { probeIsolation } from './probe-isolation.ts'
import { findRuntime } from './runtime.ts'
import { type PlatformJob, planConfined, type RunningJob } from './sandbox.ts'
import { startProcess } from './start-process.ts'

const runtime = findRuntime()

/** Starts the canary with the arguments of the profile changed, as a broken or half-allowed bubblewrap would. */
const startedWith =
  (change: (args: string[]) => string[], options: { seccomp: boolean } = { seccomp: true }) =>
  async (job: PlatformJob): Promise<RunningJob> => {
    const plan = planConfined({ ...runtime, bwrap: runtime.bwrap as string }, job, null)
    const args = options.seccomp ? [...plan.args] : plan.args.toSpliced(plan.args.indexOf('--seccomp'), 2)
    const running = startProcess({
      ...plan,
      args: change(args),
      timeoutMs: job.timeoutMs,
      maxOutputBytes: 1e6,
      secrets: [],
      onOutput: job.onOutput ?? (() => {}),
    })
    const exited = running.exited.then((outcome) => ({ ...outcome, isolation: 'none' as const, argvHash: '' }))
    return { isolation: 'none', argvHash: '', exited, stop: running.stop }
  }

const adding =
  (...words: string[]) =>
  (args: string[]) =>
    args.toSpliced(args.lastIndexOf('--remount-ro'), 0, ...words)
const sharing =
  (...words: string[]) =>
  (args: string[]) =>
    args.toSpliced(args.indexOf('--unshare-all'), 1, '--unshare-uts', ...words)

test('The probe calls the profile as it is strong', async () => {
  const isolation = await probeIsolation()

  expect(isolation).toMatchObject({ grade: 'strong' })
  expect(describeIsolation(isolation)).toMatch(/^Commands run in a sandbox: they see only their own work tree/)
})

test.each([
  ['its network', (args: string[]) => args.toSpliced(3, 0, '--share-net'), 'a port of this machine was reached'],
  [
    'new namespaces',
    (args: string[]) => args.toSpliced(args.indexOf('--disable-userns'), 1),
    'a new user namespace could be made',
  ],
  ['files of the server', adding('--ro-bind', tmpdir(), tmpdir()), 'a file of the server was read'],
  ['writing outside', adding('--bind', tmpdir(), tmpdir()), 'a file appeared outside'],
  ['the view of processes', sharing('--unshare-ipc', '--unshare-net'), 'a process of this machine was seen'],
])('The probe finds a sandbox that lets through %s', async (_what, change, reason) => {
  const isolation = await probeIsolation(runtime, startedWith(change, { seccomp: false }))

  expect(isolation).toMatchObject({ grade: 'none', reasons: expect.arrayContaining([reason]) })
})

test('The probe does not take a sandbox that starts nothing for a strong one', async () => {
  const isolation = await probeIsolation(
    runtime,
    startedWith(() => ['--bad-option']),
  )

  expect(isolation.grade).toBe('none')
  expect(isolation.reasons[0]).toMatch(/cannot start a sandbox here \("bwrap: Unknown option --bad-option"\)/)
})

test('Without bubblewrap the grade is none and the way out is named', async () => {
  const isolation = await probeIsolation({ ...runtime, bwrap: null })

  expect(describeIsolation(isolation)).toBe(
    'There is no working sandbox on this machine: bubblewrap is not installed (apt-get install bubblewrap).',
  )
})

test('Accounts are only changed where the server may', async () => {
  expect((await createAccounts(false).lease(['/tmp'])).account).toBeNull()
})
