import type { RuleText } from '../rule-text.ts'

/** What holds for every text that people read, whatever file it stands in. */
export const textRules = {
  'text/emptied': ['the text is emptied', 'Keep some words, or ask an engineer to remove the element.'],
  'text/placeholder': [
    'placeholders are not the same',
    'Keep every placeholder as it is; move it if the sentence needs it.',
  ],
  'text/message-format': [
    'arguments, plurals or choices of the message are not the same',
    'Change the words between the braces only.',
  ],
  'text/markup': ['markup is not the same', 'Keep every tag and link of the text, and add none.'],
  'text/address': [
    'a link, host, mail address or phone number changes',
    'Keep addresses as they are, or use ordinary review.',
  ],
  'text/running-address': ['an address would run or embed something', 'Remove it.'],
  'text/control': [
    'a control character, line separator or private character is in the text',
    'Type the text anew without it.',
  ],
  'text/direction': [
    'a character turns the direction of the text',
    'Remove it; marks of direction belong to right-to-left scripts only.',
  ],
  'text/invisible': ['an invisible character is in the text', 'Type the text anew without it.'],
  'text/odd-space': ['an unusual space is in the text', 'Use plain spaces, or no-break spaces inside the text.'],
  'text/lookalike': ['a character looks like another one', 'Type it on an ordinary keyboard.'],
  'text/mixed-script': [
    'a word mixes letters of two scripts, or passes for a word of another',
    'Type the word in one script.',
  ],
  'text/combining-marks': ['too many marks are piled on a letter', 'Remove them.'],
  'text/secret': ['it reads like a credential or an account number', 'Remove it, and renew it if it was real.'],
  'text/too-long': ['the text is far too long for its place', 'Shorten it.'],
  'text/formula': ['the text starts like a spreadsheet formula', 'Start it with a word.'],
} as const satisfies Record<string, RuleText>

/** What a reviewer should see, though it is no reason to refuse. */
export const textNotices = {
  'text/grew': ['the text grows a lot', 'Look at the preview on a phone.'],
  'text/number': ['a figure in the text changes', 'Check that it is true, and where else it is promised.'],
} as const satisfies Record<string, RuleText>
