import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'

/** Every rule of the copy contract: what it means when it is broken, and a way out. The page explains each. */
export const ownRules = {
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
  'copy/prototype-key': ['a key reaches the prototype of objects', 'Remove the key `__proto__`.'],
  'copy/companion': [
    'a test, story or snapshot changes other than by following a text of this patch',
    'Change only strings that equal the whole old text, to exactly the new text.',
  ],
  'copy/emptied': ['the text is emptied', 'Keep some words, or ask an engineer to remove the element.'],
  'copy/placeholder': [
    'placeholders are not the same',
    'Keep every placeholder as it is; move it if the sentence needs it.',
  ],
  'copy/message-format': [
    'arguments, plurals or choices of the message are not the same',
    'Change the words between the braces only.',
  ],
  'copy/markup': ['markup is not the same', 'Keep every tag and link of the text, and add none.'],
  'copy/address': [
    'a link, host, mail address or phone number changes',
    'Keep addresses as they are, or use ordinary review.',
  ],
  'copy/running-address': ['an address would run or embed something', 'Remove it.'],
  'copy/control': [
    'a control character, line separator or private character is in the text',
    'Type the text anew without it.',
  ],
  'copy/direction': [
    'a character turns the direction of the text',
    'Remove it; marks of direction belong to right-to-left scripts only.',
  ],
  'copy/invisible': ['an invisible character is in the text', 'Type the text anew without it.'],
  'copy/odd-space': ['an unusual space is in the text', 'Use plain spaces, or no-break spaces inside the text.'],
  'copy/lookalike': ['a character looks like another one', 'Type it on an ordinary keyboard.'],
  'copy/mixed-script': [
    'a word mixes letters of two scripts, or passes for a word of another',
    'Type the word in one script.',
  ],
  'copy/combining-marks': ['too many marks are piled on a letter', 'Remove them.'],
  'copy/secret': ['it reads like a credential or an account number', 'Remove it, and renew it if it was real.'],
  'copy/too-long': ['the text is far too long for its place', 'Shorten it.'],
  'copy/formula': ['the text starts like a spreadsheet formula', 'Start it with a word.'],
} as const satisfies Record<string, RuleText>

/** What a reviewer should see, though it is no reason to refuse. */
export const noticeRules = {
  'copy/grew': ['the text grows a lot', 'Look at the preview on a phone.'],
  'copy/number': ['a figure in the text changes', 'Check that it is true, and where else it is promised.'],
} as const satisfies Record<string, RuleText>

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const copyRules = { ...fileRules, ...ownRules }
const allTexts: Readonly<Record<string, RuleText>> = { ...copyRules, ...noticeRules }

export const ruleText = (rule: string): RuleText => allTexts[rule] ?? ['it is outside the lane', 'Use ordinary review.']
