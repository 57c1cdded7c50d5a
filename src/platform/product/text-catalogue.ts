import type { ProductPage, TextView } from '../../api/product-schema.ts'
import type { Revision } from '../../base/ids.ts'
import { folded, visiblePiece } from '../../evidence/visible-pieces.ts'
import { slots } from '../../lane/index.ts'
import type { ContractName, RepoFacts, Slot } from '../../lane/lane.ts'
import { type LanesFile, lanesAdmitting } from '../../lane/lanes-file.ts'
import { repoFacts } from '../../lane/repo-facts.ts'
import { type GitRepository, listTree, readBlobs } from '../git/index.ts'
import type { PageIndex } from './page-index.ts'

/** Contracts whose slots people can pick in this version. */
export const openContracts: readonly ContractName[] = ['copy', 'content']

export interface TextsAt {
  readonly revision: Revision
  readonly files: number
  readonly texts: readonly (Slot & { readonly lane: string })[]
}

const parsed =
  /\.(tsx|jsx|ts|js|mts|cts|mjs|cjs|jsonc?|mdx?|markdown|ya?ml|po|arb|properties|strings|html?|vue|svelte)$/
const tooLargeBytes = 2_000_000

/**
 * Lists every text of a revision that some lane lets people change. Files that were read before, at whatever revision, are
 * not read again: after a merge only what changed is.
 */
export class TextCatalogue {
  readonly #repository: GitRepository
  readonly #seen = new Map<string, readonly Slot[]>()

  constructor(repository: GitRepository) {
    this.#repository = repository
  }

  async at(revision: Revision, lanes: LanesFile): Promise<TextsAt> {
    const facts = repoFacts(lanes)
    const rules = JSON.stringify(facts.text)
    const tree = await listTree(this.#repository, revision)
    const wanted = tree
      .filter((entry) => entry.mode.startsWith('100') && parsed.test(entry.path))
      .flatMap((entry) => {
        const lane = laneOf(lanes, entry.path)
        return lane ? [{ path: entry.path, blob: entry.blob, lane, key: `${entry.blob} ${entry.path} ${rules}` }] : []
      })
    const unread = wanted.filter((file) => !this.#seen.has(file.key))
    let at = 0
    for await (const { bytes } of readBlobs(
      this.#repository,
      unread.map((file) => file.blob),
      { maxBytes: tooLargeBytes },
    )) {
      const file = unread[at++]
      if (file) this.#seen.set(file.key, bytes ? found(file.path, bytes, facts) : [])
    }
    return {
      revision,
      files: tree.length,
      texts: wanted.flatMap(({ key, lane }) => (this.#seen.get(key) ?? []).map((slot) => ({ ...slot, lane }))),
    }
  }
}

const found = (path: string, bytes: Uint8Array, facts: RepoFacts): readonly Slot[] =>
  openContracts.flatMap((contract) => slots({ path, bytes }, contract, facts))

const laneOf = (lanes: LanesFile, path: string): string | null => {
  for (const contract of openContracts) {
    const [lane] = lanesAdmitting(lanes, path, contract)
    if (lane) return lane.name
  }
  return null
}

/** Texts and pages put together. */
export interface Joined {
  readonly views: readonly TextView[]
  /** Of each page, by its path: which texts stand on it, and where on its picture. */
  readonly pages: ReadonlyMap<
    string,
    Pick<ProductPage, 'texts'> & { readonly boxes: NonNullable<ProductPage['boxes']> }
  >
}

/** Joins texts with the pages they were seen on, and counts those that say the same. */
export function joined({ texts }: TextsAt, index: PageIndex | null): Joined {
  const count = new Map<string, number>()
  for (const { value } of texts) count.set(folded(value), (count.get(folded(value)) ?? 0) + 1)
  const shown = (index?.pages ?? []).map((page) => ({
    ...page,
    all: `\n${page.texts.map(comparable).join('\n')}\n`,
    slots: new Map<string, string>(),
    held: 0,
  }))
  const views = texts.map((text): TextView => {
    const visible = visiblePiece(text.value)
    const piece = comparable(visible)
    // A short word would be found inside others on every page: it has to be a whole piece there.
    const needle = piece.length < 12 ? `\n${piece}\n` : piece
    const on = piece
      ? shown.filter((page) => sameLanguage(text.language, page.language) && page.all.includes(needle))
      : []
    for (const page of on) {
      page.held++
      if (!page.slots.has(visible)) page.slots.set(visible, text.id)
    }
    return {
      id: text.id,
      path: text.path,
      line: text.line,
      kind: text.kind,
      value: text.value,
      context: text.context,
      language: text.language,
      key: text.key,
      protected: [...text.protected],
      pages: on.map((page) => page.path),
      lane: text.lane,
      alike: (count.get(folded(text.value)) ?? 1) - 1,
    }
  })
  const pages = shown.map(({ path, held, boxes, slots: bySlot }) => {
    const placed = boxes.flatMap(({ text, ...box }) => {
      const slot = bySlot.get(text)
      return slot ? [{ slot, ...box }] : []
    })
    return [path, { texts: held, boxes: placed }] as const
  })
  return { views, pages: new Map(pages) }
}

/** Case is the style sheet's (`text-transform`), not the text's. */
export const comparable = (text: string): string => folded(text).toLowerCase()

/** A text of a locale file is on pages of its language; a text in code may be on any. */
export const sameLanguage = (text: string | null, page: string | null): boolean =>
  text === null || page === null || text.split('-')[0]?.toLowerCase() === page.split('-')[0]?.toLowerCase()
