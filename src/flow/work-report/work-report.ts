import { type Coordination, coordinationRatio, tracesOf } from '../coordination/coordination-ratio.ts'
import { type MeetingLoad, meetingLoad } from '../coordination/meeting-load.ts'
import { teamTimes } from '../coordination/team-weeks.ts'
import { type HandoffFigures, handoffFigures } from '../handoffs/handoff-figures.ts'
import type { Figure, Window } from '../path/figure.ts'
import type { Share } from '../path/share-figure.ts'
import { type CodeRework, codeRework, sampledChanges } from '../rework/code-rework.ts'
import { type DeploymentRework, deploymentRework } from '../rework/deployment-rework.ts'
import { flowRework } from '../rework/flow-rework.ts'
import { type RequirementChurn, requirementChurn } from '../rework/requirement-churn.ts'
import { type ReviewRework, reviewRework } from '../rework/review-rework.ts'
import { type FlowEfficiency, flowEfficiency } from '../steps/flow-efficiency.ts'
import { type StepShares, stepShares } from '../steps/step-shares.ts'
import { touchesOf } from '../steps/touches.ts'
import { type WaitCauseFigures, waitCauseFigures } from '../steps/wait-causes.ts'
import type { Study } from '../study/study.ts'

/** One team's time together; of everybody the records name, where no teams are known. */
export interface TeamCoordination {
  readonly team: string | null
  readonly people: number
  readonly ratio: Figure<Coordination>
  readonly load: MeetingLoad
}

/** Where people's time goes on the way, and what is done twice. No figure in it names a person. */
export interface WorkReport {
  readonly coordination: {
    readonly teams: readonly TeamCoordination[]
    /** People of no known team, where teams are known; in no figure. */
    readonly withoutTeam: number
    /** Version 0 where office hours are guessed. */
    readonly calendar: { readonly zone: string; readonly version: number }
    readonly weeks: number
  }
  readonly rework: {
    readonly flow: Figure<Share>
    readonly review: ReviewRework
    /** `null` where nobody asked git. */
    readonly code: Figure<CodeRework> | null
    readonly deployment: Figure<DeploymentRework>
    readonly churn: RequirementChurn
  }
  readonly handoffs: HandoffFigures
  readonly waits: WaitCauseFigures
  readonly steps: { readonly shares: Figure<StepShares>; readonly efficiency: Figure<FlowEfficiency> }
}

/** @param from UTC milliseconds: what was completed since; `null` for all there is */
export function workReport(study: Study, from: number | null = null): WorkReport {
  const window: Window = { by: 'completion', from, to: null }
  const times = teamTimes(study)
  const touches = touchesOf(study)
  const traces = tracesOf(study, touches)
  const changes = sampledChanges(study.records, from)
  return {
    coordination: {
      teams: times.teams.map((team) => ({
        team: team.team,
        people: team.people.length,
        ratio: coordinationRatio(study, times, team, traces),
        load: meetingLoad(times, team, study.asOf),
      })),
      withoutTeam: times.withoutTeam.length,
      calendar: times.calendar,
      weeks: times.weeks.length,
    },
    rework: {
      flow: flowRework(study, window),
      review: reviewRework(study, window),
      code: changes && codeRework(changes, study.asOf),
      deployment: deploymentRework(study, window),
      churn: requirementChurn(study, window),
    },
    handoffs: handoffFigures(study, window),
    waits: waitCauseFigures(study, window, touches),
    steps: { shares: stepShares(study, touches), efficiency: flowEfficiency(study, window) },
  }
}
