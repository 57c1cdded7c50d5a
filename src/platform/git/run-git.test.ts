import { expect, test } from 'vitest'
import { remoteCall } from './remote.ts'
import { gitInvocation, runGit, withoutSecrets } from './run-git.ts'

test('what git says is fit for a log: no password, no user in an address', () => {
  const said = 'fatal: unable to access https://me:hunter2@example.com/x: token hunter2 and Basic bWU6aHVudGVyMg=='

  expect(withoutSecrets(said, ['hunter2', 'bWU6aHVudGVyMg=='])).toBe(
    'fatal: unable to access https://***@example.com/x: token *** and Basic ***',
  )
})

test('a credential goes into the environment of one process, never into its arguments', () => {
  const remote = { url: 'https://example.com/a.git', credential: { username: 'me', password: 'hunter2' } }
  const call = remoteCall(remote, { url: remote.url, protocol: 'https', resolved: 'example.com:443:192.0.2.1' })

  const { args, env } = gitInvocation(['fetch', remote.url], call)

  expect(args.join(' ')).not.toContain('hunter2')
  expect(env).toMatchObject({
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_VALUE_0: 'example.com:443:192.0.2.1',
    GIT_CONFIG_KEY_1: 'http.https://example.com/.extraHeader',
    GIT_CONFIG_VALUE_1: `Authorization: Basic ${Buffer.from('me:hunter2').toString('base64')}`,
  })
})

test('nothing of the surrounding environment reaches git but the path to programs', () => {
  process.env.GIT_DIR = '/elsewhere'
  process.env.AWS_SECRET = 'x'

  const { env } = gitInvocation(['version'])

  expect(env.GIT_DIR).toBeUndefined()
  expect(env.AWS_SECRET).toBeUndefined()
  delete process.env.GIT_DIR
  delete process.env.AWS_SECRET
})

test('a call that takes too long, says too much, or is stopped ends with its reason', async () => {
  const slow = ['-c', 'alias.wait=!sleep 30', 'wait']
  const stop = new AbortController()
  const stopped = expect(runGit(slow, { signal: stop.signal })).rejects.toMatchObject({ code: 'timed-out' })
  stop.abort()
  await stopped

  await expect(runGit(slow, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timed-out' })
  await expect(runGit(['version'], { maxOutputBytes: 3 })).rejects.toMatchObject({ code: 'repository-too-large' })
  await expect(runGit(['no-such-verb'])).rejects.toMatchObject({ exitCode: 1 })
})
