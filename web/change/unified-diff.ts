export interface DiffLine {
  readonly kind: 'same' | 'in' | 'out'
  readonly before: number | null
  readonly after: number | null
  readonly text: string
}

export interface DiffFile {
  readonly path: string
  readonly hunks: readonly { readonly about: string; readonly lines: readonly DiffLine[] }[]
  readonly added: number
  readonly removed: number
}

/** Reads a unified diff as `git diff` and `diff -u` write it. Lines that belong to no hunk (modes, index) are left out. */
export function readUnifiedDiff(diff: string): DiffFile[] {
  const files: { path: string; hunks: { about: string; lines: DiffLine[] }[]; added: number; removed: number }[] = []
  let before = 0
  let after = 0
  // How many lines the hunk still owes on each side: a removed line "-- a" must not be read as a file header.
  let owedBefore = 0
  let owedAfter = 0
  for (const line of diff.split('\n')) {
    const file = files.at(-1)
    const hunk = file?.hunks.at(-1)
    if (owedBefore > 0 || owedAfter > 0) {
      if (!file || !hunk || line.startsWith('\\')) continue
      const text = line.slice(1)
      if (line.startsWith('+')) {
        hunk.lines.push({ kind: 'in', before: null, after: after++, text })
        file.added++
        owedAfter--
      } else if (line.startsWith('-')) {
        hunk.lines.push({ kind: 'out', before: before++, after: null, text })
        file.removed++
        owedBefore--
      } else {
        hunk.lines.push({ kind: 'same', before: before++, after: after++, text })
        owedBefore--
        owedAfter--
      }
      continue
    }
    if (line.startsWith('+++ ')) {
      const path = line.slice(4).split('\t')[0] ?? ''
      files.push({ path: path.replace(/^"?b\//, '').replace(/"$/, ''), hunks: [], added: 0, removed: 0 })
      continue
    }
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/.exec(line)
    if (!head || !file) continue
    before = Number(head[1])
    owedBefore = Number(head[2] ?? 1)
    after = Number(head[3])
    owedAfter = Number(head[4] ?? 1)
    file.hunks.push({ about: head[5] ?? '', lines: [] })
  }
  return files
}
