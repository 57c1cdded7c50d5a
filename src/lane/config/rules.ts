import { findingsOf } from '../finding.ts'
import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'
import { textNotices, textRules } from '../text/rules.ts'

/** Every rule of the config contract's own: what it means when it is broken, and a way out. The page explains each. */
const ownRules = {
  'config/format': [
    'this kind of file has no values that the config contract knows',
    'Use ordinary review for this file.',
  ],
  'config/unparsable': ['the file cannot be parsed', 'Mend its syntax first.'],
  'config/too-deep': ['the file nests too deeply, or is too large, to judge', 'Use ordinary review for this file.'],
  'config/duplicate-key': ['a key stands twice in one object', 'Keep each key once.'],
  'config/prototype-key': ['a key reaches the prototype of objects', 'Remove the key `__proto__`.'],
  'config/yaml-feature': [
    'the file uses a part of YAML that readers take differently',
    'Write the values out: no anchors, aliases, tags, merge keys, directives or second documents.',
  ],
  'config/rule-file': [
    'the lane itself is judged by this file',
    'Ask an engineer to change it through ordinary review.',
  ],
  'config/structure': ['keys, their order, or the length of lists change', 'Change values of existing keys only.'],
  'config/comment': ['a comment changes', 'Leave comments as they are.'],
  'config/outside': ['bytes change outside the values', 'Leave everything but the value as it is.'],
  'config/not-listed': [
    'the lane does not let this value change',
    'Ask an engineer to name its place under `values` in the lanes file, or use ordinary review.',
  ],
  'config/type': [
    'the type of a value changes',
    'Put a value of the same type: a number for a number, a text for a text.',
  ],
  'config/number': [
    'the number is not written plainly, or is too large to be exact',
    'Write it with digits and at most one decimal point.',
  ],
  'config/ambiguous': [
    'readers of YAML take this value differently',
    'Put it in quotes if it is a text; write true or false, and numbers with plain digits.',
  ],
  'config/no-change': ['no value changes, only how it is written', 'Use ordinary review for formatting.'],
  'config/schema-missing': [
    'the schema of this lane cannot be used',
    'Ask an engineer to mend the file that the lane names under `schema`.',
  ],
  'config/schema': ['the file no longer satisfies its schema', 'Put a value that the schema allows.'],
  'config/identity': [
    'who sees what would be drawn anew: seeds, units and ids never change',
    'Start a new experiment or flag instead.',
  ],
  'config/weights': [
    'the weights no longer share out the same whole',
    'Take from one variant what another gets, and keep every weight at zero or more.',
  ],
  'config/rollout-step': [
    'the rollout grows by more than half in one step, or leaves its scale',
    'Go up by at most 50 points, look at the result, then go on.',
  ],
  'config/environments': [
    'two environments change at once',
    'Change one environment, look at it, then change the other.',
  ],
  'config/kill-switch': [
    'a kill switch changes together with something else',
    'Change the kill switch alone, so that nothing delays or hides it.',
  ],
  'config/date': [
    'the date is over, is not a date of the same form, or ends before it starts',
    'Put a date to come, written as the old one is, with the same time zone.',
  ],
  'config/prerequisites': ['flags would wait for each other in a circle', 'Take one of them out of the circle.'],
  'config/variation': ['it names a variation that does not exist', 'Use one of the variations of this flag.'],
  'config/targeting': [
    'the pattern matches everybody, or cannot be read',
    'Name the people who are meant; use the rollout for a share of everybody.',
  ],
  'config/layers': ['two entries of an exclusive layer would share visitors', 'Keep the ranges of the layer apart.'],
} as const satisfies Record<string, RuleText>

export const configNotices = {
  ...textNotices,
  'config/reassigns': [
    'the shares of a running experiment change, so some visitors see another variant than before',
    'Start a new experiment if the numbers so far shall count.',
  ],
  'config/schema-before': [
    'the file did not satisfy its schema before, and still does not',
    'Ask an engineer to mend the file or the schema.',
  ],
} as const satisfies Record<string, RuleText>

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const configRules = { ...fileRules, ...textRules, ...ownRules }

export const finding = findingsOf({ ...configRules, ...configNotices })
