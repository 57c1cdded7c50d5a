import type { Counted, Definition, Figure } from '../path/figure.ts'
import { type StepClass, stepClassNames } from '../sources/vocabulary.ts'
import type { Study } from '../study/study.ts'
import { sessionsOf } from './sessions.ts'
import { type Touch, touchesOf, untouched } from './touches.ts'

export const definitionOfStepShares: Definition = {
  id: 'step-shares',
  version: 1,
  says:
    'What people did to items, pull requests, commits, deployments and incidents, by how it serves the path. Time is estimated: traces of one ' +
    'person at most 30 minutes apart are one stretch of work, which begins ten minutes before the first, and belongs to the classes of its ' +
    'traces in proportion. What the classes do not name is unmapped. Meetings are not in it.',
}

export interface StepShare {
  readonly touches: number
  /** Of all touches, 0 to 1. */
  readonly shareOfTouches: number
  /** Milliseconds, estimated. */
  readonly ms: number
  readonly shareOfTime: number
  /** The objects that were touched so, each once. */
  readonly counted: () => readonly Counted[]
}

export interface StepShares {
  readonly of: Readonly<Record<StepClass | 'unmapped', StepShare>>
  /** Activities without a class, the most frequent first. */
  readonly unmapped: readonly { readonly activity: string; readonly touches: number }[]
  /** Of the classes: the figure follows from them. */
  readonly classes: { readonly version: number; readonly note: string }
}

export const stepShareNames = [...stepClassNames, 'unmapped'] as const

/** n is the touches; events of nobody and of bots are excluded and counted. */
export function stepShares(study: Study, touches: readonly Touch[] = touchesOf(study)): Figure<StepShares> {
  const ms = new Map<string, number>()
  for (const own of Map.groupBy(touches, ({ person }) => person).values())
    for (const { from, to, first, past } of sessionsOf(own))
      for (let at = first; at < past; at++) {
        const step = own[at]?.step ?? 'unmapped'
        ms.set(step, (ms.get(step) ?? 0) + (to - from) / (past - first))
      }
  const counts = Map.groupBy(touches, ({ step }) => step ?? 'unmapped')
  const allMs = [...ms.values()].reduce((sum, each) => sum + each, 0)
  const shareOf = (name: StepClass | 'unmapped'): StepShare => {
    const own = counts.get(name)?.length ?? 0
    const time = ms.get(name) ?? 0
    return {
      touches: own,
      shareOfTouches: own / touches.length,
      ms: time,
      shareOfTime: allMs === 0 ? 0 : time / allMs,
      counted: () => objectsTouched(counts.get(name) ?? []),
    }
  }
  const { nobody, bot } = untouched(study)
  const excluded = [
    { reason: 'it names nobody', count: nobody, items: [] },
    { reason: 'a bot did it', count: bot, items: [] },
  ].filter(({ count }) => count > 0)
  const { version, note } = study.settings.stepClasses
  return {
    definition: definitionOfStepShares,
    value:
      touches.length === 0
        ? null
        : {
            of: Object.fromEntries(stepShareNames.map((name) => [name, shareOf(name)])) as StepShares['of'],
            unmapped: [...Map.groupBy(counts.get('unmapped') ?? [], ({ activity }) => activity)]
              .map(([activity, own]) => ({ activity, touches: own.length }))
              .sort((a, b) => b.touches - a.touches),
            classes: { version, note },
          },
    interval: null,
    window: { by: 'completion', from: null, to: study.asOf },
    clock: 'elapsed',
    n: touches.length,
    censored: 0,
    excluded,
    coverage: touches.length + nobody === 0 ? null : touches.length / (touches.length + nobody),
    asOf: study.asOf,
  }
}

function objectsTouched(touches: readonly Touch[]): Counted[] {
  return [...Map.groupBy(touches, ({ on }) => `${on.type} ${on.id}`).values()].map((own) => {
    const { type, id } = (own[0] as Touch).on
    const kinds = [...new Set(own.map(({ activity }) => activity))].sort().join(', ')
    const says = `${own.length === 1 ? 'one touch' : `${own.length} touches`}: ${kinds}`
    return { id, type, says, count: own.length }
  })
}
