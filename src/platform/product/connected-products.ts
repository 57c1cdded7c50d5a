import type { ProductView, TextView } from '../../api/product-schema.ts'
import type { OpenLane, PlacedEdit, Products, TriedEdits } from '../../api/products.ts'
import { FairwayError } from '../../base/errors.ts'
import type { ProductId, Revision } from '../../base/ids.ts'
import type { RecordedFinding } from '../../change/change.ts'
import { draftPatch } from '../../executor/draft-patch.ts'
import { proposeEdits } from '../../executor/propose-edits.ts'
import { staleTranslations } from '../../executor/stale-translations.ts'
import { unifiedDiff } from '../../executor/write-patch.ts'
import { judge } from '../../lane/index.ts'
import { type Lane, type LanesFile, laneNamed } from '../../lane/lanes-file.ts'
import type { ChangeRecord } from '../../ledger/change-record.ts'
import type { Product } from '../../ledger/organisation.ts'
import type { WrittenTarget } from '../../ledger/playbook-events.ts'
import { askForReview } from '../../review/ask-for-review.ts'
import { ownersOf } from '../../review/code-owners.ts'
import type { Person } from '../../review/permissions.ts'
import { ConnectedProduct, type Machine } from './connected-product.ts'
import { elsewhere } from './elsewhere.ts'
import { filesOf } from './files-of.ts'
import { withVariables } from './product-settings.ts'
import { openContracts } from './text-catalogue.ts'
import { withCompanions } from './with-companions.ts'

/** Every connected product of this machine, as server and worker need them. */
export class ConnectedProducts implements Products {
  readonly #machine: Machine
  readonly #people: () => Promise<readonly Person[]>
  readonly #known = new Map<ProductId, ConnectedProduct>()
  readonly #find: (id: ProductId) => Promise<Product>

  /** @param find the product of an id, from the ledger. @throws FairwayError `not-found` */
  constructor(machine: Machine, people: () => Promise<readonly Person[]>, find: (id: ProductId) => Promise<Product>) {
    this.#machine = machine
    this.#people = people
    this.#find = find
  }

