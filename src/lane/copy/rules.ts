import { findingsOf } from '../finding.ts'
import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'
import { textNotices, textRules } from '../text/rules.ts'

/** Every rule of the copy contract's own: what it means when it is broken, and a way out. The page explains each. */
const ownRules = {
  'copy/format': ['this kind of file has no texts that the copy contract knows', 'Use ordinary review for this file.'],
  'copy/unparsable': ['the file cannot be parsed', 'Mend its syntax first.'],
  'copy/too-deep': ['the file nests too deeply to judge', 'Use ordinary review for this file.'],
  'copy/structure': [
    'code changes, not only text',
    'Leave the code as it is and change the text alone, or use ordinary review.',
  ],
  'copy/text-became-code': ['a text becomes code, or code becomes a text', 'Keep the text as text of the same form.'],
  'copy/children': ['elements or texts come, go or move', 'Change the words inside the texts that are there.'],
  'copy/outside': ['bytes change outside the texts', 'Leave everything but the text as it is.'],
  'copy/comment': ['a comment changes; it may be a directive', 'Leave comments as they are.'],
  'copy/not-text': [
    'a string changes that is not known to be text for people',
    'If people read it, ask an engineer to name the prop, key or call in the lanes file.',
  ],
  'copy/sentence-key': [
    'a sentence that is also a key changes, and not every catalogue moves with it',
    'Change the key in the source and in every catalogue together, or change the catalogue only.',
  ],
  'copy/no-text': ['no text changes, only formatting', 'Use ordinary review for formatting.'],
  'copy/keys': ['keys, their order or the types of values change', 'Change the text of existing keys only.'],
  'copy/duplicate-key': ['a key stands twice in one object', 'Keep each key once.'],
  'copy/ambiguous': [
    'the file uses what readers of its format take differently',
    'Leave tags, directives, other documents and other encodings to ordinary review.',
  ],
  'copy/prototype-key': ['a key reaches the prototype of objects', 'Remove the key `__proto__`.'],
  'copy/companion': [
    'a test, story or snapshot changes other than by following a text of this patch',
    'Change only strings that equal the whole old text, to exactly the new text.',
  ],
} as const satisfies Record<string, RuleText>

/** What a reviewer should look at, beside what every text has. */
const ownNotices = {
  'copy/own-key': [
    'translations are looked up by this text: other languages show the new words until they are translated',
    'Have the messages extracted and translated before many people of other languages see them.',
  ],
  'copy/stale': [
    'translations of this text stay as they are, and say what the old words said',
    'Change them along, or have them translated anew.',
  ],
} as const satisfies Record<string, RuleText>

export const copyNotices = { ...textNotices, ...ownNotices }

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const copyRules = { ...fileRules, ...textRules, ...ownRules }

export const finding = findingsOf({ ...copyRules, ...copyNotices })
