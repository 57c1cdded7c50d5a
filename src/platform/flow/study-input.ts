import { ownEvents } from '../../flow/sources/fairway/read-changes.ts'
import { sourceEvents } from '../../flow/study/kept-sources.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import type { LedgerStore } from '../../ledger/ledger-store.ts'
import { organisation } from '../../ledger/organisation.ts'
import type { StudyInput } from './kept-studies.ts'
import { type ProductHistory, repositoryNamed } from './product-histories.ts'

const wanted = new Set([...sourceEvents, ...ownEvents, 'home.created', 'product.connected'])
const pageSize = 5_000

/** The events of the ledger that a study is made of, up to the moment they are asked for: whoever has written sees it. */
export function studyInput(
  ledger: LedgerStore,
  histories: () => { readonly histories: readonly ProductHistory[]; readonly version: string },
): () => Promise<StudyInput> {
  let known: readonly LedgerEvent[] = []
  let reading: Promise<unknown> = Promise.resolve()
  const upToDate = async (): Promise<readonly LedgerEvent[]> => {
    known = await followed(ledger, known)
    return known
  }
  return async () => {
    // One after the other: of two that read the same news, both would add them. Who asked before may have failed.
    const turn = reading.then(upToDate, upToDate)
    reading = turn
    const events = await turn
    const seen = histories()
    const { products } = organisation(events)
    return {
      events,
      histories: seen.histories,
      repositories: new Map(products.map((product) => [product.id, repositoryNamed(product)])),
      version: `${events.at(-1)?.seq ?? 0} ${seen.version}`,
    }
  }
}

/** What is known with what has come since. */
async function followed(ledger: LedgerStore, known: readonly LedgerEvent[]): Promise<readonly LedgerEvent[]> {
  const last = known.at(-1)?.seq ?? 0
  const types = [...wanted]
  const [newest] = await ledger.page({ limit: 1, types })
  if ((newest?.seq ?? 0) <= last) return known
  const news: LedgerEvent[] = []
  for (let before: number | undefined; ; before = news.at(-1)?.seq as number) {
    const page = await ledger.page({ limit: pageSize, types, ...(before === undefined ? {} : { before }) })
    news.push(...page.filter(({ seq }) => seq > last))
    if (page.length < pageSize || (page.at(-1)?.seq ?? 0) <= last) return [...known, ...news.reverse()]
  }
}
