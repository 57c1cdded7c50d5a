import { structuredPatch } from 'diff'
import type { FileChange, Patch } from '../change/patch.ts'

/**
 * A patch as a unified diff that `git apply` takes: quoted paths, modes, new and deleted files, carriage returns as they are, and
 * the note for a missing line end. Files that are not text are only named, since no contract admits them.
 *
 * @returns empty text for a patch without files
 */
export const unifiedDiff = (patch: Patch): string => patch.map(fileDiff).join('')

function fileDiff(file: FileChange): string {
  const [from, to] = [quoted(`a/${file.path}`), quoted(`b/${file.path}`)]
  const head = [`diff --git ${from} ${to}`, ...modeLines(file)]
  const [before, after] = [textOf(file.before), textOf(file.after)]
  if (before === null || after === null) {
    return `${[...head, `Binary files ${file.before ? from : '/dev/null'} and ${file.after ? to : '/dev/null'} differ`].join('\n')}\n`
  }
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 3 })
  if (hunks.length === 0) return `${head.join('\n')}\n`
  const lines = hunks.flatMap((hunk) => [
    `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ])
  const names = [`--- ${file.before ? from : '/dev/null'}`, `+++ ${file.after ? to : '/dev/null'}`]
  return `${[...head, ...names, ...lines].join('\n')}\n`
}

function modeLines(file: FileChange): string[] {
  if (file.before === null) return [`new file mode ${file.modeAfter ?? '100644'}`]
  if (file.after === null) return [`deleted file mode ${file.modeBefore ?? '100644'}`]
  return file.modeBefore === file.modeAfter ? [] : [`old mode ${file.modeBefore}`, `new mode ${file.modeAfter}`]
}

const range = (start: number, lines: number): string => (lines === 1 ? `${start}` : `${start},${lines}`)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** `null` for bytes that are not UTF-8 text. */
function textOf(bytes: Uint8Array | null): string | null {
  if (bytes === null) return ''
  if (bytes.includes(0)) return null
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '"': '\\"', '\\': '\\\\' }

/** As git quotes a path: only where a plain one could be misread; other bytes than ASCII in octal. */
function quoted(path: string): string {
  if (/^[\x20-\x7e]*$/.test(path) && !/["\\]/.test(path)) return path
  const inner = [...new TextEncoder().encode(path)].map((byte) => {
    const char = String.fromCharCode(byte)
    return escapes[char] ?? (byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, '0')}` : char)
  })
  return `"${inner.join('')}"`
}
