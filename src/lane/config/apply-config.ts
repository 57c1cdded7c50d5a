import { spellString, stringPieces, unicodeEscape } from '../code/literal-pieces.ts'
import type { Applied, Finding, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { encode } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { respell } from '../source/pieces.ts'
import type { ConfigValue } from './config-document.ts'
import { type OpenConfig, openConfig, shownValue } from './config-slots.ts'
import { judgeConfig } from './judge-config.ts'
import { configRules } from './rules.ts'
import { isPlainText, typeOf } from './value-spelling.ts'

const limitless = { files: Number.MAX_SAFE_INTEGER, edits: Number.MAX_SAFE_INTEGER }

/** Sets values in the file's own spelling: only their bytes change, and the result is judged before it is given out. */
export function applyConfig(file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts): Applied {
  const fail = (rule: string, says: string, fix: string, line = 0): Finding => ({
    rule,
    path: file.path,
    line,
    says,
    fix,
  })
  const failed = (...findings: Finding[]): Applied => ({ kind: 'failed', findings })
  const open = openConfig(file, facts)
  if (open === null)
    return failed(
      fail(
        'edit/no-slots',
        `${file.path} has no values that can be changed here.`,
        'List the places of the lane again; the value may stand in another file.',
      ),
    )
  const findings: Finding[] = []
  const rewrites = new Map<ConfigValue, string>()
  for (const edit of edits) {
    const place = edit.path === file.path ? open.places.get(edit.slot) : undefined
    if (place === undefined) {
      findings.push(
        fail('edit/slot-gone', 'This value is no longer where it was.', 'List the places again and repeat the edit.'),
      )
      continue
    }
    const line = lineOf(open.decoded.text, place.start)
    if (edit.from !== shownValue(place)) {
      const says = `The value is now ${shownValue(place)}, not ${edit.from}.`
      findings.push(fail('edit/stale', says, 'Look at the value as it is now and repeat the edit.', line))
    } else if (rewrites.has(place))
      findings.push(fail('edit/twice', 'The same value is edited twice.', 'Keep one of the two edits.', line))
    else {
      const raw = rewrite(place, edit.to, open)
      if (raw === null) {
        const says = `Here belongs ${place.value === true || place.value === false ? 'true or false' : 'a number'}, not "${edit.to}".`
        findings.push(fail('config/type', says, configRules['config/type'][1], line))
      } else rewrites.set(place, raw)
    }
  }
  if (findings.length > 0) return failed(...findings)
  const text = splice(open.decoded.text, rewrites)
  if (text === open.decoded.text)
    return failed(fail('edit/same', 'The new value is the same as the old one.', 'Give another value.'))
  const bytes = encode({ text, bom: open.decoded.bom })
  const verdict = judgeConfig(
    [{ path: file.path, before: file.bytes, after: bytes, modeBefore: '100644', modeAfter: '100644' }],
    { ...facts, limits: limitless },
  )
  return verdict.kind === 'allowed' ? { kind: 'applied', bytes } : failed(...verdict.findings)
}

function splice(text: string, rewrites: ReadonlyMap<ConfigValue, string>): string {
  let out = ''
  let at = 0
  for (const [place, raw] of [...rewrites].sort(([a], [b]) => a.start - b.start)) {
    out += text.slice(at, place.start) + raw
    at = place.end
  }
  return out + text.slice(at)
}

/** The bytes of a new value; `null` where its type is not that of the old one. */
function rewrite(place: ConfigValue, to: string, { document }: OpenConfig): string | null {
  const trimmed = to.trim()
  if (typeOf(place) === 'number') return /^-?\d+(?:\.\d+)?$/.test(trimmed) ? trimmed : null
  if (typeOf(place) === 'true or false') return /^(?:true|false)$/.test(trimmed) ? asWritten(place, trimmed) : null
  switch (place.style) {
    case 'json':
      return quotedJson(place, to)
    case 'double':
      return quotedJson(place, to)
    case 'single':
      return isOneLine(to) ? quotedSingle(to) : quotedJson(null, to)
    default:
      if (isPlainText(to) || isDatePair(place, to)) return to
      return isOneLine(to) && !document.values.some(({ style }) => style === 'double')
        ? quotedSingle(to)
        : quotedJson(null, to)
  }
}

/** `True` stays in capitals where the file has it so. */
function asWritten({ raw }: ConfigValue, word: string): string {
  if (raw === raw.toUpperCase()) return word.toUpperCase()
  return /^[A-Z]/.test(raw) ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word
}

const isDatePair = ({ raw }: ConfigValue, to: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(raw) && /^\d{4}-\d{2}-\d{2}(?:[Tt ][\d:.+-]+[Zz]?)?$/.test(to)

// Control characters and line separators end a single-quoted text or are not allowed in it.
const isOneLine = (text: string): boolean => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)
const quotedSingle = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** In double quotes; words that stay keep the escapes they had. */
function quotedJson(place: ConfigValue | null, to: string): string {
  const pieces = spellString(to, '"', false).map((piece) =>
    /^[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]$/.test(piece.raw)
      ? { raw: unicodeEscape(piece.value), value: piece.value }
      : piece,
  )
  if (place === null) return `"${pieces.map(({ raw }) => raw).join('')}"`
  return `"${respell(stringPieces(place.raw.slice(1, -1)), pieces)}"`
}
