import { sayError } from '../../base/errors.ts'
import { gitCommit } from '../../flow/sources/git/git-commit.ts'
import { readCommits } from '../../flow/sources/git/read-commits.ts'
import type { Reading } from '../../flow/sources/path-event.ts'
import type { Product } from '../../ledger/organisation.ts'
import { branchRef, log, type Mirror, resolveRevision, tags } from '../git/index.ts'

/** What the git history of a product tells, and when it was looked at. */
export interface ProductHistory {
  readonly reading: Reading
  /** UTC milliseconds. */
  readonly seenAt: number
}

interface Known extends ProductHistory {
  readonly tip: string
}

/** Older history than so many commits says nothing about today's path. */
const mostCommits = 50_000
const restMs = 10_000

/** What the forge calls a product's repository: `acme/shop`, from an address; a product on this disk goes by its id. */
export const repositoryNamed = ({ id, remote }: Product): string =>
  /^https?:\/\/[^/]+\/(.+?)(?:\.git)?\/?$/.exec(remote)?.[1] ?? id

/**
 * The histories of connected products, from their mirrors as they are: nothing is fetched for it. They are looked at in the background, so
 * that nobody waits for a mirror that is only being made; what was known before stands until then.
 */
export function productHistories(parts: {
  readonly products: () => Promise<readonly Product[]>
  readonly mirror: (product: Product) => Promise<Pick<Mirror, 'repository' | 'branch'>>
  readonly now: () => number
  readonly log: (line: string) => void
}) {
  const known = new Map<string, Known>()
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null

  async function look(): Promise<void> {
    for (const product of await parts.products()) {
      try {
        const mirror = await parts.mirror(product)
        const tip = await resolveRevision(mirror.repository, branchRef(mirror.branch))
        if (tip === null || known.get(product.id)?.tip === tip) continue
        const named = Map.groupBy(await tags(mirror.repository), ({ commit }) => commit)
        const commits = (await log(mirror.repository, tip, { max: mostCommits })).map((info) =>
          gitCommit(info, named.get(info.commit)?.map(({ name }) => name) ?? []),
        )
        const reading = readCommits(commits, { repository: repositoryNamed(product) })
        const source = `Git history of ${product.name}`
        known.set(product.id, {
          tip,
          seenAt: parts.now(),
          reading: { ...reading, source, quality: { ...reading.quality, source } },
        })
      } catch (error) {
        parts.log(`The history of ${product.name} could not be read: ${sayError(error)}`)
      }
    }
  }

  return {
    /** Looks at all of them now, for whoever wants to wait. */
    look,
    /** @returns at once, with what is known */
    now(): { readonly histories: readonly ProductHistory[]; readonly version: string } {
      if (looking === null && parts.now() - lookedAt > restMs) {
        lookedAt = parts.now()
        looking = look()
          .catch((error: unknown) => parts.log(`Histories could not be read: ${sayError(error)}`))
          .finally(() => {
            looking = null
          })
      }
      const all = [...known].sort(([a], [b]) => (a < b ? -1 : 1))
      return { histories: all.map(([, each]) => each), version: all.map(([id, { tip }]) => `${id}@${tip}`).join(' ') }
    },
  }
}
