import { findingsOf } from '../finding.ts'
import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'
import { textNotices, textRules } from '../text/rules.ts'

/** Every rule of the content contract's own: what it means when it is broken, and a way out. The page explains each. */
const ownRules = {
  'content/format': ['it is not a Markdown file', 'Use the lane for this kind of file, or ordinary review.'],
  'content/unparsable': ['the file cannot be parsed', 'Mend its syntax first.'],
  'content/too-complex': ['the file is too large or nests too deeply to judge', 'Use ordinary review for this file.'],
  'content/blocks': [
    'something other than paragraphs and list items comes, goes, moves or becomes something else',
    'Change, add or remove paragraphs and list items only.',
  ],
  'content/heading': [
    'a heading comes, goes or changes its level',
    'Change the words of the headings that are there; sections are for ordinary review.',
  ],
  'content/html': ['raw HTML or a comment changes', 'Leave tags and comments as they are.'],
  'content/code': [
    'code changes',
    'Keep code as it is; a sentence may quote only code that the file already quotes, or a name of its samples.',
  ],
  'content/link': [
    'a link leads where no link of the file led, or where another one did',
    'Keep targets with their words, or use ordinary review for a new link.',
  ],
  'content/image': ['an image comes, goes or changes its source', 'Keep images; their alternative text may change.'],
  'content/reference': ['a definition or a footnote changes', 'Keep definitions and footnote marks as they are.'],
  'content/program': [
    'an import, export, expression, component or attribute changes',
    'Change the words between the tags only.',
  ],
  'content/front-matter': [
    'front matter changes other than the words of a title or description',
    'Keep keys, types and all other values as they are.',
  ],
  'content/template': [
    'template syntax, a directive or a formula is not the same',
    'Keep everything that a site generator replaces or reads.',
  ],
  'content/table': ['the shape of a table changes', 'Change the words in its cells only.'],
  'content/list': [
    'a list changes its kind, its first number or a checkbox',
    'Add, remove and change plain items only.',
  ],
  'content/emptied': [
    'no text is left in a part of the document',
    'Keep some words, or ask for the part to be removed.',
  ],
  'content/no-text': ['no text changes, only formatting', 'Use ordinary review for formatting.'],
} as const satisfies Record<string, RuleText>

/** What a reviewer should see, though it is no reason to refuse. */
export const contentNotices = {
  ...textNotices,
  'content/anchor': ['a heading changes, and with it its address', 'Look for links that lead to this heading.'],
  'content/link-lost': ['a link goes', 'Check that readers still find the page it led to.'],
  'content/shorter': ['more than half of the words go', 'Check that nothing is missed.'],
} as const satisfies Record<string, RuleText>

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const contentRules = { ...fileRules, ...textRules, ...ownRules }
export type ContentRule = keyof typeof ownRules

export const finding = findingsOf({ ...contentRules, ...contentNotices })
