import { duration, percent, plural } from '../../page/say.ts'
import type { MappingFigures } from './mapping-figures.ts'

/** A mapped path in one sentence, with what is missing in it. */
export function mappingSays({ lead, touch, efficiency }: MappingFigures, steps: number): string {
  if (steps === 0) return 'No step is mapped yet.'
  if (lead.value === null) return `${plural(steps, 'step')}, and nobody has said yet how long they take.`
  const missing = lead.excluded.reduce((sum, { count }) => sum + count, 0)
  const took = `${missing > 0 ? 'at least ' : ''}${duration(lead.value)}`
  const worked =
    touch.value === null
      ? 'how long of it somebody works on it, nobody has said'
      : `somebody works on it for ${duration(touch.value)} of that${efficiency.value === null || missing > 0 ? '' : `, ${percent(efficiency.value)}`}`
  const left =
    missing === 0 ? '' : ` ${missing === 1 ? 'One step has' : `${missing} steps have`} a time that nobody has said.`
  return `From first to last it takes ${took}; ${worked}.${left}`
}
