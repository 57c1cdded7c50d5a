import { existsSync } from 'node:fs'
import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { sayError } from '../base/errors.ts'
import type { Instant, PersonId, ProductId } from '../base/ids.ts'
import type { FileMode } from '../change/patch.ts'
import { fairway, type NewEvent } from '../ledger/event.ts'
import type { Product } from '../ledger/organisation.ts'
import { commitTree, updateRef, writeBlob, writeTree } from '../platform/git/index.ts'
import { runGit } from '../platform/git/run-git.ts'
import type { Home } from '../platform/home/home.ts'
import { deployRevision } from '../platform/product/change-ground.ts'
import type { ConnectedProduct } from '../platform/product/connected-product.ts'
import { writeProductSettings } from '../platform/product/product-settings.ts'
import type { Person } from '../review/permissions.ts'

/** The sample: a coffee shop, the people who make it, its git remote and its production. All of it lies under the home. */
export const samplePeople: readonly Person[] = [
  who('mara', 'Mara Lindqvist', ['product']),
  who('jonas', 'Jonas Weber', ['design']),
  who('priya', 'Priya Nair', ['marketing']),
  who('ana', 'Ana Costa', ['engineering']),
  who('tom', 'Tom Okafor', ['engineering']),
  who('sam', 'Sam Reed', ['admin']),
]

function who(handle: string, name: string, roles: Person['roles']): Person {
  return { id: handle as PersonId, handle, name, email: `${handle}@example.com`, roles }
}

const folderOf = (home: Home) => join(home.path, 'sample')
const remoteOf = (home: Home) => join(folderOf(home), 'storefront.git')

/** Where the sample's deploy command puts the built site; `current` in it is what visitors get. */
export const wwwOf = (home: Home) => join(folderOf(home), 'www')

export const sampleProduct = (home: Home): Product => ({
  id: 'storefront' as ProductId,
  name: 'Tamber storefront',
  remote: remoteOf(home),
  branch: 'main',
})

/** The first events of the sample's ledger. */
export function sampleEvents(home: Home): NewEvent[] {
  const { id, ...product } = sampleProduct(home)
  return [
    {
      type: 'home.created',
      actor: fairway,
      objects: [{ type: 'home', id: 'home' }],
      why: null,
      data: { mode: 'demo' },
    },
    ...samplePeople.map(
      ({ id, ...data }): NewEvent => ({
        type: 'person.added',
        actor: fairway,
        objects: [{ type: 'person', id }],
        why: 'a person of the sample',
        data,
      }),
    ),
    {
      type: 'product.connected',
      actor: fairway,
      objects: [{ type: 'product', id }],
      why: 'the sample product',
      data: product,
    },
  ]
}

/**
 * Makes the sample's bare git remote from the files of `examples/storefront`, once, whole or not at all; and tells its deploy
 * command where production is.
 *
 * @param port of production on this machine
 */
export async function prepareSample(home: Home, source: string, port: number, now: Instant): Promise<void> {
  await mkdir(wwwOf(home), { recursive: true })
  await writeProductSettings(home, sampleProduct(home).id, {
    deploy: { env: { STOREFRONT_PORT: String(port) }, writable: { STOREFRONT_WWW: wwwOf(home) } },
  })
  if (existsSync(remoteOf(home))) return
  const draft = `${remoteOf(home)}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await runGit(['init', '--bare', '--quiet', '--template=', '--initial-branch=main', '--end-of-options', draft], {
    cwd: draft,
  })
  const repository = { gitDir: draft, name: 'the sample' }
  const files = await Promise.all(
    (await filesUnder(source)).map(async (path) => ({
      path: relative(source, path).split(sep).join('/'),
      blob: await writeBlob(repository, await readFile(path)),
      mode: ((await lstat(path)).mode & 0o100 ? '100755' : '100644') as FileMode,
    })),
  )
  const ana = { name: 'Ana Costa', email: 'ana@example.com' }
  const commit = await commitTree(repository, {
    tree: await writeTree(repository, emptyTree, files),
    parents: [],
    author: ana,
    committer: ana,
    at: now,
    message: 'Open the shop\n',
  })
  await updateRef(repository, 'refs/heads/main', commit, null)
  await rename(draft, remoteOf(home))
}

/**
 * Brings the shop into production for the first time, by its own deploy command, and has its pages visited. In the background:
 * nobody has to wait for it to say what they want.
 */
export async function deploySample(product: ConnectedProduct, home: Home, log: (line: string) => void): Promise<void> {
  try {
    const tip = await product.tip()
    if (!existsSync(join(wwwOf(home), 'current'))) {
      const deployed = await deployRevision(
        product,
        tip,
        `first-deploy-${tip.slice(0, 12)}`,
        AbortSignal.timeout(600_000),
      )
      log(
        deployed.ok
          ? 'The sample shop is in production.'
          : 'The sample shop could not be deployed; see its log under logs/runs.',
      )
    }
    await product.refreshPages(tip)
  } catch (error) {
    log(`The sample shop is not complete: ${sayError(error)}`)
  }
}

/** Git knows the empty tree without its having been written. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

const leftOut = new Set(['node_modules', 'dist', '.cache', '.git'])

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter((entry) => !leftOut.has(entry.name))
      .map((entry) => {
        const path = join(folder, entry.name)
        if (entry.isDirectory()) return filesUnder(path)
        return entry.isFile() ? [path] : []
      }),
  )
  return found.flat().sort()
}
