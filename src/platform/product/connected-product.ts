import { randomUUID } from 'node:crypto'
import { FairwayError, sayError } from '../../base/errors.ts'
import type { Revision } from '../../base/ids.ts'
import type { Artefacts, Browser, Preview, RunLogs, Sandbox, Workplace } from '../../evidence/ports.ts'
import { visiblePiece } from '../../evidence/visible-pieces.ts'
import type { RepoFacts } from '../../lane/lane.ts'
import type { LanesFile } from '../../lane/lanes-file.ts'
import { baseFactsOf, repoFacts } from '../../lane/repo-facts.ts'
import type { Product } from '../../ledger/organisation.ts'
import {
  branchRef,
  committedAt,
  fetchMirror,
  listTree,
  type Mirror,
  materialize,
  openMirror,
  readFileAt,
  resolveRevision,
  treeOf,
} from '../git/index.ts'
import type { Home } from '../home/home.ts'
import { indexPages, type NotVisited, type PageIndex, withBoxes } from './page-index.ts'
import { type Pace, PeopleFirst } from './people-first.ts'
import { Previews } from './previews.ts'
import { type ProductSettings, readProductSettings } from './product-settings.ts'
import { type RulesAt, rulesAt } from './rules-at.ts'
import { type Joined, joined, TextCatalogue, type TextsAt } from './text-catalogue.ts'

/** The parts of the machine that products share. */
export interface Machine {
  readonly home: Home
  readonly sandbox: Sandbox
  readonly workplace: Workplace
  readonly browser: Browser
  readonly artefacts: Artefacts
  readonly logs: RunLogs
  /** Only one holder of a name at a time, over every worker of this Fairway. */
  exclusively<T>(name: string, run: () => Promise<T>): Promise<T>
}

export interface Tree {
  readonly tree: string
  readonly dependencies: string | null
  remove(): Promise<void>
}

export type PagesState = { readonly kind: 'none' | 'visiting' | 'ready' | 'failed'; readonly says: string }

/** A visit of all pages that is under way. */
interface PagesVisit {
  readonly done: Promise<PageIndex | NotVisited>
  readonly pace: Pace
}

/** How long what was fetched counts as fresh for reading. Merging always asks the remote. */
const freshMs = 5_000

/**
 * One product on this machine: its mirror, its rules, its texts, its pages and its running previews. All of it can be lost and
 * made again from the remote.
 */
export class ConnectedProduct {
  readonly product: Product
  readonly machine: Machine
  readonly previews: Previews
  readonly peopleFirst = new PeopleFirst()
  readonly #rules = new Map<Revision, Promise<RulesAt>>()
  readonly #texts = new Map<Revision, Promise<TextsAt>>()
  #mirror: Promise<Mirror> | null = null
  #catalogue: TextCatalogue | null = null
  #fetchedAt = 0
  #pages: PageIndex | null = null
  #joined: { readonly texts: TextsAt; readonly pages: PageIndex | null; readonly result: Joined } | null = null
  readonly #visits = new Map<Revision, PagesVisit>()
  #refreshTo: Revision | null = null
  #pagesProblem: string | null = null

  constructor(product: Product, machine: Machine) {
    this.product = product
    this.machine = machine
    this.previews = new Previews(
      async (revision) => treeOf((await this.mirror()).repository, revision),
      (revision, signal) => this.#startPreview(revision, signal),
    )
  }

  settings(): Promise<ProductSettings> {
    return readProductSettings(this.machine.home, this.product.id)
  }

