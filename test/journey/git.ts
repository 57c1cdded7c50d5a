import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Git as an engineer uses it, without the settings of this machine. @returns what it printed, trimmed */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ana Costa',
      GIT_AUTHOR_EMAIL: 'ana@example.com',
      GIT_COMMITTER_NAME: 'Ana Costa',
      GIT_COMMITTER_EMAIL: 'ana@example.com',
    },
    maxBuffer: 1 << 26,
  })
  return stdout.trim()
}

/** The commits on main that carry a change's name, oldest first. */
export async function commitsOf(remote: string, change: string): Promise<string[]> {
  const all = await git(
    remote,
    'log',
    '--reverse',
    '--format=%H%x09%(trailers:key=Fairway-Change,valueonly,separator=%x2C)',
    'main',
  )
  return all
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, trailer]) => trailer === change)
    .map(([commit = '']) => commit)
}
