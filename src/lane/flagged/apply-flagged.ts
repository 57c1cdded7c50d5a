import type { Patch } from '../../change/patch.ts'
import type { TextEdit } from '../code/add-import.ts'
import type { Applied, Finding, FlagRules, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { encode } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { endFlags } from './end-flag.ts'
import { flagTextOf, isPlainKey, readFlagFile } from './flag-file/flag-file.ts'
import { guardElement } from './guard-element.ts'
import { flagsOfPatch, judgeFlagFile } from './judge-flag-file.ts'
import { judgeFlagged } from './judge-flagged.ts'
import { type FlaggedFile, type FlaggedPlace, readPlaces } from './places.ts'
import { finding } from './rules.ts'
import { addFlag, removeFlag } from './write-flag.ts'

const limitless = { files: Number.MAX_SAFE_INTEGER, edits: Number.MAX_SAFE_INTEGER }

interface Wish {
  readonly place: FlaggedPlace
  readonly to: string
}

/**
 * Puts elements behind flags, ends flags, adds them to their file and takes them out. A flag stands in two files, so each is
 * judged together with what the other must become; the whole patch is judged again where both are known.
 */
export function applyFlagged(file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts): Applied {
  const read = readPlaces(file, facts)
  const rules = facts.flag
  if (read === null || rules === null)
    return failed(
      file,
      'edit/no-slots',
      `${file.path} has nothing that can stand behind a flag.`,
      'Choose another file.',
    )
  const wishes: Wish[] = []
  const findings: Finding[] = []
  for (const edit of edits) {
    const place = read.places.find(({ id }) => id === edit.slot)
    const fault = faultOf(file, read, place, edit, wishes)
    if (fault !== null) findings.push(fault)
    else if (place !== undefined) wishes.push({ place, to: edit.to })
  }
  if (findings.length > 0) return { kind: 'failed', findings }
  const written =
    read.kind === 'flags' ? writeFlags(file.path, read, wishes) : writeSource(file.path, read, wishes, rules)
  if ('findings' in written) return { kind: 'failed', findings: written.findings }
  const text = spliced(read.decoded.text, written.edits)
  if (text === null)
    return failed(file, 'edit/overlap', 'Two edits change the same lines.', 'Make one after the other.')
  const bytes = encode({ ...read.decoded, text })
  const refused =
    read.kind === 'flags' ? judgeFlags(file.path, read, text) : judgeSource(file, bytes, wishes, facts, rules)
  return refused.length > 0 ? { kind: 'failed', findings: refused } : { kind: 'applied', bytes }
}

const fault = (path: string, line: number, rule: string, says: string, fix: string): Finding => ({
  rule,
  path,
  line,
  says,
  fix,
})
const failed = ({ path }: SourceFile, rule: string, says: string, fix: string): Applied => ({
  kind: 'failed',
  findings: [fault(path, 0, rule, says, fix)],
})

function faultOf(
  { path }: SourceFile,
  read: FlaggedFile,
  place: FlaggedPlace | undefined,
  edit: SlotEdit,
  wishes: readonly Wish[],
): Finding | null {
  if (place === undefined || edit.path !== path)
    return fault(path, 0, 'edit/slot-gone', 'This place is no longer where it was.', 'List the places again.')
  const line = lineOf(read.decoded.text, place.span.start)
  if (edit.from !== place.value) {
    const says = `The flag here is now "${place.value}", not "${edit.from}".`
    return fault(path, line, 'edit/stale', says, 'Look at the place as it is now and repeat the edit.')
  }
  if (wishes.some((wish) => wish.place === place))
    return fault(path, line, 'edit/twice', 'The same place is edited twice.', 'Keep one of the two edits.')
  if (edit.to === edit.from)
    return fault(path, line, 'edit/same', 'The new value is the same as the old one.', 'Name a flag.')
  if (place.kind === 'flag-end')
    return edit.to === 'on' || edit.to === 'off'
      ? null
      : fault(path, line, 'edit/value', `A flag ends as "on" or as "off", not as "${edit.to}".`, 'Write on or off.')
  const key = place.kind === 'flag' ? edit.to.replace(/^!/, '') : edit.to
  if (!isPlainKey(key))
    return fault(
      path,
      line,
      'edit/value',
      `"${edit.to}" cannot name a flag.`,
      'Use letters, digits and "-", beginning with a letter: new-banner.',
    )
  return null
}

type Written = { readonly edits: readonly TextEdit[] } | { readonly findings: readonly Finding[] }

function writeSource(
  path: string,
  read: Extract<FlaggedFile, { kind: 'source' }>,
  wishes: readonly Wish[],
  rules: FlagRules,
): Written {
  const { parsed, reads } = read
  const edits: TextEdit[] = []
  const ended = new Map<string, boolean>()
  for (const { place, to } of wishes) {
    if (place.kind === 'flag-end') ended.set(place.value, to === 'on')
    if (place.kind !== 'flag') continue
    const guard = guardElement(path, parsed, place.element, to, rules)
    if (guard === null)
      return { findings: [finding('flagged/call', path, lineOf(parsed.text, place.span.start), rules.call)] }
    edits.push(...guard)
  }
  if (ended.size > 0) edits.push(...endFlags(parsed, reads, ended))
  return { edits }
}

function writeFlags(path: string, read: Extract<FlaggedFile, { kind: 'flags' }>, wishes: readonly Wish[]): Written {
  const { flags } = read
  const edits: TextEdit[] = []
  for (const { place, to } of wishes) {
    if (place.kind === 'flag-end' && place.entry) edits.push(removeFlag(path, flags, place.entry))
    if (place.kind !== 'new-flag') continue
    if (flags.flags.some(({ key }) => key === to)) {
      const says = `The flag "${to}" is in the file already.`
      return { findings: [fault(path, 0, 'edit/same', says, 'Use it as it is, or choose another name.')] }
    }
    edits.push(addFlag(path, flags, to))
  }
  return { edits }
}

/** @returns `null` where two edits meet; equal ones are made once */
function spliced(text: string, edits: readonly TextEdit[]): string | null {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  let out = ''
  let at = 0
  let last: TextEdit | null = null
  for (const edit of ordered) {
    if (last !== null && edit.start === last.start && edit.end === last.end && edit.text === last.text) continue
    if (edit.start < at) return null
    out += text.slice(at, edit.start) + edit.text
    at = edit.end
    last = edit
  }
  return out + text.slice(at)
}

function judgeFlags(
  path: string,
  { flags }: Extract<FlaggedFile, { kind: 'flags' }>,
  text: string,
): readonly Finding[] {
  const after = readFlagFile(path, text)
  if (after === null) return [finding('flagged/flag-file', path, 0)]
  return judgeFlagFile(flagsOfPatch(path, flags, after)).findings
}

function judgeSource(
  file: SourceFile,
  bytes: Uint8Array,
  wishes: readonly Wish[],
  facts: RepoFacts,
  rules: FlagRules,
): readonly Finding[] {
  const change = {
    path: file.path,
    before: file.bytes,
    after: bytes,
    modeBefore: '100644',
    modeAfter: '100644',
  } as const
  const patch: Patch = [change, ...flagFileChange(wishes, facts, rules)]
  const verdict = judgeFlagged(patch, { ...facts, limits: limitless })
  return verdict.kind === 'allowed' ? [] : verdict.findings
}

/** What the flag file must become beside a source file: new flags in it, ended ones gone. */
function flagFileChange(wishes: readonly Wish[], facts: RepoFacts, rules: FlagRules): Patch {
  const path = rules.file
  const before = flagTextOf(facts, rules)
  if (before === undefined) return []
  let text = before
  const rewrite = (edit: (file: NonNullable<ReturnType<typeof readFlagFile>>) => TextEdit | null): void => {
    const file = readFlagFile(path, text)
    const made = file && edit(file)
    if (made) text = text.slice(0, made.start) + made.text + text.slice(made.end)
  }
  for (const { place, to } of wishes) {
    const key = place.kind === 'flag' ? to.replace(/^!/, '') : place.value
    rewrite((file) => {
      const entry = file.flags.find((flag) => flag.key === key)
      if (place.kind === 'flag') return entry ? null : addFlag(path, file, key)
      return entry ? removeFlag(path, file, entry) : null
    })
  }
  const bytes = (content: string) => new TextEncoder().encode(content)
  return text === before
    ? []
    : [{ path, before: bytes(before), after: bytes(text), modeBefore: '100644', modeAfter: '100644' }]
}
