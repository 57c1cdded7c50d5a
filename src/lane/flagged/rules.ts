import { findingsOf } from '../finding.ts'
import { fileRules } from '../repository/rules.ts'
import type { RuleText } from '../rule-text.ts'

/** Every rule of the flagged contract's own: what it means when it is broken, and a way out. The page explains each. */
const ownRules = {
  'flagged/not-configured': [
    'nothing says how this repository reads flags',
    'Ask an engineer to name the call, its module and the flag file in the lane.',
  ],
  'flagged/format': ['this kind of file is not judged behind a flag', 'Use ordinary review for this file.'],
  'flagged/unparsable': ['the file cannot be parsed', 'Mend its syntax first.'],
  'flagged/too-deep': ['the file nests too deeply to judge', 'Use ordinary review for this file.'],
  'flagged/flag-file': [
    'the flag file is missing or not in the form that flagd reads',
    'Write the flag file as flagd does: flags with state, variants and defaultVariant.',
  ],
  'flagged/flag-changed': [
    'the flag file changes otherwise than by a new flag at its end or by one that ends',
    'Leave the other flags as they are. Turning a flag is a change of configuration.',
  ],
  'flagged/default': [
    'the flag is not off for everybody',
    'Give the flag the state ENABLED, a default variant that is false, and no targeting.',
  ],
  'flagged/unknown-key': ['the flag file does not define this flag', 'Add the flag, or correct its name.'],
  'flagged/dynamic-key': [
    'the flag is not named by a plain string',
    'Write the name of the flag as a string in the call.',
  ],
  'flagged/call': [
    'this is not the function that reads flags, or it is handed on under another name',
    'Import the function from its module and call it where the flag decides.',
  ],
  'flagged/outside': [
    'with the flag off this is no longer the program it was',
    'Leave what people have now as it is, and put what is new inside the guard.',
  ],
  'flagged/moved': [
    'what stood behind one flag now stands behind another',
    'Leave a guard its flag; end the one flag before another takes its place.',
  ],
  'flagged/comment': [
    'a comment changes outside the guard; it may be a directive',
    'Put the comment inside the guard.',
  ],
  'flagged/module-load': [
    'the flag is read while the module loads, before flags are known',
    'Read the flag inside the component.',
  ],
  'flagged/hook': [
    'whether or in which order hooks run depends on the flag',
    'Put what needs the hook into a component of its own and guard its element.',
  ],
  'flagged/effect': [
    'the guarded code does more than show something and call what it has imported',
    'Leave writes, requests, effects and globals of the browser to ordinary review.',
  ],
  'flagged/consent': [
    'with the flag on, something would go by which people agree or refuse',
    'Keep it on both sides of the guard.',
  ],
  'flagged/markup': [
    'the guarded code brings markup that runs or that holds for the whole page',
    'Show ordinary elements and components only.',
  ],
  'flagged/unseen': [
    'the new code holds something that a reviewer does not see: hidden characters, or a name in letters that pass for others',
    'Type it anew in plain letters.',
  ],
  'flagged/import': [
    'an import runs something, or styles the whole page, whether the flag is on or off',
    'Import by name, and styles as a CSS module.',
  ],
  'flagged/module': [
    'a new module does something as soon as it is loaded',
    'Keep to imports, types, functions and constants that are written out.',
  ],
  'flagged/unreached': [
    'a new file is not used by the guarded code of this patch',
    'Import it where the flag guards it, or leave it out.',
  ],
  'flagged/route': [
    'a new file stands where a framework or a tool takes it up by itself',
    'Put the component into a folder of its own and show it behind the flag.',
  ],
  'flagged/left': ['a flag that ends is still read', 'End it everywhere, then take it out of the flag file.'],
  'flagged/ended': [
    'a flag goes from the flag file without an end in the source',
    'Keep one side of each guard in the same patch.',
  ],
  'flagged/no-guard': ['nothing changes behind a flag', 'Use ordinary review for formatting.'],
} as const satisfies Record<string, RuleText>

export type FlaggedRule = keyof typeof ownRules

/** All rules that a verdict of this contract can name as a reason to refuse. */
export const flaggedRules = { ...fileRules, ...ownRules }

export const flaggedNotices = {
  'flagged/other-uses': [
    'only the files of this patch are known; others may still read the flag',
    'Search for the name of the flag before approving.',
  ],
  'flagged/loads': ['this module is now loaded here, also while the flag is off', 'See that loading it does nothing.'],
  'flagged/loads-no-more': ['this module is no longer loaded here', 'See that loading it did nothing.'],
  'flagged/ends-otherwise': [
    'the flag ends on the side that its default does not have, so people see a change',
    'See that this side is meant.',
  ],
} as const satisfies Record<string, RuleText>

export const finding = findingsOf({ ...flaggedRules, ...flaggedNotices })
