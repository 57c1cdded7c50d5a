import { findingsOf } from '../finding.ts'
import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'
import { textRules } from '../text/rules.ts'

/** Every rule of the instrumentation contract's own: what it means when it is broken, and a way out. */
const ownRules = {
  'instrumentation/format': [
    'this kind of file holds no tracking that the contract knows',
    'Use ordinary review for this file.',
  ],
  'instrumentation/unparsable': ['the file cannot be parsed', 'Mend its syntax first.'],
  'instrumentation/too-deep': ['the file nests too deeply to judge', 'Use ordinary review for this file.'],
  'instrumentation/no-plan': [
    'the tracking plan that the lane names is missing or cannot be read',
    'Ask an engineer to name a tracking plan that exists under `track.plan` of the lane.',
  ],
  'instrumentation/nothing': ['no tracking is added', 'Add an event, or use ordinary review.'],
  'instrumentation/structure': [
    'code changes beside the tracking',
    'Leave everything else as it is, or use ordinary review.',
  ],
  'instrumentation/outside': ['bytes change outside the tracking', 'Leave everything but the tracking as it is.'],
  'instrumentation/comment': [
    'a comment changes, or tracking parts it from what it speaks of; it may be a directive',
    'Leave comments as they are and put the tracking elsewhere.',
  ],
  'instrumentation/handler': [
    'the handler no longer does what it did',
    'Call what was the handler with the same arguments, after the tracking, and return what it returned.',
  ],
  'instrumentation/import': [
    'the tracking function is not imported as the lane says',
    'Import it by its name from the module of the lane, once.',
  ],
  'instrumentation/alias': [
    'the tracking function is handed on, renamed, waited for or its value used',
    'Call it as a statement of its own.',
  ],
  'instrumentation/render': [
    'the call runs whenever the page is drawn or the module is loaded',
    'Put it into the handler of what somebody does.',
  ],
  'instrumentation/loop': ['the call runs many times in a row', 'Record one event, after the loop.'],
  'instrumentation/arguments': [
    'the arguments are more than plain values',
    'Write the name of the event as a string, and properties as literals, names, members or templates of them.',
  ],
  'instrumentation/event': [
    'the event is not in the tracking plan',
    'Add it to the plan, or choose one that is there.',
  ],
  'instrumentation/property': [
    'a property is not in the tracking plan, or has another type there',
    'Use the properties of the event as the plan describes them.',
  ],
  'instrumentation/personal': [
    'the event would tell who somebody is',
    'Leave it out; record what was done, not who did it.',
  ],
  'instrumentation/unbounded': [
    'the event would carry what somebody typed, or a whole address',
    'Record one of a few known values.',
  ],
  'instrumentation/unknown-name': [
    'a value is read that is not known at this place',
    'Use a name that is declared before the call.',
  ],
  'instrumentation/attribute': [
    'a tracking attribute does not name an event and properties of the plan',
    'Write the name of an event of the plan as a plain string.',
  ],
  'instrumentation/removed': [
    'tracking goes or changes; a dashboard may count on it',
    'Keep what is recorded, or use ordinary review.',
  ],
  'instrumentation/plan': [
    'the tracking plan changes other than by gaining events and properties',
    'Add to the plan; leave what is there, and the names people gave, as they are.',
  ],
} as const satisfies Record<string, RuleText>

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const instrumentationRules = { ...fileRules, ...textRules, ...ownRules }

/** What a reviewer should see, though it is no reason to refuse. */
export const instrumentationNotices = {
  'instrumentation/drops-event': [
    'the handler is now called without the event it was given before',
    'Check that it does not read the event.',
  ],
  'instrumentation/component': [
    'a component is given a handler that it did not have, and may draw itself otherwise for it',
    'Look at the preview.',
  ],
  'instrumentation/new-event': ['the tracking plan gains an event', 'Tell those who read the dashboards.'],
} as const satisfies Record<string, RuleText>

export type InstrumentationRule = keyof typeof ownRules

export const finding = findingsOf({ ...instrumentationRules, ...instrumentationNotices })
