import picomatch from 'picomatch'

type Matches = (path: string) => boolean

/** Compiling takes longer than judging a small file, and the facts of a repository outlive many patches. */
const compiled = new WeakMap<readonly string[], Matches>()

/** Whether a path matches one of a list of globs; no path matches an empty list. */
export function matcherOf(patterns: readonly string[]): Matches {
  let matches = compiled.get(patterns)
  if (matches === undefined) {
    matches = patterns.length === 0 ? () => false : picomatch([...patterns], { dot: true })
    compiled.set(patterns, matches)
  }
  return matches
}
