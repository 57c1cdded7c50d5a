import type { Instant } from '../../base/ids.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { FiguresTold, MovedMonth } from '../../ledger/source-events.ts'
import { hookActor } from '../study/hooks.ts'
import { sourceEvents } from '../study/kept-sources.ts'
import { chartDefinitions } from './tell-figures.ts'

/** Kinds of events that the history of figures is folded from. */
export const toldEvents = [...sourceEvents, 'figures.told'] as const

/** Something recorded between two tellings that can have moved what was told. */
export interface MoveCause {
  readonly says: string
  /** `null` where nobody did it: Fairway was upgraded, or a git history tells otherwise. */
  readonly done: { readonly by: Actor; readonly at: Instant; readonly why: string | null } | null
}

/** Months that were over and are now told otherwise than before. */
export interface HistoryMove {
  readonly at: Instant
  /** When they were told before, and what was known then. */
  readonly toldAt: Instant
  readonly asOf: Instant
  readonly months: readonly MovedMonth[]
  readonly causes: readonly MoveCause[]
}

/** From here on figures are computed otherwise, those of the past among them. */
export interface VersionStep {
  readonly at: Instant
  /** Id of the definition that is another one now; `null` for the settings, with which all are computed. */
  readonly figure: string | null
  /** Versions. */
  readonly before: number
  readonly now: number
}

export interface ToldHistory {
  /** When figures were first told; `null` before that. */
  readonly firstAt: Instant | null
  /** The telling that stands; `null` before the first. */
  readonly last: { readonly seq: number; readonly at: Instant; readonly told: FiguresTold } | null
  /** Oldest first. */
  readonly moves: readonly HistoryMove[]
  /** Oldest first. */
  readonly steps: readonly VersionStep[]
  /** What has been recorded since the last telling. */
  readonly since: readonly LedgerEvent[]
}

/** @param events of {@link toldEvents} at least, oldest first */
export function toldHistory(events: readonly LedgerEvent[]): ToldHistory {
  const names = new Map<string, string>()
  let firstAt: Instant | null = null
  const moves: HistoryMove[] = []
  const steps: VersionStep[] = []
  let last: ToldHistory['last'] = null
  let since: LedgerEvent[] = []
  for (const event of events) {
    if (event.type === 'source.connected' || event.type === 'source.imported')
      names.set(sourceOf(event), event.data.name)
    if (event.type !== 'figures.told') {
      since.push(event)
      continue
    }
    const told = event.data
    if (last) {
      steps.push(...stepsBetween(last.told, told, event.at))
      if (told.moved.length > 0)
        moves.push({
          at: event.at,
          toldAt: last.at,
          asOf: last.told.asOf,
          months: told.moved,
          causes: causesOf(since, last.told, told, names),
        })
    }
    firstAt ??= event.at
    last = { seq: event.seq, at: event.at, told }
    since = []
  }
  return { firstAt, last, moves, steps, since }
}

/**
 * Whether figures should be told again: a person has imported, removed or said something since, Fairway was upgraded, or it is another
 * day. What tools post comes all day long, and waits for that.
 *
 * @param now in UTC
 */
export function isTellingDue({ last, since }: ToldHistory, now: Instant): boolean {
  if (last === null) return true
  return (
    since.some((event) => !isPosted(event)) ||
    last.at.slice(0, 10) !== now.slice(0, 10) ||
    stepsOfDefinitions(last.told.definitions, chartDefinitions).length > 0
  )
}

const sourceOf = ({ objects }: LedgerEvent): string => objects.find(({ type }) => type === 'source')?.id ?? ''

/** By a tool, and not by a person. */
const isPosted = ({ actor }: LedgerEvent): boolean => actor.kind === hookActor.kind && actor.id === hookActor.id

function stepsBetween(before: FiguresTold, now: FiguresTold, at: Instant): VersionStep[] {
  const settings = { at, figure: null, before: before.settings, now: now.settings }
  return [
    ...(settings.before === settings.now ? [] : [settings]),
    ...stepsOfDefinitions(before.definitions, now.definitions).map((step) => ({ at, ...step })),
  ]
}

/** A definition that was not there before is no other one now. */
function stepsOfDefinitions(
  before: FiguresTold['definitions'],
  now: FiguresTold['definitions'],
): { readonly figure: string; readonly before: number; readonly now: number }[] {
  return Object.entries(now).flatMap(([figure, version]) => {
    const was = before[figure]
    return was === undefined || was === version ? [] : [{ figure, before: was, now: version }]
  })
}

function causesOf(
  since: readonly LedgerEvent[],
  before: FiguresTold,
  now: FiguresTold,
  names: ReadonlyMap<string, string>,
): MoveCause[] {
  const deliveries = Map.groupBy(since.filter(isPosted), sourceOf)
  const causes: MoveCause[] = since.flatMap((event) => {
    const says = causeSays(event, names)
    return says === null || isPosted(event) ? [] : [{ says, done: { by: event.actor, at: event.at, why: event.why } }]
  })
  for (const [source, events] of deliveries)
    causes.push({ says: `${names.get(source) ?? source} posted ${deliveryCount(events.length)}`, done: null })
  for (const { figure, now: version } of stepsOfDefinitions(before.definitions, now.definitions))
    causes.push({ says: `An upgrade of Fairway brought version ${version} of the definition ${figure}`, done: null })
  // Nothing else is left that could tell of the past.
  if (causes.length === 0)
    causes.push({ says: 'The git history of a connected product tells of the past otherwise than it did', done: null })
  return causes
}

const deliveryCount = (n: number): string => (n === 1 ? 'once' : `${n} times`)

function causeSays(event: LedgerEvent, names: ReadonlyMap<string, string>): string | null {
  switch (event.type) {
    case 'source.imported':
      return `${event.data.name} was imported`
    case 'source.removed':
      return `${names.get(sourceOf(event)) ?? 'A source'} was removed`
    case 'flow.configured':
      return `How the team is read was said anew, version ${event.data.version}`
    default:
      return null
  }
}
