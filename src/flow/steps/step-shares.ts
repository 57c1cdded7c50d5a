import type { EventLog } from '../log/event-log.ts'
import type { Counted, Definition, Figure } from '../path/figure.ts'
import { type ObjectType, type StepClass, stepClassNames } from '../sources/vocabulary.ts'
import type { Study } from '../study/study.ts'
import { sessionsOf } from './sessions.ts'
import { objectOf, stepsOf, type Touches, touchesOf } from './touches.ts'

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

type StepName = (typeof stepShareNames)[number]
const noTouches: Readonly<Record<StepName, number>> = {
  'changes production': 0,
  enables: 0,
  compensates: 0,
  administers: 0,
  unmapped: 0,
}

/** n is the touches; events of nobody and of bots are excluded and counted. */
export function stepShares(study: Study, touches: Touches = touchesOf(study)): Figure<StepShares> {
  const { log } = study
  const steps = stepsOf(study).map((step): StepName => step ?? 'unmapped')
  const stepAt = (row: number): StepName => steps[log.activity[row] as number] as StepName
  const ms = { ...noTouches }
  const counts = { ...noTouches }
  const unmapped = new Map<number, number>()
  for (const { at, rows } of touches.byPerson.values())
    for (const { from, to, first, past } of sessionsOf(at))
      for (const row of rows.subarray(first, past)) {
        const step = stepAt(row)
        counts[step]++
        ms[step] += (to - from) / (past - first)
        if (step !== 'unmapped') continue
        const activity = log.activity[row] as number
        unmapped.set(activity, (unmapped.get(activity) ?? 0) + 1)
      }
  const allMs = stepShareNames.reduce((sum, name) => sum + ms[name], 0)
  const shareOf = (name: StepName): StepShare => {
    const own = counts[name]
    const time = ms[name]
    return {
      touches: own,
      shareOfTouches: own / touches.count,
      ms: time,
      shareOfTime: allMs === 0 ? 0 : time / allMs,
      counted: () => objectsTouched(log, touches, (row) => stepAt(row) === name),
    }
  }
  const { nobody, bot } = touches
  const excluded = [
    { reason: 'it names nobody', count: nobody, items: [] },
    { reason: 'a bot did it', count: bot, items: [] },
  ].filter(({ count }) => count > 0)
  const { version, note } = study.settings.stepClasses
  return {
    definition: definitionOfStepShares,
    value:
      touches.count === 0
        ? null
        : {
            of: Object.fromEntries(stepShareNames.map((name) => [name, shareOf(name)])) as StepShares['of'],
            unmapped: [...unmapped]
              .map(([activity, count]) => ({ activity: log.activities[activity] as string, touches: count }))
              .sort((a, b) => b.touches - a.touches),
            classes: { version, note },
          },
    interval: null,
    window: { by: 'completion', from: null, to: study.asOf },
    clock: 'elapsed',
    n: touches.count,
    censored: 0,
    excluded,
    coverage: touches.count + nobody === 0 ? null : touches.count / (touches.count + nobody),
    asOf: study.asOf,
  }
}

/** The objects of some touches, each once, with what was done to it. */
function objectsTouched(log: EventLog, { byPerson }: Touches, isWanted: (row: number) => boolean): Counted[] {
  const rows = [...byPerson.values()].flatMap((own) => [...own.rows.filter(isWanted)]).sort((a, b) => a - b)
  return [...Map.groupBy(rows, (row) => objectOf(log, row))].map(([object, own]) => {
    const kinds = [...new Set(own.map((row) => log.activities[log.activity[row] as number] as string))]
      .sort()
      .join(', ')
    const says = `${own.length === 1 ? 'one touch' : `${own.length} touches`}: ${kinds}`
    const type = log.objects.types[log.objects.type[object] as number] as ObjectType
    return { id: log.objects.ids[object] as string, type, says, count: own.length }
  })
}
