import { duration, number, percent, plural } from '../../page/say.ts'
import type { Opportunity } from '../lanes/lane-opportunity.ts'
import type { Figure } from '../path/figure.ts'
import { wishSays } from '../path-report/insight-words.ts'
import { type LaneSuggestion, scanSuggestion } from './lane-suggestions.ts'
import type { KnownThing, PlaybookFacts, PlaybookStep } from './playbook.ts'

/** The next thing is to say what is wanted of a lane. */
export const setTarget = (lane: string | null) => ({ door: '/flow/lanes', target: { lane } })

/** More people may change more: done when a lane has a target with an owner, and somebody has taken that lane. */
export function expandTheSurface(facts: PlaybookFacts): PlaybookStep {
  const { record, targets } = facts
  const taken = lanesTaken(facts)
  const open = targets.find(({ lane }) => taken.has(lane))
  const suggestions = record?.suggestions.value ?? []
  const first = suggestions.find(({ lane }) => lane === null || !targets.some((target) => target.lane === lane))
  return {
    name: 'expand',
    state: open ? 'done' : targets.length > 0 || taken.size > 0 ? 'under way' : 'not begun',
    doneWhen: 'One lane is in use, with a target, a day, and one person who answers for it.',
    known: [
      ...suggestions.slice(0, 3).map(
        (suggestion): KnownThing => ({
          says: suggestionSays(suggestion),
          figure: record?.suggestions ?? null,
          door: '/flow/lanes',
        }),
      ),
      ...(record?.opportunities ?? []).flatMap(opportunitySays),
      ...targets.map(
        (target): KnownThing => ({
          says: `Lane ${target.lane}: ${wishSays(target.wants)} by ${target.by.slice(0, 10)}; ${facts.nameOf(target.owner)} answers for it.`,
          figure: null,
          door: '/flow/lanes',
        }),
      ),
    ],
    next: nextOf(facts, first, taken),
  }
}

function nextOf(
  { record, targets, nameOf, now }: PlaybookFacts,
  first: LaneSuggestion | undefined,
  taken: ReadonlySet<string>,
): PlaybookStep['next'] {
  const waiting = targets.find(({ lane }) => !taken.has(lane))
  if (waiting)
    return {
      says: `Nobody has taken lane ${waiting.lane} yet. ${nameOf(waiting.owner)} sees to it: where it is not open yet, engineers write it into .fairway/lanes.yaml; then the first change goes through it.`,
      label: 'Make the first change through it',
      door: '/compose',
    }
  if (first)
    return {
      says:
        first.lane === null
          ? `Open first a lane for “${first.class}”: ${wishSays(first.wants)} in 60 days. Engineers write it into .fairway/lanes.yaml; name now the one person who answers for it.`
          : `Lane ${first.lane} is in use and nobody answers for it. Take it further: ${wishSays(first.wants)} in 60 days, and one person who answers for that.`,
      label: `Set the target of ${first.lane ?? first.class}, and its owner`,
      ...setTarget(first.lane ?? first.class),
    }
  const [untargeted] = [...taken].filter((lane) => !targets.some((target) => target.lane === lane))
  if (untargeted !== undefined)
    return {
      says: `Lane ${untargeted} is in use, and nobody answers for it. Nothing tells how many changes it could carry: begin with a number.`,
      label: `Set the target of ${untargeted}, and its owner`,
      ...setTarget(untargeted),
    }
  if (targets.length > 0)
    return {
      says: 'Every lane that the record suggests has a target.',
      label: 'Look at the lanes',
      door: '/flow/lanes',
    }
  const scanned = scanSuggestion(record?.opportunities ?? [], now)
  if (scanned)
    return {
      says: `Open first a lane of contract ${scanned.contract}: in the scanned history ${scanned.perWeek.toFixed(1)} changes a week were of it. Three in ten of them are ${wishSays(scanned.wants)} in 60 days. Engineers write the lane into .fairway/lanes.yaml; name now the one person who answers for it.`,
      label: 'Set a first target, and its owner',
      ...setTarget(null),
    }
  return {
    says: record
      ? 'No source tells how large changes were, so nothing can be suggested. The history of your repository can: fairway scan says which lanes to open first; import what it writes with --json, and it stands here. Or begin with a number for the lane you mean.'
      : 'Nothing is imported, so nothing can be suggested. The history of your repository alone tells which lanes to open first: fairway scan. Or begin with a number for the lane you mean: 10 changes of texts in 60 days.',
    label: 'Set a first target, and its owner',
    ...setTarget(null),
  }
}

/** Lanes that somebody has taken: as the record tells, or through Fairway itself, as far as a proposal. */
export const lanesTaken = ({ record, changes }: PlaybookFacts): ReadonlySet<string> =>
  new Set([...(record?.lanes ?? []).map(({ plan }) => plan.lane), ...changes.map(({ lane }) => lane)])

const opportunitySays = ({ value, ...figure }: Figure<Opportunity>): KnownThing[] =>
  (value?.contracts ?? []).slice(0, 3).map(({ contract, commits, share, perWeek, through }) => ({
    says: `In the scanned history of ${value?.repository ?? ''}, ${plural(commits, 'commit')} (${percent(share.share)}) could have taken a lane of contract ${contract}${perWeek === null ? '' : `, ${perWeek.rate.toFixed(1)} a week`}; ${through.changes === 0 ? 'none went' : `${plural(through.changes, 'change')} went`} through one.`,
    figure: { ...figure, value },
    door: '/flow/lanes',
  }))

const suggestionSays = ({ class: name, lane, eligible, took, perWeek, medianMs, adopted }: LaneSuggestion): string =>
  `${capital(name)}: ${plural(eligible, 'change')} in 90 days could take a lane, ${perWeek.toFixed(1)} a week${
    medianMs === null ? '' : `; on the ordinary way half took ${duration(medianMs)}`
  }. ${lane === null ? 'No lane carries them.' : `${number(took)} took lane ${lane}; since it opened, ${percent(adopted)}.`}`

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
