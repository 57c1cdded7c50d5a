import type { TextChangeOfFile } from '../../../repository/screen-files.ts'
import { lineOf } from '../../../source/line-of.ts'
import type { CatalogueReader } from '../../catalogue.ts'
import type { KeyMove } from '../../file-judgement.ts'
import { readSide } from '../../judge-catalogue.ts'
import type { PoEntry } from './read-po.ts'

/** A file whose side before the change has the originals of the side behind it, and which of them moved. */
export interface WithOriginals {
  readonly file: TextChangeOfFile
  readonly moves: readonly KeyMove[]
}

/**
 * An original is the key of its translations, and the sentence that the code shows: where the code says another one, the original goes
 * along. Everything else of the file is then judged as if it always had the new originals.
 *
 * @returns `null` where no original moved, or more did than that
 */
export function withOriginals(
  file: TextChangeOfFile,
  reader: Pick<CatalogueReader<PoEntry>, 'read'>,
): WithOriginals | null {
  const old = readSide(file.before, reader)
  const next = readSide(file.after, reader)
  if (old.kind !== 'read' || next.kind !== 'read' || old.entries.length !== next.entries.length) return null
  const moves: KeyMove[] = []
  let text = ''
  let end = 0
  for (const [index, a] of old.entries.entries()) {
    const b = next.entries[index]
    if (b === undefined || a.original.id === b.original.id) continue
    const isAlone =
      a.original.plural === null && b.original.plural === null && a.original.id !== '' && b.original.id !== ''
    if (!isAlone || a.original.context !== b.original.context) return null
    moves.push({
      path: file.path,
      line: lineOf(file.after.text, b.originalSpan.start),
      side: 'catalogue',
      from: a.original.id,
      to: b.original.id,
    })
    text += file.before.text.slice(end, a.originalSpan.start)
    text += file.after.text.slice(b.originalSpan.start, b.originalSpan.end)
    end = a.originalSpan.end
  }
  if (moves.length === 0) return null
  return { file: { ...file, before: { ...file.before, text: text + file.before.text.slice(end) } }, moves }
}
