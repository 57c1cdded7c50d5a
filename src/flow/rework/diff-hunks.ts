/** Lines of one file that a diff takes out and puts in at one place. */
export interface Hunk {
  /** Of the first line taken out, from 1, in the file as it was. */
  readonly start: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

export interface ChangedFile {
  /** As it was called before; `null` for a new file. */
  readonly before: string | null
  /** As it is called; `null` for one that was deleted. */
  readonly after: string | null
  readonly hunks: readonly Hunk[]
}

/**
 * Reads a unified diff without context lines, as `git diff-tree -p -U0` writes it, whitespace left out of account there.
 *
 * @returns in the order of the diff; binary files have no hunks
 */
export function diffHunks(diff: string): ChangedFile[] {
  const files: {
    before: string | null
    after: string | null
    hunks: { start: number; removed: string[]; added: string[] }[]
  }[] = []
  let left = { removed: 0, added: 0 }
  for (const line of diff.split('\n')) {
    const file = files.at(-1)
    const hunk = file?.hunks.at(-1)
    if (hunk && left.removed > 0 && line.startsWith('-')) {
      hunk.removed.push(line.slice(1))
      left.removed--
    } else if (hunk && left.added > 0 && line.startsWith('+')) {
      hunk.added.push(line.slice(1))
      left.added--
    } else if (line.startsWith('diff --git ')) files.push({ before: null, after: null, hunks: [] })
    else if (file && hunk === undefined && line.startsWith('--- ')) file.before = pathOf(line.slice(4), 'a/')
    else if (file && hunk === undefined && line.startsWith('+++ ')) file.after = pathOf(line.slice(4), 'b/')
    else {
      const [, start, removed = '1', added = '1'] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? []
      if (!file || start === undefined) continue
      left = { removed: Number(removed), added: Number(added) }
      file.hunks.push({ start: Number(start), removed: [], added: [] })
    }
  }
  return files
}

/** Git quotes names with odd bytes; such a name is left as it is quoted, which no blame finds: the file is then counted as not known. */
const pathOf = (text: string, prefix: string): string | null => {
  const name = text.replace(/\t$/, '')
  return name === '/dev/null' ? null : name.startsWith(prefix) ? name.slice(prefix.length) : name
}
