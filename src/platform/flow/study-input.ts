import { ownEvents } from '../../flow/sources/fairway/read-changes.ts'
import { sourceEvents } from '../../flow/study/kept-sources.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'
import { organisation } from '../../ledger/organisation.ts'
import type { StudyInput } from './kept-studies.ts'
import { type ProductHistory, repositoryNamed } from './product-histories.ts'

const wanted: ReadonlySet<string> = new Set([...sourceEvents, ...ownEvents, 'home.created', 'product.connected'])
const pageSize = 5_000

/** The events of the ledger that a study is made of: read once, then followed. */
export function studyInput(
  ledger: LedgerStore,
  histories: () => { readonly histories: readonly ProductHistory[]; readonly version: string },
): {
  readonly now: () => Promise<StudyInput>
  readonly close: () => void
} {
  let known: Promise<LedgerEvent[]> | null = null
  const unsubscribe = ledger.subscribe((events) => {
    const news = events.filter(({ type }) => wanted.has(type))
    if (news.length > 0 && known) known = known.then((before) => followed(before, news))
  })
  return {
    now: async () => {
      known ??= everything(ledger).catch((error: unknown) => {
        known = null
        throw error
      })
      const events = await known
      const seen = histories()
      const { products } = organisation(events)
      return {
        events,
        histories: seen.histories,
        repositories: new Map(products.map((product) => [product.id, repositoryNamed(product)])),
        version: `${events.at(-1)?.seq ?? 0} ${seen.version}`,
      }
    },
    close: unsubscribe,
  }
}

/** What came while the first reading was under way is in both. */
const followed = (before: readonly LedgerEvent[], news: readonly LedgerEvent[]): LedgerEvent[] => {
  const last = before.at(-1)?.seq ?? 0
  return [...before, ...news.filter(({ seq }) => seq > last)]
}

async function everything(ledger: LedgerStore): Promise<LedgerEvent[]> {
  const pages: (readonly LedgerEvent[])[] = []
  for (let before: number | undefined; ; ) {
    const page = await ledger.page({ limit: pageSize, types: [...wanted], ...(before === undefined ? {} : { before }) })
    pages.push(page)
    const last = page.at(-1)
    if (page.length < pageSize || !last) return pages.flat().reverse()
    before = last.seq
  }
}
