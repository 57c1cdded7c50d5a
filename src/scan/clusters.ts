import type { EditSeen, ScannedCommit } from './commit.ts'

export interface Counted {
  readonly name: string
  readonly commits: number
}

/** A text that was changed again and again. */
export interface RepeatedText {
  readonly path: string
  readonly first: string
  readonly last: string
  readonly changes: number
}

export interface Clusters {
  readonly folders: readonly Counted[]
  readonly files: readonly Counted[]
  /** Kinds of places, by edits rather than commits. */
  readonly kinds: readonly { readonly name: string; readonly edits: number }[]
  readonly texts: readonly RepeatedText[]
}

/** Where admitted commits gather. Takes them newest first. */
export class ClusterCounts {
  readonly #folders = new Map<string, number>()
  readonly #files = new Map<string, number>()
  readonly #kinds = new Map<string, number>()
  /** Each chain of changes by the text it began with, so far. */
  readonly #chains = new Map<string, { first: string; readonly last: string; readonly path: string; changes: number }>()

  add({ judged }: ScannedCommit): void {
    if (judged?.kind !== 'admitted') return
    for (const path of judged.paths) count(this.#files, path)
    for (const folder of new Set(judged.paths.map(folderOf))) count(this.#folders, folder)
    for (const edit of judged.edits) {
      count(this.#kinds, edit.kind.split(':')[0] ?? edit.kind)
      this.#chain(edit)
    }
  }

  report(): Clusters {
    const texts = [...this.#chains.values()]
      .filter((chain) => chain.changes > 1)
      .sort((a, b) => b.changes - a.changes)
      .slice(0, 8)
    return {
      folders: top(this.#folders, 8),
      files: top(this.#files, 8),
      kinds: top(this.#kinds, 8).map(({ name, commits }) => ({ name, edits: commits })),
      texts: texts.map(({ path, first, last, changes }) => ({ path, first, last, changes })),
    }
  }

  /** An older edit whose new text is the text with which a newer one began belongs before it. */
  #chain({ path, before, after }: EditSeen): void {
    if (after.trim() === '' || before === after) return
    const key = `${path}\0${after}`
    const newer = this.#chains.get(key)
    const chain = newer ?? { first: before, last: after, path, changes: 0 }
    if (newer) this.#chains.delete(key)
    chain.first = before
    chain.changes++
    this.#chains.set(`${path}\0${before}`, chain)
  }
}

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

const folderOf = (path: string): string => {
  const folders = path.split('/').slice(0, -1)
  return folders.length === 0 ? '(top)' : folders.slice(0, 3).join('/')
}

const top = (counts: ReadonlyMap<string, number>, most: number): Counted[] =>
  [...counts]
    .map(([name, commits]) => ({ name, commits }))
    .sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1))
    .slice(0, most)
