/**
 * Finds out with which commit of the first-parent line each other commit arrived there.
 *
 * The walk is newest first, children before parents. The first parent of a commit of the line is on the line. What else it merges
 * belongs to it, and so do the parents of those, unless an older merge reaches them, too: then they had arrived before. What is kept
 * are the commits that were named as parents and not met yet, so a long history takes no more than a short one.
 */
export class LandingWalk {
  #next: string
  #place = 0
  /** Commits not met yet, with the place and name of the oldest merge so far that reaches them. */
  readonly #waiting = new Map<string, Landing>()

  constructor(tip: string) {
    this.#next = tip
  }

  /** @returns the commit of the line, itself if it is on it; `null` where no child of it was met */
  visit(commit: string, parents: readonly string[]): string | null {
    const waiting = this.#waiting.get(commit)
    this.#waiting.delete(commit)
    if (commit === this.#next) {
      const landing = { place: this.#place++, commit }
      const [first, ...merged] = parents
      this.#next = first ?? ''
      for (const parent of merged) this.#offer(parent, landing)
      return commit
    }
    if (waiting === undefined) return null
    for (const parent of parents) this.#offer(parent, waiting)
    return waiting.commit
  }

  /** Merges of which some commits were not met before the walk ended: branches that began before the window. */
  unfinished(): ReadonlySet<string> {
    return new Set([...this.#waiting].filter(([commit]) => commit !== this.#next).map(([, landing]) => landing.commit))
  }

  #offer(parent: string, landing: Landing): void {
    if (parent === this.#next) return
    const known = this.#waiting.get(parent)
    if (known === undefined || known.place < landing.place) this.#waiting.set(parent, landing)
  }
}

interface Landing {
  /** On the first-parent line, 0 for the tip. */
  readonly place: number
  readonly commit: string
}
