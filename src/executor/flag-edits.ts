import type { Slot, SlotEdit } from '../lane/lane.ts'

/**
 * Adds to edits of flags what must change with them: a flag stands in the source and in its file. A new one is added to the file;
 * one that ends does so in every file that reads it, and leaves the file.
 *
 * @param slots every place of the repository under the flagged contract
 * @returns the edits with those they need; the judge still decides about all of them together
 */
export function withFlagEdits(edits: readonly SlotEdit[], slots: readonly Slot[], flagFile: string): SlotEdit[] {
  const byId = new Map<string, Slot>(slots.map((slot) => [slot.id, slot]))
  const all = [...edits]
  const add = (slot: Slot | undefined, to: string): void => {
    if (slot === undefined || all.some((edit) => edit.slot === slot.id)) return
    all.push({ slot: slot.id, path: slot.path, from: slot.value, to })
  }
  for (const { slot, to } of edits) {
    const place = byId.get(slot)
    if (place?.kind === 'flag') {
      const key = to.replace(/^!/, '')
      const isKnown = slots.some(({ path, kind, value }) => path === flagFile && kind === 'flag-end' && value === key)
      if (!isKnown)
        add(
          slots.find(({ path, kind }) => path === flagFile && kind === 'new-flag'),
          key,
        )
    } else if (place?.kind === 'flag-end') {
      for (const other of slots) if (other.kind === 'flag-end' && other.value === place.value) add(other, to)
    }
  }
  return all
}
