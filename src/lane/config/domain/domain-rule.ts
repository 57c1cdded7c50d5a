import type { ConfigChange, ValueChange } from '../changed-values.ts'

/** What a change would break that no type and no schema knows. */
export interface DomainFault {
  readonly rule: string
  readonly line: number
  readonly detail: string
}

/** Looks at one file of which only values differ. */
export type FileRule = (file: ConfigChange) => DomainFault[]

/** Looks at one value; most rules need no more. */
export const eachChange =
  (fault: (change: ValueChange, file: ConfigChange) => readonly [rule: string, detail: string] | null): FileRule =>
  (file) =>
    file.changes.flatMap((change) => {
      const found = fault(change, file)
      return found === null ? [] : [{ rule: found[0], line: change.line, detail: found[1] }]
    })
