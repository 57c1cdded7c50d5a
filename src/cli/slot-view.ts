import type { Slot } from '../lane/lane.ts'
import { oneLine } from './output.ts'

/** A place as tools read it. */
export interface SlotView {
  readonly id: string
  readonly path: string
  readonly line: number
  readonly kind: string
  readonly value: string
  readonly context: string
  readonly language: string | null
  readonly key: string | null
}

export const slotView = ({ id, path, line, kind, value, context, language, key }: Slot): SlotView => ({
  id,
  path,
  line,
  kind,
  value,
  context,
  language,
  key,
})

/** A place as people read it: where, what it says, and the id to point at it with. */
export const slotLines = (slots: readonly SlotView[]): string =>
  slots
    .map((slot) => `${slot.path}:${slot.line}  ${oneLine(slot.value)}\n    ${slot.context} · ${slot.kind} · ${slot.id}`)
    .join('\n')
