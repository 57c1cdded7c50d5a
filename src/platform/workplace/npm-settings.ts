import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where packages come from and how to get there. Never credentials: an installer runs with the network open. */
const ofTheMachine = /^(registry|@[\w.~-]+:registry|proxy|https-proxy|noproxy|strict-ssl)$/
/**
 * What a repository may say about its own install: how its lockfile was made, nothing that names a program (`git`,
 * `script-shell` and `node-options` run what they name) or a file.
 */
const ofTheRepository =
  /^(registry|@[\w.~-]+:registry|legacy-peer-deps|strict-peer-deps|install-links|install-strategy|node-linker|hoist|shamefully-hoist|public-hoist-pattern\[\]|auto-install-peers|strict-peer-dependencies)$/

export interface NpmSettings {
  /** Lines for a generated .npmrc. */
  readonly lines: readonly string[]
  /** Certificates this machine trusts besides the usual, PEM. */
  readonly certificates: string | null
}

/** Asked outside any project, so that no project's own settings answer. */
export async function machineNpmSettings(npm: string, cwd: string): Promise<NpmSettings> {
  const { stdout } = await run(process.execPath, [join(npm, 'bin', 'npm-cli.js'), 'config', 'list', '--json'], { cwd })
  const settings = JSON.parse(stdout) as Record<string, unknown>
  const lines = Object.entries(settings)
    .filter(([name, value]) => ofTheMachine.test(name) && value !== null && value !== '')
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(',') : value}`)
    .filter((line) => !line.endsWith('='))

  const files = [settings.cafile, process.env.NODE_EXTRA_CA_CERTS].filter(
    (file) => typeof file === 'string' && file !== '',
  )
  const certificates = await Promise.all(
    [...new Set(files as string[])].map((file) => readFile(file, 'utf8').catch(() => '')),
  )
  return { lines, certificates: certificates.join('\n').trim() || null }
}

/** The harmless part of a repository's own .npmrc. */
export const repositoryNpmSettings = (npmrc: string): string[] =>
  npmrc.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] = /^\s*([^#;=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    // A value with a variable in it would take it from the environment of the installer.
    return ofTheRepository.test(name) && !value.includes('$') ? [`${name}=${value}`] : []
  })
