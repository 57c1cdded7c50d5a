import { duration, number, percent, plural } from '../../page/say.ts'
import type { LogReport } from './log-report.ts'

/** The one sentence that a reader should keep. */
export function headlineOf(report: LogReport, name: string): string {
  if (report.duration === null) return `${name} holds no case of type ${report.objectType}.`
  const { p50, p90 } = report.duration
  return `Half of ${plural(report.cases, 'case')} took under ${duration(p50)}, one in ten over ${duration(p90)}.`
}

/** `1,434 cases`, or `12 cases, each of one order`. */
export const casesSay = ({ cases, objectType }: LogReport): string =>
  `${plural(cases, 'case')}${objectType === 'case' ? '' : `, each of one ${objectType}`}`

export const clockSays = (report: LogReport): string =>
  report.clock === 'written'
    ? 'Times are read as they were written, zones forgotten, as the published figures of event logs are.'
    : 'Times are what really passed: zones and changes of the clock are taken into account.'

export const tiesSay = (report: LogReport): string =>
  report.ties === 'source'
    ? 'Events of the same moment keep the order of the source.'
    : 'Events of the same moment are put in the order of their names.'

export const handoffsSay = ({ handoffs, resources }: LogReport): string =>
  resources === 0
    ? 'The log names nobody, so handoffs cannot be counted.'
    : `${plural(handoffs.count, 'handoff')} between ${plural(resources, 'person', 'people')}: the next event of a case that names anybody names somebody else. ${number(handoffs.returns)} of them gave the case back to whoever had it before.`

/** Each with its count, and why it matters; only what there is. */
export function qualitySays({ quality, events, cases, clock }: LogReport): string[] {
  const share = (part: number, of: number): string => (of === 0 ? '' : ` (${percent(part / of)})`)
  const say = (count: number, says: string): string[] => (count === 0 ? [] : [says])
  return [
    ...say(
      quality.tiedMoments,
      `${plural(quality.tiedMoments, 'moment')} at which one case has several events: their order is not known from the clock, and the map depends on it.`,
    ),
    ...say(
      quality.withoutPerson,
      `${plural(quality.withoutPerson, 'event')}${share(quality.withoutPerson, events)} name nobody: they are left out of handoffs.`,
    ),
    ...say(
      quality.withoutZone,
      `${plural(quality.withoutZone, 'event')}${share(quality.withoutZone, events)} have a time without a zone, taken as UTC.`,
    ),
    ...say(
      quality.acrossZones,
      `${plural(quality.acrossZones, 'case')}${share(quality.acrossZones, cases)} have times of more than one zone${clock === 'written' ? '; their durations are off by the difference. With --clock utc they are not.' : '.'}`,
    ),
    ...say(
      quality.negativeWaits,
      `${plural(quality.negativeWaits, 'wait')} run backwards on this clock; they count as they are.`,
    ),
    ...say(
      quality.durationsOfNothing,
      `${plural(quality.durationsOfNothing, 'case')}${share(quality.durationsOfNothing, cases)} begin and end in the same moment.`,
    ),
  ]
}

export const openWorkSays =
  'A case counts from its first event to its last. An event log does not say which cases are over, so work that was still open is counted as if it had ended.'
