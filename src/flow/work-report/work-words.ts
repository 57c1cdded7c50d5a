import { duration, number, percent, plural } from '../../page/say.ts'
import { fewestPeople } from '../coordination/team-weeks.ts'
import { handoffLevels } from '../handoffs/item-handoffs.ts'
import { repairs } from '../rework/deployment-rework.ts'
import { stepClassNames } from '../sources/vocabulary.ts'
import { type WaitCause, waitCauses } from '../steps/wait-causes.ts'
import type { TeamCoordination, WorkReport } from './work-report.ts'
import { countSays, type FigureRow, rowOf, shareSays, type WorkSection } from './work-section.ts'

/** The five sections, in the order of the report; a section has no row where nothing of its kind is known. */
export const workSections = (report: WorkReport): WorkSection[] => [
  coordination(report),
  rework(report),
  handoffs(report),
  waits(report),
  steps(report),
]

function coordination({ coordination: { teams, withoutTeam, calendar, weeks } }: WorkReport): WorkSection {
  const shown = teams.filter(({ ratio, load }) => ratio.value !== null || load.hours.value !== null)
  const few = teams.filter((team) => !shown.includes(team))
  return {
    title: 'Coordination',
    about:
      weeks === 0
        ? 'What meetings, documents and tickets take, beside what reaches production.'
        : `What meetings, documents and tickets take, beside what reaches production, in ${plural(weeks, 'whole week')}. Working hours of ${calendar.zone}${calendar.version === 0 ? ', guessed: Monday to Friday, nine to five' : `, calendar version ${calendar.version}`}.`,
    rows: shown.flatMap(teamRows),
    gaps: [
      ...(weeks === 0
        ? ['No calendar was read for a whole week: how much time meetings take is not known. Give .ics files.']
        : []),
      ...(weeks > 0 && few.length > 0
        ? [
            `${few.length === teams.length ? 'No team' : `Of ${plural(few.length, 'team')} nothing is shown, since none of them`} has ${fewestPeople} people whose calendar was read: figures of fewer would be of persons.`,
          ]
        : []),
      ...(withoutTeam > 0
        ? [`${plural(withoutTeam, 'person is', 'people are')} in no known team, and in no figure.`]
        : []),
    ],
  }
}

function teamRows({ team, people, ratio, load }: TeamCoordination): FigureRow[] {
  const of = team === null ? '' : `${team}: `
  const covered = percent(ratio.coverage)
  return [
    rowOf(
      `${of}coordination ratio`,
      ratio,
      ['team-week', 'team-weeks'],
      ({ ratio: share }) => shareSays(share),
      shareSays,
      (value) => {
        const [low, high] = value.band
        const parts = [
          `measured: ${duration(value.meetingMs)} of meetings`,
          `estimated: ${duration(value.ticketMs)} on documents and tickets, ${duration(value.productionMs)} of work that has reached production`,
          ...(value.notYetMs > 0 ? [`${duration(value.notYetMs)} not yet in production, on neither side`] : []),
          `between ${percent(low)} and ${percent(high)} with traces joined up to 15 or 60 minutes apart`,
          `calendars of ${covered} of ${plural(people, 'person', 'people')}`,
        ]
        return `${parts.join('; ')}.`
      },
    ),
    rowOf(
      `${of}meetings a person and week`,
      load.hours,
      ['person-week', 'person-weeks'],
      ({ p50 }) => duration(p50),
      duration,
      ({ p85 }) => `In 85 % of weeks at most ${duration(p85)}.`,
    ),
    rowOf(
      `${of}days with two hours in one piece`,
      load.uninterrupted,
      ['person-day', 'person-days'],
      ({ share }) => shareSays(share),
      shareSays,
    ),
  ]
}

