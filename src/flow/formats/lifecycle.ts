import { type Lifecycle, lifecycles } from '../log/event-log.ts'

const known = new Map<string, Lifecycle>(lifecycles.map((name) => [name, name]))
/** What we write for a transition that was none of ours: the standard's own word, so that it is read as that again. */
const unknown = 'unknown'

/** @param transition as a source writes it, in any case */
export const lifecycleOf = (transition: string): Lifecycle => known.get(transition.trim().toLowerCase()) ?? 'other'

export const transitionOf = (lifecycle: Lifecycle): string => (lifecycle === 'other' ? unknown : lifecycle)