  of(product: Product): ConnectedProduct {
    const there = this.#known.get(product.id)
    if (there) return there
    const made = new ConnectedProduct(product, this.#machine)
    this.#known.set(product.id, made)
    return made
  }

  async byId(id: ProductId): Promise<ConnectedProduct> {
    return this.#known.get(id) ?? this.of(await this.#find(id))
  }

  async describe(product: Product): Promise<ProductView> {
    const connected = this.of(product)
    const view: ProductView = {
      ...product,
      head: null,
      liveUrl: null,
      state: { kind: 'open', lanes: [] },
      languages: [],
      texts: 0,
      files: 0,
      pages: [],
      pagesState: connected.pages().state,
    }
    try {
      const head = await connected.tip()
      const { lanes } = await connected.rules(head)
      if (lanes.kind === 'closed') {
        const problems = lanes.problems.map(({ line, field, says, expected, example }) => ({
          line,
          field,
          says,
          fix: `Expected ${expected}. Write for example: ${example}`,
        }))
        return { ...view, head, state: { kind: 'closed', problems } }
      }
      void connected.refreshPages(head)
      return { ...view, ...(await this.#describeOpen(connected, head, lanes.lanes)) }
    } catch (error) {
      if (!(error instanceof FairwayError)) throw error
      return { ...view, state: { kind: 'unreachable', says: error.message, next: error.next } }
    }
  }

  async writtenTargets(product: Product): Promise<readonly WrittenTarget[]> {
    const connected = this.of(product)
    try {
      const { lanes } = await connected.rules(await connected.tip())
      if (lanes.kind === 'closed') return []
      return lanes.lanes.lanes.flatMap(({ name, adoption }) =>
        adoption === null
          ? []
          : [
              {
                ...{ lane: name, product: product.name },
                ...{ share: adoption.target, withinMs: adoption.withinMs, owner: adoption.owner },
              },
            ],
      )
    } catch (error) {
      // The page of the product says what is wrong with its repository; its targets are no place for that.
      if (error instanceof FairwayError) return []
      throw error
    }
  }

  async #describeOpen(connected: ConnectedProduct, head: Revision, lanes: LanesFile): Promise<Partial<ProductView>> {
    const [{ texts, files }, { pages }, settings] = await Promise.all([
      connected.texts(head),
      connected.joined(head),
      connected.settings(),
    ])
    const { index, state } = connected.pages()
    const languages = [
      ...new Set([...texts.map((text) => text.language), ...(index?.pages.map((page) => page.language) ?? [])]),
    ].filter((language) => language !== null)
    return {
      head,
      liveUrl: lanes.deploy && withVariables(lanes.deploy.live, settings.deploy.env),
      state: { kind: 'open', lanes: lanes.lanes.map(laneView) },
      languages,
      texts: texts.length,
      files,
      pages: (index?.pages ?? []).map(({ path, title, language, image, width, height }) => ({
        path,
        title,
        language,
        image,
        width,
        height,
        texts: pages.get(path)?.texts ?? 0,
        boxes: [...(pages.get(path)?.boxes ?? [])],
      })),
      pagesState: state,
    }
  }

  async refresh(product: Product): Promise<void> {
    const connected = this.of(product)
    await connected.visitPages(await connected.tip(true))
  }

  async catalogue(product: Product) {
    const connected = this.of(product)
    const head = await connected.tip()
    return { head, texts: (await connected.joined(head)).views }
  }

  async elsewhere(product: Product, text: TextView) {
    const connected = this.of(product)
    const found = await elsewhere(connected, await connected.tip(), [text.value], [])
    return found.filter((one) => one.path !== text.path || one.line !== text.line)
  }

  async trial(product: Product, edits: readonly PlacedEdit[]): Promise<TriedEdits> {
    const connected = this.of(product)
    const base = await connected.tip()
    const lanes = await connected.lanes(base)
    const { texts } = await connected.texts(base)
    const wanted = new Set(edits.map((edit) => texts.find((text) => text.id === edit.slot)?.lane ?? null))
    const [name] = wanted
    const lane = wanted.size === 1 && name ? laneNamed(lanes, name) : null
    const empty = { base, lane: lane && openLane(lane, lanes), edits: [], notices: [], diff: '', judgeMs: 0 }
    if (!lane) return { ...empty, kind: 'refused', findings: [wanted.has(null) ? goneText : severalLanes] }
    const facts = await connected.facts(base, lane.name)
    const recorded = edits.map((edit) => ({ ...edit, context: edit.path, language: null }))
    const drafted = draftPatch(
      await filesOf(
        connected,
        base,
        edits.map((edit) => edit.path),
      ),
      recorded,
      lane.contract,
      facts,
    )
    if (drafted.kind === 'refused') return { ...empty, kind: 'refused', findings: drafted.findings }
    if (drafted.kind === 'conflict')
      return {
        ...empty,
        kind: 'refused',
        findings: drafted.texts.map((text) => ({
          rule: 'change/text-moved',
          path: text.path,
          line: 0,
          says:
            text.theirs === null
              ? 'This text is gone from the product.'
              : `The product says “${text.theirs}” here now.`,
          fix: 'Pick the text again and edit what is there now.',
        })),
      }
    const patch = await withCompanions(connected, base, drafted.patch, edits, lane.contract, facts)
    const started = performance.now()
    const verdict = judge(patch, lane.contract, facts)
    const judgeMs = Math.round((performance.now() - started) * 100) / 100
    const diff = unifiedDiff(patch)
    return verdict.kind === 'allowed'
      ? {
          ...empty,
          kind: 'allowed',
          edits: verdict.edits,
          notices: [...verdict.notices, ...staleTranslations(edits, texts)],
          findings: [],
          diff,
          judgeMs,
        }
      : { ...empty, kind: verdict.kind, findings: verdict.findings, diff, judgeMs }
  }

  async understand(product: Product, words: string) {
    const connected = this.of(product)
    const head = await connected.tip()
    const [{ texts }, { views }] = await Promise.all([connected.texts(head), connected.joined(head)])
    const understood = proposeEdits(words, texts)
    const viewsOf = (ids: readonly { readonly id: string }[]) =>
      ids.flatMap(({ id }) => views.find((view) => view.id === id) ?? [])
    return {
      kind: understood.kind,
      says: understood.says,
      edits: understood.kind === 'edits' ? understood.edits : [],
      candidates: 'candidates' in understood ? viewsOf(understood.candidates) : [],
    }
  }

  async whoDecides(product: Product, name: string, paths: readonly string[], authors: readonly Person['id'][]) {
    const connected = this.of(product)
    const base = await connected.tip()
    const [{ owners, policyHash }, lanes] = await Promise.all([connected.rules(base), connected.lanes(base)])
    const lane = laneNamed(lanes, name)
    return askForReview(
      lane?.review ?? { approvals: 1, by: 'owners' },
      paths.map((path) => ({ path, owners: ownersOf(owners.rules, path) })),
      await this.#people(),
      authors,
      { base, head: base, proofHash: '', checksHash: '', picturesHash: '', policyHash },
    )
  }

  async laneAt(id: ProductId, base: Revision, name: string): Promise<OpenLane | null> {
    const connected = await this.byId(id)
    const lanes = await connected.lanes(base)
    const lane = laneNamed(lanes, name)
    return lane && openLane(lane, lanes)
  }

  async preview(change: ChangeRecord) {
    const connected = await this.byId(change.product)
    const revision = change.proof?.head
    if (!revision)
      throw new FairwayError('conflict', 'There is nothing to show before the change is proved.', {
        next: 'Wait for the proof.',
      })
    const path = change.pictures?.pairs[0]?.path ?? '/'
    return connected.previews.use(revision, async (url) => ({ url: new URL(path, url).href, path }))
  }

  async close(): Promise<void> {
    await Promise.all([...this.#known.values()].map((product) => product.close()))
  }
}

const goneText: RecordedFinding = {
  rule: 'change/text-gone',
  path: '',
  line: 0,
  says: 'One of these texts is not in the product any more, or no lane takes it in.',
  fix: 'Pick the text again.',
}
const severalLanes: RecordedFinding = {
  rule: 'change/several-lanes',
  path: '',
  line: 0,
  says: 'These texts belong to different lanes, which have different rules.',
  fix: 'Propose them as separate changes.',
}

const laneView = (lane: Lane) => ({
  name: lane.name,
  title: lane.title,
  contract: lane.contract,
  paths: [...lane.paths],
  propose: [...lane.propose],
  approvals: lane.review.approvals,
  by: lane.review.by,
  checks: [...lane.checks],
  open: openContracts.includes(lane.contract),
})

const openLane = (lane: Lane, lanes: LanesFile): OpenLane => ({
  name: lane.name,
  title: lane.title,
  contract: lane.contract,
  propose: lane.propose,
  checks: lanes.checks.filter((check) => lane.checks.includes(check.name)),
})