function rework({ rework: { flow, review, code, deployment, churn } }: WorkReport): WorkSection {
  const recorded = deployment.value?.recorded
  const absent = recorded ? repairs.filter((repair) => !recorded[repair]) : []
  return {
    title: 'Rework',
    about: 'Four rates, each of its own kind: they are not added up.',
    rows: [
      rowOf(
        'items that went back',
        flow,
        ['completed item', 'completed items'],
        ({ share }) => shareSays(share),
        shareSays,
      ),
      rowOf(
        'rounds of review',
        review.cycles,
        ['merged pull request', 'merged pull requests'],
        ({ p50 }) => countSays(p50),
        countSays,
        ({ p85 }) =>
          `85 % at most ${countSays(p85)}; two or more in ${shareSays(review.atLeastTwo.value?.share ?? 0)}${boundsOf(review.atLeastTwo)}.`,
      ),
      ...(code === null
        ? []
        : [
            rowOf(
              'lines changed again within 21 days',
              code,
              ['sampled change', 'sampled changes'],
              ({ share }) => shareSays(share),
              shareSays,
              ({ rework: young, older, added, unknown }) =>
                `${plural(young, 'young line')}, ${number(older)} older, ${number(added)} new${unknown > 0 ? `, ${number(unknown)} of unknown age` : ''}.`,
            ),
          ]),
      rowOf(
        'deployments that repaired',
        deployment,
        ['deployment', 'deployments'],
        ({ share }) => shareSays(share),
        shareSays,
        ({ by }) => `Told by ${repairs.map((repair) => `${repair}: ${number(by[repair])}`).join(', ')}.`,
      ),
      rowOf(
        'clarifications while building',
        churn.perItem,
        ['item', 'items'],
        ({ p50 }) => countSays(p50),
        countSays,
        ({ p85 }) =>
          `85 % at most ${countSays(p85)}; at least one in ${shareSays(churn.any.value?.share ?? 0)}${boundsOf(churn.any)}.`,
      ),
    ],
    gaps: [
      ...(code === null
        ? [
            'How old changed lines were was not asked of git: --blame 100 asks it of the last hundred changes, when a repository is imported or reported on.',
          ]
        : []),
      ...(absent.length > 0
        ? [
            `Nothing of this kind is recorded at all: ${absent.join(', ')}. Deployments that repaired may be more than are known.`,
          ]
        : []),
    ],
  }
}

const boundsOf = ({ interval }: { readonly interval: { low: number | null; high: number | null } | null }): string =>
  interval?.low == null || interval.high == null ? '' : ` (${percent(interval.low)}–${percent(interval.high)})`

function handoffs({ handoffs: { items, initiatives, wait, returns, completeAndAccurate } }: WorkReport): WorkSection {
  const levels = handoffLevels.filter((level) => items[level].sum.value !== null)
  const unknown = handoffLevels.filter((level) => items[level].sum.value === null)
  const between = { person: 'persons', role: 'roles', team: 'teams' } as const
  const rows = (of: typeof items, one: string): FigureRow[] =>
    levels.flatMap((level) => {
      const { sum, longestChain } = of[level]
      return sum.value === null
        ? []
        : [
            rowOf(
              `between ${between[level]}, per ${one}`,
              sum,
              [one, `${one}s`],
              ({ p50 }) => countSays(p50),
              countSays,
              ({ p85 }) => {
                const chain = longestChain.value
                return `85 % at most ${countSays(p85)}; longest chain ${chain ? countSays(chain.p50) : '–'}, 85 % at most ${chain ? countSays(chain.p85) : '–'}.`
              },
            ),
          ]
    })
  return {
    title: 'Handoffs',
    about: 'How often work changes hands on its way, counted on each object and summed.',
    rows: [
      ...rows(items, 'item'),
      ...rows(initiatives, 'initiative'),
      ...(wait.n === 0
        ? []
        : [
            rowOf(
              'wait after a handoff',
              wait,
              ['handoff', 'handoffs'],
              ({ p50 }) => (p50.kind === 'reached' ? duration(p50.time) : '–'),
              duration,
              ({ p50, p85 }) =>
                p50.kind === 'reached'
                  ? `85 % within ${p85.kind === 'reached' ? duration(p85.time) : 'more than was watched'}.`
                  : 'Less than half of them were taken up as long as they were watched.',
            ),
            rowOf(
              'handoffs that give it back',
              returns,
              ['handoff', 'handoffs'],
              ({ share }) => shareSays(share),
              shareSays,
            ),
            rowOf(
              'complete and accurate',
              completeAndAccurate,
              ['handoff', 'handoffs'],
              ({ share }) => shareSays(share),
              shareSays,
            ),
          ]),
    ],
    gaps: unknown.map((level) =>
      level === 'person'
        ? 'No item in production says who was responsible for it.'
        : `Between ${between[level]} nothing can be counted: nobody's ${level} is known.`,
    ),
  }
}

