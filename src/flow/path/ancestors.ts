import type { PathRecords } from './path-records.ts'

/** A revision and all it descends from, as far as `isKnown` does not cut the way off. */
export function ancestors(records: PathRecords, sha: string, isKnown: (sha: string) => boolean): string[] {
  const found = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || isKnown(next)) continue
    found.add(next)
    const parents = String(records.of.commit.get(next)?.facts.parents ?? '')
    if (parents !== '') open.push(...parents.split(' '))
  }
  return [...found]
}
