import type { AdmittedEdit, Finding } from '../lane.ts'
import { screenText } from '../text/screen.ts'
import type { FileJudgement, KeyMove } from './file-judgement.ts'
import { readsAsProse } from './prose.ts'
import { finding } from './rules.ts'

/** As tools that extract messages write a text of the code into a catalogue: what a template prints is an argument. */
export const asKey = (text: string): string => text.replace(/\$\{(\w+)\}/g, '{$1}')

/**
 * Where the key of the translate function is the sentence itself, changing the sentence means moving a key. That is a change
 * of copy only if code and catalogues move together: each sentence to one new sentence, in code and in at least one
 * catalogue, and no catalogue of the patch keeps the old one.
 */
export function judgeKeyMoves(
  moves: readonly KeyMove[],
  files: readonly FileJudgement[],
): { edits: AdmittedEdit[]; findings: Finding[]; notices: Finding[] } {
  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const inCode = new Map<string, string>()
  const inCatalogue = new Map<string, string>()
  for (const move of moves) {
    const side = move.side === 'code' ? inCode : inCatalogue
    const known = side.get(move.from)
    if (known !== undefined && known !== move.to)
      findings.push(finding('copy/sentence-key', move.path, move.line, move.from))
    side.set(move.from, move.to)
  }
  // `<Trans>Save changes</Trans>` is an edit of its own and a key at the same time.
  const inFiles = files.filter((file) => file.catalogue === null).flatMap((file) => file.edits)
  for (const edit of inFiles) if (!inCode.has(asKey(edit.before))) inCode.set(asKey(edit.before), asKey(edit.after))
  for (const move of moves) {
    const isSentence = readsAsProse(move.from) && readsAsProse(move.to)
    const isTogether = inCode.get(move.from) === move.to && inCatalogue.get(move.from) === move.to
    const isLeftBehind = files.some((file) => file.catalogue?.(move.from))
    if (!isSentence || !isTogether || isLeftBehind) {
      const rule = move.side === 'catalogue' && !inCode.has(move.from) ? 'copy/keys' : 'copy/sentence-key'
      findings.push(finding(rule, move.path, move.line, move.from.slice(0, 80)))
      continue
    }
    const change = { before: move.from, after: move.to, isMessage: true }
    const fault = screenText(change)
    if (fault !== null) findings.push(finding(fault.rule, move.path, move.line, fault.detail))
    else
      edits.push({
        path: move.path,
        line: move.line,
        kind: 'sentence-key',
        before: move.from,
        after: move.to,
        says: `Text and key: "${move.from}" → "${move.to}"`,
      })
  }
  const alone = inFiles.filter(({ kind, before }) => kind === 'sentence-key' && !inCatalogue.has(asKey(before)))
  return { edits, findings, notices: alone.map(({ path, line }) => finding('copy/own-key', path, line)) }
}