const classSays = {
  'changes production': 'changes production by hand: deploys, publishes, turns flags',
  enables: 'enables it: code, checks, reviews',
  compensates: 'makes up for lost intent: questions, specifying again, reopening',
  administers: 'administers: labels, assignments, statuses',
} as const

const causeNames: Readonly<Record<WaitCause, string>> = {
  contention: 'its people worked on what had come before',
  priority: 'its people worked on what had come later',
  unavailable: 'its people were not at work',
  batching: 'others taken up with it were not there yet',
  extraneous: 'nobody knows what for',
}

function waits({ waits: figures }: WorkReport): WorkSection {
  const isKnown = figures.extraneous.value !== null
  return {
    title: 'Why work waits',
    about:
      'Of the time in which items lay until somebody started, reviewed or deployed them, what those who took them up in the end did meanwhile. ' +
      'Nights and weekends are their calendar’s, guessed where none is set.',
    rows: isKnown
      ? waitCauses.map((cause) =>
          rowOf(
            causeNames[cause],
            figures[cause],
            ['item that waited', 'items that waited'],
            ({ share }) => shareSays(share),
            shareSays,
            ({ ms, stages }) =>
              `${duration(ms)} in all; ${stages.map(({ stage, share }) => `${percent(share)} of ${stage}`).join(', ')}.`,
          ),
        )
      : [],
    gaps: isKnown ? [] : ['No wait that is over names who ended it.'],
  }
}

function steps({ steps: { shares, efficiency } }: WorkReport): WorkSection {
  const { value } = shares
  return {
    title: 'Steps',
    about: `How what people do serves the path. Time is estimated from the traces they leave${value ? `; step classes version ${value.classes.version}` : ''}.`,
    rows: [
      ...(value === null
        ? []
        : stepClassNames.map((name) =>
            rowOf(
              classSays[name],
              shares,
              ['touch', 'touches'],
              ({ of }) => shareSays(of[name].shareOfTime),
              shareSays,
              ({ of }) =>
                `${duration(of[name].ms)}, estimated; ${plural(of[name].touches, 'touch', 'touches')}, ${percent(of[name].shareOfTouches)} of all.`,
              value.of[name].counted,
            ),
          )),
      rowOf(
        'flow efficiency',
        efficiency,
        ['item in production', 'items in production'],
        ({ ratio }) => shareSays(ratio),
        shareSays,
        ({ p50, p85, measuredShare }) =>
          `Of single items half have at most ${percent(p50)}, 85 % at most ${percent(p85)}. ${measuredShare === null || measuredShare === 0 ? 'All of it' : `${percent(1 - measuredShare)} of the touch time`} is estimated.`,
      ),
    ],
    gaps:
      value === null
        ? ['No record names anybody who did anything.']
        : value.unmapped.length > 0
          ? [
              `${percent(value.of.unmapped.shareOfTouches)} of touches are of no class: ${value.unmapped.map(({ activity }) => activity).join(', ')}.`,
            ]
          : [],
  }
}
