import type { FileChange, FileMode, Patch } from '../../change/patch.ts'
import type { Finding, RepoFacts } from '../lane.ts'
import { type Decoded, decode } from '../source/decode.ts'
import { oncePer } from '../source/once-per.ts'
import { isNeverChanged, isOddPath } from './never-list.ts'
import { matcherOf } from './path-patterns.ts'
import { type FileRule, fileRules } from './rules.ts'

/** A file that passed: ordinary, changed in place, text on both sides in the same encoding. */
export interface TextChangeOfFile {
  readonly path: string
  readonly before: Decoded
  readonly after: Decoded
}

/** A new file that passed, under a contract that allows new ones. */
export interface AddedFile {
  readonly path: string
  readonly after: Decoded
}

export interface ScreenedFiles {
  readonly files: readonly TextChangeOfFile[]
  /** Empty unless {@link ScreenOptions.allowsNew} lets files in. */
  readonly added: readonly AddedFile[]
  readonly findings: readonly Finding[]
  /** Some finding means that the patch was not judged, rather than that it is outside the lane. */
  readonly isUnjudged: boolean
}

const maxFileBytes = 2 * 1024 * 1024
const maxFiles = 200
const ordinary = new Set<FileMode | null>(['100644', '100755'])
/** Symbolic links and submodules. */
const elsewhere = new Set<FileMode | null>(['120000', '160000'])
const unjudgeable = new Set<FileRule>(['files/too-large'])

export const fileFinding = (rule: FileRule, path: string): Finding => ({
  rule,
  path,
  line: 0,
  says: `${path || 'The patch'}: ${fileRules[rule][0]}.`,
  fix: fileRules[rule][1],
})

export interface ScreenOptions {
  /** Which new files the contract judges; none without it. */
  readonly allowsNew?: (path: string) => boolean
  /** Files that a rule of the lane names (flag file, tracking plan): they are inside the lane whatever its paths say. */
  readonly named?: readonly string[]
}

/** What holds for a patch whatever its contract: which files it may touch and how. */
export function screenFiles(patch: Patch, facts: RepoFacts, options: ScreenOptions = {}): ScreenedFiles {
  const changed = patch.filter((file) => !isSame(file))
  const findings: Finding[] = []
  const files: TextChangeOfFile[] = []
  const added: AddedFile[] = []
  if (changed.length === 0) findings.push(fileFinding('files/nothing-changed', ''))
  if (changed.length > maxFiles)
    return { files, added, findings: [fileFinding('files/too-large', '')], isUnjudged: true }
  if (changed.length > facts.limits.files) findings.push(fileFinding('files/too-many', ''))
  const isOnPaths = facts.paths.length === 0 ? () => true : matcherOf(facts.paths)
  const isInLane = (path: string) => isOnPaths(path) || (options.named ?? []).includes(path)
  const allowsNew = options.allowsNew ?? (() => false)
  const isGenerated = matcherOf(facts.generated)
  const seen = new Set<string>()
  for (const file of changed) {
    const folded = file.path.normalize('NFC').toLowerCase()
    const rule = seen.has(folded) ? 'files/odd-path' : ruleBroken(file, isInLane, isGenerated, allowsNew)
    seen.add(folded)
    if (rule !== null) {
      findings.push(fileFinding(rule, file.path))
      continue
    }
    if (file.before === null) {
      const after = newText(file.path, file.after as Uint8Array)
      if (typeof after === 'string') findings.push(fileFinding(after, file.path))
      else added.push({ path: file.path, after })
      continue
    }
    const text = textOf(file, file.before)
    if (text === 'files/binary') findings.push(notText(file))
    else if (typeof text === 'string') findings.push(fileFinding(text, file.path))
    else files.push(text)
  }
  return { files, added, findings, isUnjudged: findings.some((finding) => unjudgeable.has(finding.rule as FileRule)) }
}

/** The same object each time a file is asked for, so that what contracts work out of it can be kept with it. */
const textOf = oncePer((file: FileChange, bytesBefore: Uint8Array): TextChangeOfFile | FileRule => {
  const before = decode(bytesBefore)
  const after = decode(file.after as Uint8Array)
  if (before === null || after === null) return 'files/binary'
  if (isPointer(before.text) || isPointer(after.text)) return 'files/pointer'
  if (saysGenerated(file.path, before.text) || saysGenerated(file.path, after.text)) return 'files/generated'
  return flips(file.path, before, after) ? 'files/encoding' : { path: file.path, before, after }
})

/** Few null characters in a text hide well: their first line is told. Many are another encoding, or no text. */
function notText({ path, before, after }: FileChange): Finding {
  const found = fileFinding('files/binary', path)
  const bytes = [before, after].find((side) => side?.includes(0) === true)
  if (!bytes || bytes.reduce((count, byte) => count + Number(byte === 0), 0) * 100 > bytes.length) return found
  const line = bytes.subarray(0, bytes.indexOf(0)).reduce((count, byte) => count + Number(byte === 10), 1)
  return { ...found, line, says: `${path}:${line}: a null character (U+0000) stands in it, so it counts as binary.` }
}

