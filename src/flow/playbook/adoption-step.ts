import { day, percent, plural } from '../../page/say.ts'
import { isMet } from '../lanes/adoption.ts'
import { type SaidTarget, type TargetState, targetOf, targetState } from '../lanes/lane-targets.ts'
import { effectSays, wishSays } from '../path-report/insight-words.ts'
import { setTarget } from './expand-step.ts'
import type { KnownThing, PlaybookFacts, PlaybookStep } from './playbook.ts'

/** How a lane stands to its target, in words, with what it is said from. */
export interface FollowedTarget {
  readonly target: SaidTarget
  readonly state: TargetState
  readonly known: readonly KnownThing[]
}

/** A habit, not a pilot: done when a target is met, and none has been missed that nobody set anew. */
export function operationaliseAdoption(facts: PlaybookFacts): PlaybookStep {
  const followed = facts.targets.map((target) => followTarget(facts, target))
  const missed = followed.find(({ state }) => state === 'missed')
  const met = followed.filter(({ state }) => state === 'met')
  return {
    name: 'adoption',
    state: met.length > 0 && !missed ? 'done' : followed.length > 0 ? 'under way' : 'not begun',
    doneWhen: 'The target of one lane is met, as measured, and none was missed and left so.',
    known: followed.flatMap(({ known }) => known),
    next: nextOf(facts, followed, missed),
  }
}

function nextOf(
  { nameOf }: PlaybookFacts,
  followed: readonly FollowedTarget[],
  missed: FollowedTarget | undefined,
): PlaybookStep['next'] {
  if (missed)
    return {
      says: `The target of lane ${missed.target.lane} was missed. ${nameOf(missed.target.owner)} looks at what went round it, and sets a new day or drops it.`,
      label: `Look at lane ${missed.target.lane}`,
      ...setTarget(missed.target.lane),
    }
  const running = followed.find(({ state }) => state === 'under way' || state === 'not known')
  if (running)
    return {
      says: `${nameOf(running.target.owner)} looks at what goes round lane ${running.target.lane}, and why, once a week: each reason is a change to the lane, or to who knows of it.`,
      label: `See what goes round ${running.target.lane}`,
      door: '/flow/lanes',
    }
  const [met] = followed
  return met
    ? {
        says: `Lane ${met.target.lane} has met its target. Set the next one, or open the next lane.`,
        label: 'Set the next target',
        ...setTarget(met.target.lane),
      }
    : {
        says: 'A target needs one person who answers for it and a day. Then this step follows what is measured, week by week.',
        label: 'Set a first target, and its owner',
        ...setTarget(null),
      }
}

/** What is measured of a lane against its target: by the record where it knows the lane, else by what went live through Fairway. */
export function followTarget(facts: PlaybookFacts, said: SaidTarget): FollowedTarget {
  const { record, changes, now, nameOf } = facts
  const target = targetOf(said, nameOf)
  const wanted = `${wishSays(said.wants)} by ${day(said.by)}, ${target.owner} answers for it`
  const measured = record?.lanes.find(({ plan }) => plan.lane === said.lane)
  if (measured?.adoption.value) {
    const { adoption, effect } = measured
    const { share, reaches, weeks } = adoption.value as NonNullable<typeof adoption.value>
    const state = targetState(target, weeks, now)
    return {
      target: said,
      state,
      known: [
        {
          says: `Lane ${said.lane}: ${weeks.at(-1)?.took ?? 0} of ${plural(adoption.n, 'change')} that could took it, ${percent(share.share)} (${percent(share.low)} to ${percent(share.high)}). Wanted: ${wanted}. ${stateSays(state, reaches)}`,
          figure: adoption,
          door: '/flow/lanes',
        },
        { says: `What it changed: ${effectSays(effect)}`, figure: null, door: '/flow/lanes' },
      ],
    }
  }
  const live = changes.filter(
    (change) => change.lane === said.lane && change.live && Date.parse(change.live.at) <= target.by,
  )
  const state: TargetState =
    said.wants.kind === 'share'
      ? 'not known'
      : isMet(said.wants, { took: live.length, eligible: live.length })
        ? 'met'
        : now > target.by
          ? 'missed'
          : 'under way'
  const count = `${plural(live.length, 'change is', 'changes are')} live through it`
  return {
    target: said,
    state,
    known: [
      {
        says: `Lane ${said.lane}: ${count}. Wanted: ${wanted}. ${said.wants.kind === 'share' ? 'Which share that is cannot be told: no source says which other changes could have taken it. A scan of the repository says it: fairway scan --json, imported, from time to time.' : stateSays(state, null)}`,
        figure: null,
        door: '/changes',
      },
    ],
  }
}

const stateSays = (state: TargetState, reaches: number | null): string =>
  ({
    met: 'It is met.',
    missed: 'It was missed.',
    'under way': reaches === null ? 'It is under way.' : `It is under way: ${percent(reaches)} of forecasts meet it.`,
    'not known': 'Whether it was met is not known.',
  })[state]
