import type { Finding } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineIndex } from '../source/line-of.ts'
import type { ConfigDocument, ConfigValue, Mark, ReadFault } from './config-document.ts'
import { readConfig } from './read-config.ts'
import { finding } from './rules.ts'

/** A value that is not the same after the change. */
export interface ValueChange {
  readonly before: ConfigValue
  readonly after: ConfigValue
  /** 1-based line on the after side. */
  readonly line: number
}

/** A file of which only values differ: both sides have the same keys, order and lengths. */
export interface ConfigChange {
  readonly path: string
  readonly before: ConfigDocument
  readonly after: ConfigDocument
  readonly changes: readonly ValueChange[]
}

/** Compares both sides of a file byte by byte; what differs besides whole values is a finding. */
export function changedValues({ path, before, after }: TextChangeOfFile): ConfigChange | Finding {
  const old = readConfig(path, before.text)
  const next = readConfig(path, after.text)
  if (old === null || next === null) return finding('config/format', path, 0)
  if (old.kind === 'fault') return faultFinding(path, old, 'before the change')
  if (next.kind === 'fault') return faultFinding(path, next)
  return compare(path, old.document, next.document)
}

const faultFinding = (path: string, { rule, line, detail }: ReadFault, when = ''): Finding =>
  finding(`config/${rule}`, path, line, [detail, when].filter(Boolean).join(', '))

function compare(path: string, before: ConfigDocument, after: ConfigDocument): ConfigChange | Finding {
  const lineAt = lineIndex(after.text)
  const changes: ValueChange[] = []
  let endBefore = 0
  let endAfter = 0
  for (let index = 0; ; index++) {
    const a = before.marks[index]
    const b = after.marks[index]
    const refuse = (rule: string) => finding(rule, path, lineAt(b?.start ?? endAfter))
    const gap = { before: before.text.slice(endBefore, a?.start), after: after.text.slice(endAfter, b?.start) }
    const isAfterChange = changes.at(-1)?.after.end === endAfter
    if (gap.before !== gap.after && !isSpace(gap.before, gap.after, before.format, isAfterChange))
      return refuse(gapRule(gap.before, gap.after, a?.isComment || b?.isComment))
    if (a === undefined && b === undefined) break
    if (a === undefined || b === undefined) return refuse((a ?? b)?.isComment ? 'config/comment' : 'config/structure')
    endBefore = a.end
    endAfter = b.end
    const isSame = before.text.slice(a.start, a.end) === after.text.slice(b.start, b.end)
    if (a.isComment !== b.isComment || (a.isComment && !isSame)) return refuse('config/comment')
    if (a.value === null || b.value === null) {
      if (a.value !== b.value || !isSame) return refuse('config/structure')
      continue
    }
    if (!isSamePlace(a, b)) return refuse('config/structure')
    if (!isSame) changes.push({ before: a.value, after: b.value, line: lineAt(b.start) })
  }
  return { path, before, after, changes }
}

const isSamePlace = (a: Mark, b: Mark): boolean =>
  a.value?.path.length === b.value?.path.length && a.value?.path.every((key, at) => key === b.value?.path[at]) === true

/**
 * Whether two gaps differ only in space that no reader minds. In YAML indentation has a meaning, so there only the space
 * between a value that changed and a comment behind it may follow the length of the value.
 */
function isSpace(before: string, after: string, format: ConfigDocument['format'], isAfterChange: boolean): boolean {
  if (format === 'json') return /^[ \t\r\n]*$/.test(before) && /^[ \t\r\n]*$/.test(after)
  const comment = /^[ \t]+(?=#)/
  return isAfterChange && comment.test(before) && comment.test(after) && before.trimStart() === after.trimStart()
}

function gapRule(before: string, after: string, besideComment: boolean | undefined): string {
  const dense = (text: string) => text.replace(/\s/g, '')
  const withoutComments = (text: string) => dense(text.replace(/(^|[ \t])#.*$/gm, ''))
  if (dense(before) === dense(after)) return besideComment ? 'config/comment' : 'config/outside'
  return besideComment || withoutComments(before) === withoutComments(after) ? 'config/comment' : 'config/structure'
}
