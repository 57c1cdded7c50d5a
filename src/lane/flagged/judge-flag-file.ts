import type { AdmittedEdit, Finding } from '../lane.ts'
import { lineOf } from '../source/line-of.ts'
import { type FlagEntry, type FlagFile, isOff, isPlainFlag, isPlainKey } from './flag-file/flag-file.ts'
import { lineThere } from './line-there.ts'
import { finding } from './rules.ts'

/** The flags of both sides of a patch, and what the patch does to them. */
export interface FlagsOfPatch {
  readonly path: string
  readonly before: FlagFile
  readonly after: FlagFile
  readonly added: ReadonlySet<string>
  readonly ended: ReadonlySet<string>
}

export function flagsOfPatch(path: string, before: FlagFile, after: FlagFile): FlagsOfPatch {
  const keysBefore = new Set(before.flags.map((flag) => flag.key))
  const keysAfter = new Set(after.flags.map((flag) => flag.key))
  return {
    path,
    before,
    after,
    added: new Set([...keysAfter].filter((key) => !keysBefore.has(key))),
    ended: new Set([...keysBefore].filter((key) => !keysAfter.has(key))),
  }
}

/** A flag that is off for everybody on every side that has it. */
export const isOffThroughout = ({ before, after }: FlagsOfPatch, key: string): boolean => {
  const entries = [entryOf(before, key), entryOf(after, key)].filter((entry) => entry !== null)
  return entries.length > 0 && entries.every((entry) => isOff(entry.definition))
}

export const entryOf = (file: FlagFile, key: string): FlagEntry | null =>
  file.flags.find((flag) => flag.key === key) ?? null

export interface FlagFileJudgement {
  readonly findings: readonly Finding[]
  readonly edits: readonly AdmittedEdit[]
}

/** Judges the flag file of a patch: new flags at its end, off; flags that end gone; every other byte that counts the same. */
export function judgeFlagFile(flags: FlagsOfPatch): FlagFileJudgement {
  const { path, before, after, added, ended } = flags
  const line = (entry: FlagEntry) => lineOf(after.text, entry.start)
  if (before.without(ended) !== after.without(added))
    return { findings: [finding('flagged/flag-changed', path, 0)], edits: [] }
  const findings: Finding[] = []
  const edits: AdmittedEdit[] = []
  const fresh = after.flags.filter((flag) => added.has(flag.key))
  const lastOld = after.flags.findLastIndex((flag) => !added.has(flag.key))
  for (const flag of fresh) {
    if (after.flags.indexOf(flag) < lastOld)
      findings.push(finding('flagged/flag-changed', path, line(flag), 'a new flag comes last'))
    else if (!isPlainKey(flag.key) || !isPlainFlag(flag.definition) || hasComment(path, after, flag))
      findings.push(finding('flagged/flag-file', path, line(flag), flag.key))
    else if (!isOff(flag.definition)) findings.push(finding('flagged/default', path, line(flag), flag.key))
    else
      edits.push({
        path,
        line: line(flag),
        kind: 'new-flag',
        before: '',
        after: flag.key,
        says: `New flag ${flag.key}, off for everybody`,
      })
  }
  for (const key of ended) {
    const place = lineThere(before.text, entryOf(before, key)?.start ?? 0, after.text)
    const says = `Flag ${key} is taken out of the file`
    edits.push({ path, line: place, kind: 'flag-end', before: key, after: '', says })
  }
  return { findings, edits }
}

/** A new flag is data and nothing else. */
const hasComment = (path: string, file: FlagFile, { start, end }: FlagEntry): boolean => {
  const written = file.text.slice(start, end).replace(/"(?:[^"\\]|\\.)*"/g, '""')
  return /\.ya?ml$/i.test(path) ? /(?:^|\s)#/m.test(written) : /\/[/*]/.test(written)
}
