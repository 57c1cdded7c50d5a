import type { RuleText } from '../rule-text.ts'

/** What every contract refuses before it reads a file. */
export const fileRules = {
  'files/nothing-changed': ['the patch changes nothing', 'Propose a change of at least one text.'],
  'files/odd-path': ['the path is not a plain path inside the repository', 'Use the path of the file as git lists it.'],
  'files/never': ['no lane may change this file', 'Ask an engineer to change it through ordinary review.'],
  'files/outside-lane': [
    'the file is outside the paths of this lane',
    'Ask an engineer to add the path to the lane, or use ordinary review.',
  ],
  'files/added': ['the file is new', 'A lane changes files that exist; ask an engineer to add it.'],
  'files/removed': ['the file is deleted or renamed', 'A lane keeps files where they are; ask an engineer to move it.'],
  'files/mode': ['the file mode changes', 'Keep the file mode as it is.'],
  'files/link': ['it is a symbolic link or a submodule', 'A lane changes ordinary files only.'],
  'files/binary': ['it is not UTF-8 text', 'A lane changes text files in UTF-8 only.'],
  'files/pointer': ['it stands for a file kept elsewhere (Git LFS)', 'Change the file where it is kept.'],
  'files/generated': ['a tool writes this file', 'Change the source that the tool reads.'],
  'files/encoding': [
    'line ends, byte order mark or final newline change',
    'Keep them as they are; an editor setting often does this.',
  ],
  'files/too-large': ['it is too large to judge', 'Split the change, or use ordinary review.'],
  'files/too-many': ['the patch has more files than the lane allows', 'Split it into smaller changes.'],
  'files/too-many-edits': ['the patch has more edits than the lane allows', 'Split it into smaller changes.'],
} as const satisfies Record<string, RuleText>

export type FileRule = keyof typeof fileRules
