import { guessedCalendar, type WorkingCalendar } from '../calendar/working-calendar.ts'

/** Where work can queue. */
export const stations = ['building', 'review', 'deployment'] as const
export type Station = (typeof stations)[number]

/** What a made-up team is like. Everything that is not said here follows from it and the seed. */
export interface HistoryPlan {
  readonly seed: number
  readonly items: number
  /** Start of the history, UTC milliseconds. */
  readonly from: number
  readonly decisionsPerDay: number
  /** Decisions a day grow by this part of their first rate each week: what builders cannot keep up with becomes drift. */
  readonly growthPerWeek: number
  readonly builders: number
  /** Builders who are there at the start, after whom one joins every so many days; `null` where all are there at the start. */
  readonly joining: { readonly first: number; readonly everyDays: number } | null
  readonly reviewers: number
  /** Deployments leave at fixed times, this many hours apart. */
  readonly hoursBetweenDeployments: number
  /** Items that one deployment can bring; `null` for everything that is merged. */
  readonly deploymentSeats: number | null
  /** Share of items that are small, 0 to 1. */
  readonly smallShare: number
  /** Share of reviews that ask for changes. */
  readonly reworkShare: number
  /** Small items after this day may take a lane, which no builder works on; the share that does. */
  readonly lane: { readonly opensOnDay: number; readonly adoption: number } | null
  /** When builders and reviewers work; `null` for round the clock. */
  readonly calendar: WorkingCalendar | null
  /** When reviewers work, where that differs. */
  readonly reviewCalendar: WorkingCalendar | null
  /** From this day on, work at a station takes `times` as long: the constraint moves. */
  readonly shift: { readonly onDay: number; readonly station: Station; readonly times: number } | null
  /** What surrounds the work in a team's tools; `null` for nothing but the work itself. */
  readonly detail: HistoryDetail | null
}

/** Shares are of items, 0 to 1. */
export interface HistoryDetail {
  /** Builders and reviewers are split over these. */
  readonly teams: number
  readonly initiatives: number
  /** Given up before anybody starts. */
  readonly cancelledShare: number
  /** In whose building somebody asks what was meant. */
  readonly questionShare: number
  /** That go back to an earlier status while they are built. */
  readonly backwardShare: number
  /** Large items with a promised date. */
  readonly promisedShare: number
  /** From the decision to the date that is promised. */
  readonly promisedDays: number
  /** Changes that bring an incident, through the lane and the ordinary way. */
  readonly failureShare: { readonly lane: number; readonly ordinary: number }
  /** Of what goes to production, what is taken back within the hour, to come again. */
  readonly rollbackShare: number
  /** Minutes of meetings of each team, a week: on as many days as it takes, three hours on each. */
  readonly meetingMinutes: number
}

/** A team of nine, of whom one reviews: that is its constraint. A lane opens halfway. */
export const samplePlan: HistoryPlan = {
  seed: 1,
  items: 600,
  from: Date.UTC(2026, 0, 5, 8),
  decisionsPerDay: 7,
  growthPerWeek: 0,
  builders: 8,
  joining: null,
  reviewers: 1,
  hoursBetweenDeployments: 8,
  deploymentSeats: null,
  smallShare: 0.4,
  reworkShare: 0.25,
  lane: { opensOnDay: 50, adoption: 0.6 },
  calendar: null,
  reviewCalendar: null,
  shift: null,
  detail: null,
}

/** A plan as it was kept: one of an older version names less, and what it does not name is not in its history. */
export const planAsKept = (kept: Partial<HistoryPlan>): HistoryPlan => ({ ...samplePlan, lane: null, ...kept })

/**
 * A team as one meets it: sixteen people in six small teams who go home in the evening, a release train three times a week, questions in the
 * middle of building, dates that slip, and a lane for small changes that opened after four months and is not used by everybody.
 *
 * @public
 */
export const livelyPlan: HistoryPlan = {
  ...samplePlan,
  items: 1_200,
  decisionsPerDay: 6,
  growthPerWeek: 0.012,
  builders: 26,
  reviewers: 3,
  hoursBetweenDeployments: 56,
  lane: { opensOnDay: 120, adoption: 0.45 },
  calendar: guessedCalendar('Europe/Berlin'),
  detail: {
    teams: 6,
    initiatives: 14,
    cancelledShare: 0.06,
    questionShare: 0.3,
    backwardShare: 0.08,
    promisedShare: 0.4,
    promisedDays: 21,
    failureShare: { lane: 0.02, ordinary: 0.06 },
    rollbackShare: 0.08,
    meetingMinutes: 240,
  },
}
