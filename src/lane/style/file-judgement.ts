import type { AdmittedEdit, Finding } from '../lane.ts'
import type { StylePlace } from './place.ts'

export interface FileJudgement {
  readonly edits: readonly AdmittedEdit[]
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
}

/** Whether a custom property or a variable of SCSS is defined or used in these files. */
export type IsKnown = (name: string) => boolean

/** What all files of the patch say together, before the change. */
export interface Knowledge {
  readonly isKnown: IsKnown
  /** Values that other files of the base commit give to a custom property which these files do not know; none: nobody does. */
  readonly definedBeside: (name: string) => readonly string[]
  /** Class names by which code looks elements up. */
  readonly isLookedUp: (name: string) => boolean
  /** Whether a rule of these files hides where this class name stands. */
  readonly isHiding: (name: string) => boolean
}

const quote = (text: string) => `"${text.length > 240 ? `${text.slice(0, 240)}…` : text}"`

export const sayEdit = (path: string, line: number, before: StylePlace, after: StylePlace): AdmittedEdit => ({
  path,
  line,
  kind: after.kind,
  before: before.value,
  after: after.value,
  says: `${after.context}: ${quote(before.value)} → ${quote(after.value)}`,
})