  /** The mirror, made on first use. @throws FairwayError where the remote cannot be used; the next call tries again */
  mirror(): Promise<Mirror> {
    this.#mirror ??= this.#openMirror().catch((error) => {
      this.#mirror = null
      throw error
    })
    return this.#mirror
  }

  /** The tip of the branch. @param fresh asks the remote even if that was done just now */
  async tip(fresh = false): Promise<Revision> {
    const mirror = await this.mirror()
    if (fresh || Date.now() - this.#fetchedAt > freshMs) {
      await fetchMirror(mirror)
      this.#fetchedAt = Date.now()
    }
    const tip = await resolveRevision(mirror.repository, branchRef(mirror.branch))
    if (tip) return tip
    throw new FairwayError('revision-missing', `The branch ${mirror.branch} is gone.`, {
      where: this.product.remote,
      next: 'Restore the branch, or connect the product anew.',
    })
  }

  async rules(revision: Revision): Promise<RulesAt> {
    const { repository } = await this.mirror()
    return remembered(this.#rules, revision, () => rulesAt(repository, revision))
  }

  /** The lanes of a revision. @throws FairwayError `lanes-closed` with every problem */
  async lanes(revision: Revision): Promise<LanesFile> {
    const { lanes } = await this.rules(revision)
    if (lanes.kind === 'open') return lanes.lanes
    throw new FairwayError('lanes-closed', lanes.problems.map((problem) => problem.says).join(' '), {
      where: '.fairway/lanes.yaml',
      next: 'An engineer has to correct the lanes file; until then no lane is open.',
    })
  }

  /** What a judge may know of a revision under one of its lanes. @throws FairwayError `lanes-closed` */
  async facts(revision: Revision, lane: string): Promise<RepoFacts> {
    const { repository } = await this.mirror()
    const lanes = await this.lanes(revision)
    const base = await baseFactsOf(
      {
        readFile: (path) => readFileAt(repository, revision, path),
        paths: async () => (await listTree(repository, revision)).map(({ path }) => path),
        committedAt: () => committedAt(repository, revision),
      },
      lanes,
      lane,
    )
    return repoFacts(lanes, lane, base)
  }

  async texts(revision: Revision): Promise<TextsAt> {
    const { repository } = await this.mirror()
    this.#catalogue ??= new TextCatalogue(repository)
    const catalogue = this.#catalogue
    return remembered(this.#texts, revision, async () => catalogue.at(revision, await this.lanes(revision)))
  }

  /** Texts and pages together, worked out anew only when one of them has changed. */
  async joined(revision: Revision): Promise<Joined> {
    const texts = await this.texts(revision)
    if (this.#joined?.texts !== texts || this.#joined.pages !== this.#pages)
      this.#joined = { texts, pages: this.#pages, result: joined(texts, this.#pages) }
    return this.#joined.result
  }

  /** Files of a revision in a folder of their own, with the warm install beside them. */
  async workTree(revision: Revision, onOutput?: (text: string) => void, signal?: AbortSignal): Promise<Tree> {
    const { repository } = await this.mirror()
    const { install } = await this.lanes(revision)
    const prepared = await this.machine.workplace.prepareTree({
      id: randomUUID(),
      materialize: async (dir) => void (await materialize(repository, revision, dir)),
    })
    try {
      const dependencies = await this.machine.workplace.ensureDependencies({
        tree: prepared.tree,
        install: install ?? undefined,
        onOutput,
        signal,
      })
      return { ...prepared, dependencies: dependencies?.dir ?? null, remove: () => prepared.remove() }
    } catch (error) {
      await prepared.remove()
      throw error
    }
  }

  /** The pages as far as they are known, and what is being done about them. */
  pages(): { readonly index: PageIndex | null; readonly state: PagesState } {
    const index = this.#pages
    if (this.#visits.size > 0)
      return { index, state: { kind: 'visiting', says: 'Fairway is visiting the pages of the product.' } }
    if (this.#pagesProblem) return { index, state: { kind: 'failed', says: this.#pagesProblem } }
    if (index) return { index, state: { kind: 'ready', says: `${index.pages.length} pages, as a browser saw them.` } }
    return { index, state: { kind: 'none', says: 'The pages have not been visited yet.' } }
  }

  /**
   * Visits the pages of a revision in its running preview, once, for somebody who waits for them: it gives way to nothing.
   *
   * @returns why, where they cannot be visited
   */
  async visitPages(revision: Revision): Promise<PageIndex | NotVisited> {
    if (this.#pages?.revision === revision) return this.#pages
    const visit = this.#visitOf(revision)
    visit.pace.hurry()
    return visit.done
  }

  /**
   * Has the pages of main visited where that was not done yet, after what people wait for. Resolves when there is
   * nothing left to do; where the revision is not the latest one asked for by then, without a visit.
   */
  async refreshPages(revision: Revision): Promise<void> {
    this.#refreshTo = revision
    await this.peopleFirst.pace().turn()
    if (this.#refreshTo === revision && this.#pages?.revision !== revision) await this.#visitOf(revision).done
  }

  #visitOf(revision: Revision): PagesVisit {
    const there = this.#visits.get(revision)
    if (there) return there
    const pace = this.peopleFirst.pace()
    const done = this.#visit(revision, pace).finally(() => this.#visits.delete(revision))
    const visit = { done, pace }
    this.#visits.set(revision, visit)
    return visit
  }

  async #visit(revision: Revision, pace: Pace): Promise<PageIndex | NotVisited> {
    try {
      const { preview } = await this.lanes(revision)
      if (!preview)
        return this.#cannotVisit('The lanes file names no preview command, so there are no pictures of the pages.')
      const found = await this.previews.use(revision, (url) =>
        indexPages(revision, url, preview.pages, this.machine, pace.turn),
      )
      if ('kind' in found) return this.#cannotVisit(found.says)
      this.#pagesProblem = null
      this.#pages = found
      void this.#point(found)
      return found
    } catch (error) {
      return this.#cannotVisit(`The pages could not be visited: ${sayError(error)}`)
    }
  }

  /** Finds out where each text stands on the pictures. Nothing waits for it, and nothing is lost where it fails. */
  async #point(index: PageIndex): Promise<void> {
    const { turn } = this.peopleFirst.pace()
    try {
      await turn()
      const { texts } = await this.texts(index.revision)
      const find = [...new Set(texts.map((text) => visiblePiece(text.value)).filter((piece) => piece.length > 1))]
      const pointed = await this.previews.use(index.revision, (url) =>
        withBoxes(index, url, find, this.machine.browser, turn),
      )
      if (this.#pages === index) this.#pages = pointed
    } catch {
      // The pictures can still be looked at, only not pointed at.
    }
  }

  #cannotVisit(says: string): NotVisited {
    this.#pagesProblem = says
    return { kind: 'not-visited', says }
  }

  async #startPreview(revision: Revision, signal: AbortSignal): Promise<Preview & { remove(): Promise<void> }> {
    const { preview } = await this.lanes(revision)
    if (!preview)
      throw new FairwayError('lanes-closed', 'The lanes file names no preview command.', {
        where: '.fairway/lanes.yaml',
        next: 'An engineer adds `preview:` to it.',
      })
    const work = await this.workTree(revision, undefined, signal)
    try {
      const started = await this.machine.workplace.startPreview({
        tree: work.tree,
        dependencies: work.dependencies,
        command: preview.command,
        readyPath: new URL(preview.ready.replace(/\$\{?PORT\}?/, '80')).pathname,
        timeoutMs: preview.timeoutMs,
        signal,
      })
      return { ...started, stop: () => started.stop(), remove: () => work.remove() }
    } catch (error) {
      await work.remove()
      throw error
    }
  }

  async #openMirror(): Promise<Mirror> {
    const { credential, privateHosts } = await this.settings()
    const mirror = await openMirror({
      home: this.machine.home.path,
      product: this.product.id,
      remote: { url: this.product.remote, credential, privateHosts },
      branch: this.product.branch,
    })
    this.#fetchedAt = Date.now()
    return mirror
  }

  async close(): Promise<void> {
    await this.previews.close()
  }
}

/** A value worked out once for each key; a failure is not remembered. The oldest of many are forgotten. */
function remembered<K, V>(known: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const there = known.get(key)
  if (there) return there
  const made = make()
  known.set(key, made)
  made.catch(() => known.delete(key))
  const [oldest] = known.keys()
  if (known.size > 20 && oldest !== undefined) known.delete(oldest)
  return made
}
