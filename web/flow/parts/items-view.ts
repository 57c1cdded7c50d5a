import type { FlowItemsView, ItemRow } from '../../../src/api/flow-schema.ts'

export interface ItemsGroup {
  readonly reason: string
  /** How many there are, and how many of them are named here. */
  readonly says: string
  readonly rows: readonly ItemRow[]
}

export interface DrawerView {
  readonly counted: ItemsGroup
  readonly excluded: readonly ItemsGroup[]
  /** Whether finding one by reading is work. */
  readonly isLong: boolean
}

const long = 12

/** @param words what the reader looks for; empty for all */
export function drawerView({ counted, excluded }: FlowItemsView, words: string): DrawerView {
  const wanted = words.trim().toLowerCase()
  const isWanted = ({ id, title }: ItemRow): boolean =>
    id.toLowerCase().includes(wanted) || (title?.toLowerCase().includes(wanted) ?? false)
  const group = (reason: string, count: number, items: readonly ItemRow[], what: string): ItemsGroup => {
    const rows = items.filter(isWanted)
    const notes = [
      ...(items.length < count ? [`${items.length} of them here`] : []),
      ...(rows.length < items.length ? [`${rows.length} found`] : []),
    ]
    const says = count === 0 ? `No item is ${what}` : `${count.toLocaleString('en')} ${what}`
    return { reason, rows, says: [says, ...notes].join(', ') }
  }
  return {
    counted: group('', counted.count, counted.items, 'counted'),
    excluded: excluded.map(({ reason, count, items }) => group(reason, count, items, 'left out')),
    isLong: counted.items.length + excluded.reduce((sum, { items }) => sum + items.length, 0) > long,
  }
}
