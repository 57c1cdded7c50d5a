import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { FairwayError } from '../../base/errors.ts'
import { hashOf, sha256 } from '../../base/hash.ts'

const lockfiles = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const

/** What decides which packages are installed: none of it names a script or a version of the product itself. */
const sections = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'bundleDependencies',
  'bundledDependencies',
  'overrides',
  'resolutions',
  'pnpm',
  'workspaces',
  'packageManager',
] as const

export interface InstallPlan {
  readonly key: string
  /** For `sh -c`, in a copy of the tree. */
  readonly command: string
  /** The lockfile names packages that want to run a script of their own after they are installed. */
  readonly scripts: boolean
}

/**
 * @returns `null` when there is nothing to install
 * @throws FairwayError `bad-input` for a broken package.json, or a lockfile we have no command for
 */
export async function planInstall(tree: string, install: string | undefined): Promise<InstallPlan | null> {
  const manifest = await readPlainFile(join(tree, 'package.json'))
  if (!manifest) return null
  const locks: { name: keyof typeof lockfiles; bytes: Uint8Array }[] = []
  for (const name of Object.keys(lockfiles) as (keyof typeof lockfiles)[]) {
    const bytes = await readPlainFile(join(tree, name))
    if (bytes) locks.push({ name, bytes })
  }
  const lock = locks[0]
  if (!lock) return null

  const manager = lockfiles[lock.name]
  if (!install && manager !== 'npm') {
    throw new FairwayError('bad-input', `This repository is installed by ${manager}, and Fairway was not told how.`, {
      where: lock.name,
      next: `Set install: in .fairway/lanes.yaml, for example install: npx ${manager} install --frozen-lockfile.`,
    })
  }
  const command = install ?? 'npm ci --no-audit --no-fund'
  const key = hashOf({
    locks: locks.map(({ name, bytes }) => [name, sha256(bytes)]),
    sections: dependencySections(manifest),
    node: `${process.version} ${process.platform} ${process.arch}`,
    command,
  })
  const scripts = Buffer.from(lock.bytes).includes('"hasInstallScript": true')
  return { key, command, scripts: manager === 'npm' && scripts }
}

function dependencySections(manifest: Uint8Array): Record<string, unknown> {
  try {
    const parsed = JSON.parse(Buffer.from(manifest).toString('utf8')) as Record<string, unknown>
    return Object.fromEntries(sections.filter((name) => parsed[name] !== undefined).map((name) => [name, parsed[name]]))
  } catch (cause) {
    throw new FairwayError('bad-input', 'package.json is not JSON, so nothing can be installed.', {
      where: 'package.json',
      next: 'Repair package.json in the repository.',
      cause,
    })
  }
}

/** Never through a link: a tree may hold one that leads to a file of the server. */
export async function readPlainFile(path: string): Promise<Uint8Array | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null)
  if (!file) return null
  try {
    return (await file.stat()).isFile() ? await file.readFile() : null
  } finally {
    await file.close()
  }
}
