import { plural } from '../../page/say.ts'
import { guardSays } from '../path-report/insight-words.ts'
import type { KnownThing, PlaybookFacts, PlaybookStep } from './playbook.ts'

/** Engineers own the gates: done when what is live was approved by an engineer who did not write it, and no guard of a lane is worse. */
export function keepAccountable({ record, changes, isEngineer }: PlaybookFacts): PlaybookStep {
  const live = changes.filter((change) => change.live !== null)
  const approved = live.filter(({ approvals, authors }) =>
    approvals.some(({ by }) => isEngineer(by) && !authors.includes(by)),
  )
  const blocked = changes.find(({ problem }) => problem?.kind === 'review-blocked')
  const guards = (record?.lanes ?? []).flatMap(({ plan, guards: own }) =>
    own.map((guard) => ({ lane: plan.lane, guard })),
  )
  const worse = guards.filter(({ guard }) => guard.compared === 'worse')
  const told = guards.filter(({ guard }) => guard.compared !== 'cannot tell')
  const known: KnownThing[] = [
    ...(live.length > 0
      ? [
          {
            says: `${plural(live.length, 'change is', 'changes are')} live; ${approved.length === live.length ? 'each was' : `${approved.length} of them were`} approved by an engineer who did not write ${live.length === 1 ? 'it' : 'them'}.`,
            figure: null,
            door: '/changes',
          },
        ]
      : []),
    ...told.map(({ lane, guard }) => ({
      says: `Lane ${lane}, ${guardSays(guard)}.`,
      figure: null,
      door: '/flow/lanes',
    })),
  ]
  const isDone = live.length > 0 && approved.length === live.length && worse.length === 0
  return {
    name: 'accountable',
    state: isDone ? 'done' : live.length > 0 || told.length > 0 ? 'under way' : 'not begun',
    doneWhen:
      'Everything live was approved by an engineer who did not write it, and no lane breaks more than the ordinary way.',
    known,
    next: nextOf(worse[0]?.lane, blocked, isDone),
  }
}

function nextOf(
  worse: string | undefined,
  blocked: PlaybookFacts['changes'][number] | undefined,
  isDone: boolean,
): PlaybookStep['next'] {
  if (worse !== undefined)
    return {
      says: `Lane ${worse} breaks more than the ordinary way. Its engineers tighten it in .fairway/lanes.yaml: fewer paths, smaller limits, one more check.`,
      label: `See the guards of lane ${worse}`,
      door: '/flow/lanes',
    }
  if (blocked)
    return {
      says: `Nobody can approve “${blocked.intent.what}”: an engineer has to say in CODEOWNERS who owns these files.`,
      label: 'See why',
      door: `/changes/${blocked.id}`,
    }
  return isDone
    ? {
        says: 'Every step stands on the ledger, with who took it. Verify it now and then, and keep its head elsewhere.',
        label: 'Verify the ledger',
        door: '/ledger',
      }
    : {
        says: 'Let engineers write the lanes, own their files in CODEOWNERS, and give the first yes. Nothing reaches the main branch without one of them.',
        label: 'See what waits for a yes',
        door: '/changes',
      }
}
