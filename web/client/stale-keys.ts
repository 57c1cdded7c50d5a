import type { LiveEvent } from '../../src/api/ledger-schema.ts'

export type QueryKey = readonly (string | number | null | undefined | object)[]

/** Names of what is asked, in one place: a live event must find the very same keys. */
export const keys = {
  me: ['me'],
  products: ['products'],
  product: (id: string) => ['products', id],
  texts: (id: string) => ['products', id, 'texts'],
  text: (id: string, slot: string) => ['products', id, 'texts', slot],
  changes: ['changes'],
  change: (id: string) => ['change', id],
  ledger: ['ledger'],
  flow: ['flow'],
  /** Everything computed from what was imported. */
  study: ['study'],
  /** The five steps, paths mapped by hand, and targets of lanes. */
  playbook: ['playbook'],
} as const

// The texts of a product change with its main branch and lanes only; fetching 20,000 texts for each comment would be felt.
const movesTexts = /^(product|lanes|pages)\.|^change\.(merged|deployed|live|reverted)$/

/** What figures are computed from: imports, what the team says of itself, and the way of Fairway's own changes. */
const movesStudy = /^(source|flow)\.|^change\.(drafted|merged|live|reverted|withdrawn)$/

/** Steps of the playbook are told from all of these. */
const movesPlaybook = /^(source|flow|mapping|lane)\.|^change\.(drafted|live|reverted|withdrawn)$|^review\./

/**
 * Which answers an event of the ledger makes out of date.
 *
 * @param event as it came over the live stream
 * @returns key prefixes to ask anew, each at most once
 */
export function staleKeys(event: LiveEvent): QueryKey[] {
  const stale: QueryKey[] = [keys.ledger]
  const changes = event.objects.filter((object) => object.type === 'change')
  for (const change of changes) stale.push(keys.change(change.id))
  if (changes.length > 0) stale.push(keys.changes, keys.flow)
  if (movesStudy.test(event.type)) stale.push(keys.study)
  if (movesPlaybook.test(event.type)) stale.push(keys.playbook)
  if (event.objects.some((object) => object.type === 'lane')) stale.push(keys.flow)
  if (movesTexts.test(event.type)) stale.push(keys.products)
  if (event.objects.some((object) => object.type === 'person')) stale.push(keys.me)
  return stale
}
