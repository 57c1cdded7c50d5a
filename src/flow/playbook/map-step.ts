import { duration, percent } from '../../page/say.ts'
import { firstSuggestion } from '../mapping/first-suggestion.ts'
import { isWhole, mappingFigures } from '../mapping/mapping-figures.ts'
import { mappingSays } from '../mapping/mapping-words.ts'
import { percentileSays } from '../path-report/path-words.ts'
import type { KnownThing, PlaybookFacts, PlaybookStep, RecordFacts } from './playbook.ts'

export const mappingDoor = (id: string): string => `/flow/mappings/${id}`

/** One path, seen whole: done when somebody has mapped one in which every step says its times, its owner and what it does. */
export function mapThePath({ mappings, record }: PlaybookFacts): PlaybookStep {
  const whole = mappings.find(({ path }) => isWhole(path))
  const shown = whole ?? mappings[0]
  const mapped: KnownThing[] = shown
    ? [
        {
          says: `“${shown.path.title}”, mapped by hand: ${mappingSays(mappingFigures(shown.path, savedAt(shown)), shown.path.steps.length)}`,
          figure: mappingFigures(shown.path, savedAt(shown)).lead,
          door: mappingDoor(shown.id),
        },
      ]
    : []
  return {
    name: 'map',
    state: whole ? 'done' : shown ? 'under way' : 'not begun',
    doneWhen: 'One path is mapped, and every step of it says its touch and wait, who answers for it and what it does.',
    known: [...mapped, ...(record ? recordKnows(record) : [])],
    next: whole
      ? {
          says: firstSuggestion(whole.path)?.says ?? 'Look at it together again when something has changed.',
          label: `Open “${whole.path.title}”`,
          door: mappingDoor(whole.id),
        }
      : shown
        ? {
            says: 'It is not whole yet: some steps have no time, no owner, or do not say what they do. Those who did the work know; a rough time is better than none.',
            label: `Go on with “${shown.path.title}”`,
            door: mappingDoor(shown.id),
          }
        : {
            says: record
              ? 'Choose one initiative that everybody remembers. It is prefilled from the record; what happened before the record begins, only people know.'
              : 'Choose one initiative that everybody remembers, and say its steps from the decision to the day users had it. It takes half an hour, and needs nothing connected.',
            label: 'Map the path of one initiative',
            door: '/flow/mappings',
          },
  }
}

const savedAt = ({ saves }: PlaybookFacts['mappings'][number]): number => Date.parse(saves.at(-1)?.at ?? '')

function recordKnows({ speed, stages }: RecordFacts): KnownThing[] {
  if (speed.value === null) return []
  const longest = stages
    .filter(({ stage, share }) => stage !== 'unattributed' && share.value !== null)
    .toSorted((a, b) => (b.share.value ?? 0) - (a.share.value ?? 0))[0]
  return [
    {
      says: `In the record, half of what is decided is in production within ${percentileSays(speed.value.p50)}.`,
      figure: speed,
      door: '/flow',
    },
    ...(longest && longest.meanMs !== null
      ? [
          {
            says: `The largest part of that time, ${percent(longest.share.value)}, is ${longest.stage}: ${duration(longest.meanMs)} of the mean way.`,
            figure: longest.share,
            door: '/flow',
          },
        ]
      : []),
  ]
}
