/** More names than a repository has; a hostile one could have any number. */
const mostKnown = 10_000

/** The same function, which works each of a few thousand names out once: names repeat, and taking them apart every time shows. */
export function remembered<Result extends NonNullable<unknown>>(
  work: (name: string) => Result,
): (name: string) => Result {
  const known = new Map<string, Result>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    if (known.size >= mostKnown) known.clear()
    const result = work(name)
    known.set(name, result)
    return result
  }
}
