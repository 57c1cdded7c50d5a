import { spawn } from 'node:child_process'
import { FairwayError } from '../../base/errors.ts'

/**
 * How git is run here. Repositories are written by strangers, and git obeys many of their files: hooks, filters, monitors, remotes of
 * a partial clone, attributes, replacement objects. So: arguments only, never a shell; an environment of our own making; every
 * protocol off unless the one call needs it; nothing that touches a work tree or an index of the repository.
 */
export interface GitCall {
  /** The repository's git directory; every call names it, so that nothing is discovered from the current folder. */
  readonly gitDir?: string
  readonly cwd?: string
  readonly stdin?: Uint8Array | string
  readonly env?: Readonly<Record<string, string>>
  /** Settings for this call only, beyond those every call has. */
  readonly settings?: Readonly<Record<string, string>>
  /** Protocols git may speak in this call. Default: none. */
  readonly protocols?: 'https' | 'file'
  /** Default 60 s. */
  readonly timeoutMs?: number
  /** Default 256 MB of standard output. */
  readonly maxOutputBytes?: number
  /** Exit codes that are answers. Default: 0. */
  readonly answers?: readonly number[]
  /** Replaced by `***` wherever git repeats them. */
  readonly secrets?: readonly string[]
  readonly signal?: AbortSignal
}

export interface GitAnswer {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Given on the command line, where they outrank every configuration file of the repository. */
const configuration = {
  'protocol.allow': 'never',
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'core.attributesFile': '/dev/null',
  'core.symlinks': 'false',
  'core.commitGraph': 'true',
  'core.pager': 'cat',
  'transfer.fsckObjects': 'true',
  'submodule.recurse': 'false',
  'fetch.recurseSubmodules': 'false',
  'http.followRedirects': 'false',
  'credential.helper': '',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'log.showSignature': 'false',
  'commit.gpgSign': 'false',
  'push.gpgSign': 'false',
  'safe.bareRepository': 'explicit',
  'i18n.commitEncoding': 'utf-8',
  'i18n.logOutputEncoding': 'utf-8',
  'merge.directoryRenames': 'false',
} as const

const flags = Object.entries(configuration).flatMap(([key, value]) => ['-c', `${key}=${value}`])

/** The arguments and the whole environment of one call. Nothing of the server's own environment but PATH goes in. */
export function gitInvocation(
  args: readonly string[],
  call: GitCall = {},
): { readonly args: readonly string[]; readonly env: Record<string, string> } {
  return {
    args: [
      ...flags,
      ...Object.entries(call.settings ?? {}).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ...(call.protocols ? ['-c', `protocol.${call.protocols}.allow=always`] : []),
      ...(call.gitDir === undefined ? [] : [`--git-dir=${call.gitDir}`]),
      '--no-pager',
      '--literal-pathspecs',
      ...args,
    ],
    env: {
      PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
      HOME: '/nonexistent',
      LC_ALL: 'C',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: '/bin/false',
      SSH_ASKPASS: '/bin/false',
      GIT_LFS_SKIP_SMUDGE: '1',
      GIT_PROTOCOL_FROM_USER: '0',
      // Outranks `protocol.ext.allow=always` in a repository's own configuration, which is more specific than our -c.
      GIT_ALLOW_PROTOCOL: call.protocols ?? 'none',
      GIT_NO_LAZY_FETCH: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_GRAFT_FILE: '/dev/null',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_ADVICE: '0',
      ...safeDirectories(call.gitDir ?? call.cwd),
      ...call.env,
    },
  }
}

const trusted = new Set<string>()

/** Remembers that the person running Fairway has told their own git to trust this folder although another account owns it. */
export const trustDirectory = (dir: string): void => {
  trusted.add(dir)
}

function safeDirectories(dir: string | undefined): Record<string, string> {
  if (dir === undefined) return {}
  const own = [...trusted].filter((folder) => dir === folder || dir.startsWith(`${folder}/`))
  return Object.fromEntries([
    ...(own.length > 0 ? [['GIT_CONFIG_COUNT', String(own.length)]] : []),
    ...own.flatMap((folder, index) => [
      [`GIT_CONFIG_KEY_${index}`, 'safe.directory'],
      [`GIT_CONFIG_VALUE_${index}`, folder],
    ]),
  ])
}

/** An exit that is not an answer, kept with what git said so that the caller can name the cause. */
export class GitFailed extends FairwayError {
  readonly args: readonly string[]
  readonly exitCode: number | null
  readonly stderr: string

