import type { Patch } from '../change/patch.ts'
import { isCompanionPath } from '../lane/copy/companion-path.ts'
import { spellPo } from '../lane/copy/formats/po/po-pieces.ts'
import { readPo } from '../lane/copy/formats/po/read-po.ts'
import { isCataloguePath } from '../lane/copy/locale-path.ts'
import { asKey } from '../lane/copy/sentence-keys.ts'
import { judge } from '../lane/index.ts'
import { readJson } from '../lane/json/read-json.ts'
import { TokenKind } from '../lane/json/token-kinds.ts'
import type { AdmittedEdit, RepoFacts, Verdict } from '../lane/lane.ts'
import { decode, encode } from '../lane/source/decode.ts'
import type { FileWithMode } from './apply-together.ts'

type Allowed = Extract<Verdict, { kind: 'allowed' }>

const isCatalogue = (path: string): boolean => /\.(?:po|json)$/i.test(path) && isCataloguePath(path)
const isCode = (path: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte)$/i.test(path) && !isCompanionPath(path)

/** Whether a file is code that may say a sentence, or a catalogue that may have it for a key. */
export const maySaySentences = (path: string): boolean => isCatalogue(path) || isCode(path)

/** The sentences of the code that an admitted change replaces and that are keys of their translations. */
export const ownKeys = ({ edits }: Allowed): readonly AdmittedEdit[] =>
  edits.filter(({ path, kind }) => kind === 'sentence-key' && isCode(path))

/**
 * Moves the keys of catalogues along with the sentences of the code that they are, so that no language loses a translation. What says the
 * sentence itself, as the catalogue of the first language does, says the new one; translations stay as they are. A sentence that other
 * code still says keeps its key.
 *
 * @param files of the base that may say the sentences or have them for keys ({@link maySaySentences}); those of the patch are taken as it
 *   has them
 * @returns the patch with as many catalogues as the judge admits
 */
export function withMovedKeys(
  patch: Patch,
  verdict: Allowed,
  files: readonly FileWithMode[],
  facts: RepoFacts,
): { readonly patch: Patch; readonly verdict: Allowed } {
  const now = (file: FileWithMode): Uint8Array => patch.find(({ path }) => path === file.path)?.after ?? file.bytes
  const code = files.filter(({ path }) => isCode(path)).map((file) => fold(Buffer.from(now(file)).toString('utf8')))
  const moves = new Map(
    ownKeys(verdict)
      .filter(({ before }) => !code.some((text) => text.includes(fold(before))))
      .map(({ before, after }) => [asKey(before), asKey(after)]),
  )
  const catalogues = files.filter(({ path }) => isCatalogue(path))
  const moved = catalogues.flatMap((file) => {
    const bytes = movedIn(file.path, now(file), moves)
    return bytes === null
      ? []
      : [{ path: file.path, before: file.bytes, after: bytes, modeBefore: file.mode, modeAfter: file.mode }]
  })
  const together = (more: Patch): Patch => [
    ...patch.filter(({ path }) => !more.some((file) => file.path === path)),
    ...more,
  ]
  let taken: Patch = []
  let admitted = verdict
  const isIn = (file: Patch[number]) => patch.some(({ path }) => path === file.path)
  // All at once where that is admitted; else one after the other, first those that would be left behind.
  for (const more of [
    moved,
    ...moved.filter(isIn).map((file) => [file]),
    ...moved.filter((file) => !isIn(file)).map((file) => [file]),
  ]) {
    const next = [...taken, ...more]
    if (more.length === 0 || more.some((file) => taken.includes(file))) continue
    const answer = judge(together(next), 'copy', facts)
    if (answer.kind === 'allowed') [taken, admitted] = [next, answer]
  }
  return { patch: together(taken), verdict: admitted }
}

const fold = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

function movedIn(path: string, bytes: Uint8Array, moves: ReadonlyMap<string, string>): Uint8Array | null {
  const decoded = decode(bytes)
  if (decoded === null) return null
  const spans = /\.po$/i.test(path) ? originalsOf(decoded.text, moves) : keysOf(decoded.text, moves)
  if (spans.length === 0) return null
  let text = ''
  let end = 0
  for (const span of spans) {
    text += decoded.text.slice(end, span.start) + span.raw
    end = span.end
  }
  return encode({ ...decoded, text: text + decoded.text.slice(end) })
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly raw: string
}

function originalsOf(text: string, moves: ReadonlyMap<string, string>): readonly Splice[] {
  const read = readPo(text)
  if (read.kind !== 'read') return []
  return read.entries.flatMap(({ original, originalSpan, value, start, end }) => {
    const to = original.plural === null ? moves.get(original.id) : undefined
    if (to === undefined) return []
    const raw = `"${spellPo(to, '')
      .map((piece) => piece.raw)
      .join('')}"`
    return [{ ...originalSpan, raw }, ...(value === original.id ? [{ start, end, raw }] : [])]
  })
}

function keysOf(text: string, moves: ReadonlyMap<string, string>): readonly Splice[] {
  const read = readJson(text)
  if (read.kind !== 'parsed') return []
  return read.tokens.flatMap(({ kind, leaf, start, end }) => {
    if (kind !== TokenKind.string) return []
    const key = leaf === null ? (JSON.parse(text.slice(start, end)) as string) : leaf.path.at(-1)
    const to = typeof key === 'string' && (leaf === null || leaf.value === key) ? moves.get(key) : undefined
    return to === undefined ? [] : [{ start, end, raw: JSON.stringify(to) }]
  })
}
