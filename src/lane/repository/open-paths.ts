import type { RepoFacts } from '../lane.ts'
import { isNeverChanged, isOddPath } from './never-list.ts'
import { matcherOf } from './path-patterns.ts'

/** Whether a lane may change a file of this path at all, wherever the lane's own paths lie. */
export const isChangeable = (path: string, facts: RepoFacts): boolean =>
  !isOddPath(path) && !isNeverChanged(path) && !matcherOf(facts.generated)(path)

/** Whether the lane in force may change a file of this path. What it holds is for the contract to say. */
export const isOpenPath = (path: string, facts: RepoFacts): boolean =>
  (facts.paths.length === 0 || matcherOf(facts.paths)(path)) && isChangeable(path, facts)
