import type { FlowItemsView, ItemRow } from '../../../src/api/flow-schema.ts'

export interface ItemsGroup {
  readonly reason: string
  /** How many there are, and how many of them are named here. */
  readonly says: string
  readonly rows: readonly ItemRow[]
}

export interface DrawerView {
  readonly counted: ItemsGroup
  /** Of a share, what is in the whole only; `null` where the figure is no share. */
  readonly others: ItemsGroup | null
  readonly excluded: readonly ItemsGroup[]
  /** Whether finding one by reading is work. */
  readonly isLong: boolean
}

const long = 12

/** @param words what the reader looks for; empty for all */
export function drawerView({ counted, others, excluded }: FlowItemsView, words: string): DrawerView {
  const wanted = words.trim().toLowerCase()
  const isWanted = ({ id, title }: ItemRow): boolean =>
    id.toLowerCase().includes(wanted) || (title?.toLowerCase().includes(wanted) ?? false)
  const group = (reason: string, count: number, items: readonly ItemRow[], what: string): ItemsGroup => {
    const rows = items.filter(isWanted)
    const notes = [
      ...(items.length < count ? [`${items.length} of them here`] : []),
      ...(rows.length < items.length ? [`${rows.length} found`] : []),
    ]
    const says = count === 0 ? `None is ${what}` : `${count.toLocaleString('en')} ${what}`
    return { reason, rows, says: [says, ...notes].join(', ') }
  }
  return {
    counted:
      others.count === 0
        ? group('', counted.count, counted.items, 'counted')
        : group('', counted.count, counted.items, `of ${(counted.count + others.count).toLocaleString('en')} counted`),
    others: others.count === 0 ? null : group('in the whole, not in the part', others.count, others.items, 'others'),
    excluded: excluded.map(({ reason, count, items }) => group(reason, count, items, 'left out')),
    isLong:
      counted.items.length + others.items.length + excluded.reduce((sum, { items }) => sum + items.length, 0) > long,
  }
}