  constructor(args: readonly string[], exitCode: number | null, stderr: string) {
    const says = stderr.trim().slice(0, 2_000) || 'git gave no reason'
    super('repository-unreadable', `git ${args[0] ?? ''} ended with ${exitCode ?? 'a signal'}: ${says}`, {
      next: 'Run git fsck in the repository; if it is whole, this is a defect of Fairway.',
    })
    this.name = 'GitFailed'
    this.args = args
    this.exitCode = exitCode
    this.stderr = stderr
  }
}

/**
 * Runs git once.
 *
 * @throws GitFailed for an exit code that is no answer; FairwayError `timed-out`, `repository-too-large` beyond the output bound,
 *   `command-failed` where there is no git
 */
export function runGit(args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
  const invocation = gitInvocation(args, call)
  const timeoutMs = call.timeoutMs ?? 60_000
  const maxOutputBytes = call.maxOutputBytes ?? 256 * 1024 * 1024
  return new Promise((resolve, reject) => {
    const child = spawn('git', invocation.args, {
      env: invocation.env,
      cwd: call.cwd ?? call.gitDir ?? '/',
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own: git starts helpers for the network, and they must end with it.
      detached: true,
    })
    const stdout: Buffer[] = []
    let stdoutBytes = 0
    let stderr = ''
    let ended: FairwayError | null = null
    const end = (error: FairwayError) => {
      ended ??= error
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended by itself in the meantime.
      }
    }
    const timer = setTimeout(() => {
      end(
        new FairwayError('timed-out', `git ${args[0]} did not finish within ${Math.round(timeoutMs / 1000)} seconds.`, {
          where: call.gitDir,
          next: 'Try again; if it happens again, the repository or the network is slower than the limit allows.',
        }),
      )
    }, timeoutMs)
    const onAbort = () =>
      end(new FairwayError('timed-out', `git ${args[0]} was stopped.`, { where: call.gitDir, next: 'Start it again.' }))
    call.signal?.addEventListener('abort', onAbort, { once: true })
    if (call.signal?.aborted) onAbort()
    const settle = () => {
      clearTimeout(timer)
      call.signal?.removeEventListener('abort', onAbort)
    }
    child.stdout.on('data', (chunk: Buffer) => {
      stdoutBytes += chunk.length
      if (stdoutBytes <= maxOutputBytes) stdout.push(chunk)
      else {
        end(
          new FairwayError('repository-too-large', `git ${args[0]} says more than ${maxOutputBytes} bytes.`, {
            where: call.gitDir,
            next: 'Look at a smaller part of the repository.',
          }),
        )
      }
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 64 * 1024) stderr += chunk.toString('utf8')
    })
    child.on('error', (cause: NodeJS.ErrnoException) => {
      settle()
      reject(
        cause.code === 'ENOENT'
          ? new FairwayError('command-failed', 'git could not be started.', {
              where: call.cwd ?? call.gitDir,
              next: 'Install git 2.38 or later and see that it is on the PATH and the folder exists.',
              cause,
            })
          : cause,
      )
    })
    child.on('close', (exitCode) => {
      settle()
      if (ended) return reject(ended)
      const said = withoutSecrets(stderr, call.secrets ?? [])
      if (exitCode !== null && (call.answers ?? [0]).includes(exitCode)) {
        return resolve({ exitCode, stdout: Buffer.concat(stdout), stderr: said })
      }
      return reject(new GitFailed(args, exitCode, said))
    })
    // git may end before it has read everything; its exit code tells why.
    child.stdin.on('error', () => {})
    child.stdin.end(call.stdin ?? '')
  })
}

/** What git said, fit for a log: known secrets and anything that looks like user and password in an address replaced. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
    .replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi, '$1***@')
