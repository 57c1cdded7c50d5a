import { findingsOf } from '../finding.ts'
import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'

/** Every rule of the style contract's own: what it means when it is broken, and a way out. The page explains each. */
const ownRules = {
  'style/format': [
    'this kind of file has no styles that the style contract knows',
    'Use ordinary review for this file.',
  ],
  'style/unparsable': ['the file cannot be parsed', 'Mend its syntax first.'],
  'style/too-deep': ['the file nests too deeply to judge', 'Use ordinary review for this file.'],
  'style/structure': [
    'more changes than class names and values: code, selectors, properties or whole declarations',
    'Change the value of something that is there, or use ordinary review.',
  ],
  'style/outside': ['bytes change outside the styles', 'Leave everything but the value as it is.'],
  'style/comment': ['a comment changes; it may be a directive', 'Leave comments as they are.'],
  'style/not-style': [
    'something changes that is neither a class list nor a style value',
    'Use the lane for texts, or ordinary review.',
  ],
  'style/value': [
    'the value is not written as a plain CSS value',
    'Write numbers, units, keywords, colours and CSS functions only.',
  ],
  'style/loads': ['the value fetches, reads or runs something', 'Use values that need nothing else.'],
  'style/property': [
    'this property runs code, writes text or is read by tools',
    'Ask an engineer to change it through ordinary review.',
  ],
  'style/name': [
    'a variable is used that these files do not know',
    'Use a variable that is defined or used there, or a plain value.',
  ],
  'style/logic': [
    'a function, variable or condition changes by which a style sheet is computed',
    'Change plain values only, or use ordinary review.',
  ],
  'style/token': ['a class name has characters that class names do not have', 'Use ordinary class names.'],
  'style/part': [
    'a class name changes that the program completes',
    'Leave the beginning or end of a computed class name as it is.',
  ],
  'style/looked-up': ['code may look this class name up', 'Leave class names that scripts or tests use.'],
  'style/hides': [
    'something is hidden, or shown that was hidden',
    'Ask an engineer: what is shown when is more than a matter of style.',
  ],
  'style/covers': ['something may lie over the page', 'Keep it in the flow, or below a z-index of 1000.'],
  'style/focus': [
    'the mark of the focused element goes away',
    'Keep an outline or ring that people who use a keyboard can see.',
  ],
  'style/no-style': ['no style changes, only formatting', 'Use ordinary review for formatting.'],
} as const satisfies Record<string, RuleText>

export const styleNotices = {
  'style/important': [
    'the value overrides all others',
    'See whether it has to: what is important cannot be changed elsewhere.',
  ],
  'style/large': ['more than ten values change', 'Look at every page that they reach.'],
} as const satisfies Record<string, RuleText>

export type StyleRule = keyof typeof ownRules

/** Why one value or class list may not change so. */
export interface Fault {
  readonly rule: StyleRule
  readonly detail: string
}

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const styleRules = { ...fileRules, ...ownRules }

export const finding = findingsOf({ ...styleRules, ...styleNotices })
