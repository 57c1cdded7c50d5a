import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * A peer that is too large, or of no use, for everybody's installation: fetched when its part of the benchmark runs, once.
 *
 * @returns path of its main file
 */
export async function fetchPackage(name: string, version: string): Promise<string> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/bench', `${name.replaceAll('/', '+')}@${version}`)
  if (!existsSync(join(folder, 'node_modules', name))) {
    await mkdir(folder, { recursive: true })
    process.stderr.write(`fetching ${name} ${version} …\n`)
    const npm = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`]
    await promisify(execFile)('npm', npm)
  }
  return createRequire(join(folder, 'package.json')).resolve(name)
}