function newText(path: string, bytes: Uint8Array): Decoded | FileRule {
  const after = decode(bytes)
  if (after === null) return 'files/binary'
  if (isPointer(after.text)) return 'files/pointer'
  if (saysGenerated(path, after.text)) return 'files/generated'
  return after.bom === 1 || after.text.startsWith('\uFEFF') ? 'files/encoding' : after
}

function isSame({ before, after, modeBefore, modeAfter }: FileChange): boolean {
  if (modeBefore !== modeAfter || before === null || after === null) return false
  return before.length === after.length && before.every((byte, index) => byte === after[index])
}

function ruleBroken(
  file: FileChange,
  isInLane: (path: string) => boolean,
  isGenerated: (path: string) => boolean,
  allowsNew: (path: string) => boolean,
): FileRule | null {
  if (isOddPath(file.path)) return 'files/odd-path'
  if (isNeverChanged(file.path)) return 'files/never'
  if (elsewhere.has(file.modeBefore) || elsewhere.has(file.modeAfter)) return 'files/link'
  if (file.before === null && !allowsNew(file.path)) return 'files/added'
  if (file.after === null) return 'files/removed'
  if (file.before === null ? file.modeAfter === '100755' : file.modeBefore !== file.modeAfter) return 'files/mode'
  if (!ordinary.has(file.modeAfter)) return 'files/link'
  if (!isInLane(file.path)) return 'files/outside-lane'
  if (isGenerated(file.path)) return 'files/generated'
  const isLarge = [file.before, file.after].some((side) => side !== null && side.length > maxFileBytes)
  return isLarge ? 'files/too-large' : null
}

const isPointer = (text: string): boolean => text.startsWith('version https://git-lfs.github.com/spec/')

const generatedPath =
  /(?:^|\/)(?:dist|build|out|\.next|\.nuxt|coverage|vendor|third_party|__generated__)\/|\.min\.[cm]?js$|\.generated\.[cm]?[jt]sx?$|\.gen\.[cm]?[jt]sx?$|[.-]bundle\.js$|\.map$/i
const generatedHeader =
  /@generated\b|\bauto-?generated\b|\bgenerated (?:by|from|file|code)\b|\bdo not (?:edit|modify)\b|\bcode generated\b/i

/** By its path, or by a comment in its first lines. */
export function saysGenerated(path: string, text: string): boolean {
  if (generatedPath.test(path)) return true
  const head = text.slice(0, 1500)
  if (!generatedHeader.test(head)) return false
  const comments = head.match(
    /^\s*(?:\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|#.*|<!--[\s\S]*?-->)|"(?:_comment|\/\/|@generated|\$generated|_generated)"\s*:.*/gm,
  )
  if (comments === null) return false
  // Only what stands before the first line of code speaks of the whole file.
  const first = head.search(/^(?!\s*(?:\/\/|\/\*|\*|#|<!--|['"]use )).*\S.*$/m)
  const opening = /^\s*[{[]/.test(head) ? comments.join('\n') : head.slice(0, first === -1 ? undefined : first)
  return generatedHeader.test(opening) || /@generated\b/.test(comments.join('\n'))
}

interface LineEnds {
  readonly crlf: number
  readonly lf: number
  readonly cr: number
}

function lineEnds(text: string): LineEnds {
  const crlf = text.match(/\r\n/g)?.length ?? 0
  return { crlf, lf: (text.match(/\n/g)?.length ?? 0) - crlf, cr: (text.match(/\r/g)?.length ?? 0) - crlf }
}

/**
 * Whether the file gains a kind of line end or loses one, gains or loses its byte order mark, or loses its final newline. Gaining
 * one is left to the contract, which compares all bytes: most editors add it, and few formats notice. In JSON it is white space
 * between tokens either way, and tools of translators write it so and so.
 */
function flips(path: string, before: Decoded, after: Decoded): boolean {
  if (before.bom !== after.bom || after.text.startsWith('\uFEFF')) return true
  const isJson = /\.json$/i.test(path)
  if (!isJson && /[\r\n]$/.test(before.text) && !/[\r\n]$/.test(after.text)) return true
  if (!before.text.includes('\r') && !after.text.includes('\r')) return false
  const a = lineEnds(before.text)
  const b = lineEnds(after.text)
  const kinds = ['crlf', 'lf', 'cr'] as const
  const hasLines = before.text.includes('\n') && after.text.includes('\n')
  if (kinds.some((kind) => (kind !== 'lf' || hasLines) && a[kind] > 0 !== b[kind] > 0)) return true
  // A file that mixes them keeps its mixture: only few may come or go with the lines of a text.
  return (
    a.crlf > 0 &&
    a.lf > 0 &&
    (Math.abs(a.crlf - b.crlf) > 20 ||
      Math.abs(a.lf - b.lf) > 20 ||
      Math.sign(a.crlf - b.crlf) * Math.sign(a.lf - b.lf) < 0)
  )
}
