import { duration, percent, plural } from '../../page/say.ts'
import type { KnownThing, PlaybookFacts, PlaybookStep } from './playbook.ts'

/** Whoever wants it says it: done when a change that somebody outside engineering stated is live. */
export function replaceTranslation(facts: PlaybookFacts): PlaybookStep {
  const { record, mappings, changes, isEngineer } = facts
  const stated = changes.filter(({ requester, reverts }) => reverts === null && !isEngineer(requester))
  const live = stated.filter((change) => change.live !== null)
  const translations = mappings
    .flatMap(({ path }) => path.steps.map((step) => ({ step, title: path.title })))
    .filter(({ step }) => step.serves === 'makes up for lost intent')
    .map((each) => ({ ...each, ms: (each.step.touchMs ?? 0) + (each.step.waitMs ?? 0) }))
    .sort((a, b) => b.ms - a.ms)
  const share = record?.translation.value?.of.compensates
  const known: KnownThing[] = [
    ...(share
      ? [
          {
            says: `Work that makes up for lost intent (questions, new descriptions, work opened again) is ${percent(share.shareOfTime)} of the time that people left traces of.`,
            figure: record?.translation ?? null,
            door: '/flow/handoffs',
          },
        ]
      : []),
    ...translations.slice(0, 3).map(({ step, title, ms }) => ({
      says: `“${step.name}” in “${title}” makes up for lost intent${ms === 0 ? '' : ` and costs ${duration(ms)}`}.`,
      figure: null,
      door: null,
    })),
    ...(stated.length > 0
      ? [
          {
            says: `${plural(stated.length, 'change')} stated by people outside engineering, ${live.length} of them live.`,
            figure: null,
            door: '/changes',
          },
        ]
      : []),
  ]
  const [costliest] = translations
  const opened = stated.find((change) => change.live === null && change.problem !== null)
  return {
    name: 'replace',
    state: live.length > 0 ? 'done' : stated.length > 0 ? 'under way' : 'not begun',
    doneWhen: 'A change that somebody outside engineering stated, in their own words, is live.',
    known,
    next: opened
      ? {
          says: `“${opened.intent.what}” does not go on by itself.`,
          label: 'See what it needs',
          door: `/changes/${opened.id}`,
        }
      : {
          says: costliest
            ? `Take one wish that would go through “${costliest.step.name}” next, and let whoever wants it say it in Compose instead: it is shown, proved and sent to its owner at once.`
            : 'Take one small wish of this week, and let whoever wants it say it in Compose instead of in a ticket: it is shown, proved and sent to its owner at once.',
          label: live.length > 0 ? 'State the next one' : 'State the first change',
          door: '/compose',
        },
  }
}
