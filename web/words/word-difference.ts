export interface Piece {
  readonly text: string
  readonly kind: 'same' | 'out' | 'in'
}

export interface WordDifference {
  /** The old sentence: `same` and `out` pieces. */
  readonly before: readonly Piece[]
  /** The new sentence: `same` and `in` pieces. */
  readonly after: readonly Piece[]
}

/** Beyond this the table of the longest common run grows past what a keystroke may cost; then the whole sentence counts as new. */
const mostCells = 250_000

// Words, runs of white space, and single signs: a comma that was added is not a new word.
const tokensOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}’'{}_-]+|[^\s]/gu) ?? []

/** Which words of a sentence went and which came, for showing the two side by side. */
export function wordDifference(before: string, after: string): WordDifference {
  const a = tokensOf(before)
  const b = tokensOf(after)
  if (a.length * b.length > mostCells)
    return { before: [{ text: before, kind: 'out' }], after: [{ text: after, kind: 'in' }] }
  const kept = longestCommonRun(a, b)
  return {
    before: pieces(
      a,
      kept.map(([i]) => i),
      'out',
    ),
    after: pieces(
      b,
      kept.map(([, j]) => j),
      'in',
    ),
  }
}

// A shared word says more than any number of shared spaces.
const weight = (token: string): number => (/\s/.test(token) ? 1 : 16)

/** Index pairs of the longest common subsequence, in order. */
function longestCommonRun(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const length = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? weight(a[i] ?? '') + (length[(i + 1) * width + j + 1] ?? 0)
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i++
    else j++
  }
  return pairs
}

function pieces(tokens: readonly string[], kept: readonly number[], kind: 'in' | 'out'): Piece[] {
  const same = new Set(kept)
  const out: { text: string; kind: Piece['kind'] }[] = []
  tokens.forEach((text, index) => {
    const next = same.has(index) ? 'same' : kind
    const last = out.at(-1)
    // A space between two changed words belongs to the change: one mark over the phrase instead of one per word.
    const bridges =
      next === 'same' && /^\s+$/.test(text) && last?.kind === kind && index + 1 < tokens.length && !same.has(index + 1)
    if (last && (last.kind === next || bridges)) last.text += text
    else out.push({ text, kind: next })
  })
  return out.flatMap(withoutEdges)
}

/** White space at the edge of a marked phrase is not part of what a reader should look at, unless it is all that changed. */
function withoutEdges(piece: Piece): Piece[] {
  if (piece.kind === 'same' || piece.text.trim() === '') return [piece]
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece.text) ?? []
  const edge = (text: string): Piece[] => (text === '' ? [] : [{ text, kind: 'same' }])
  return [...edge(before), { text: words, kind: piece.kind }, ...edge(after)]
}
