import type { RepoFacts } from '../lane.ts'
import type { KeyPath } from './config-document.ts'

/** Whether a path is one of the JSON pointers of a lane; `*` stands for any key or index. */
export function valueMatcher(pointers: readonly string[]): (path: KeyPath) => boolean {
  const patterns = pointers.map((pointer) =>
    pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
  )
  return (path) =>
    patterns.some(
      (pattern) =>
        pattern.length === path.length && pattern.every((part, at) => part === '*' || part === String(path[at])),
    )
}

/** Where no lane is in force, the pointers of a lane speak of the files of that lane only. */
export const withValuePaths = (facts: RepoFacts): RepoFacts =>
  facts.paths.length === 0 ? { ...facts, paths: facts.valuePaths } : facts
