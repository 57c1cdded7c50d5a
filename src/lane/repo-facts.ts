import { defaultFacts } from './default-facts.ts'
import type { RepoFacts } from './lane.ts'
import { type LanesFile, laneNamed } from './lanes-file.ts'

/**
 * What the judge may know, taken from the lanes file of the **base** commit.
 *
 * @param lanes `null` where the repository has no lanes file: the built-in facts
 * @param lane a lane of that file; its paths and limits then apply. Without one every path and the built-in limits do
 * @throws Error when the lane is not in the file: look it up with `laneNamed` first and tell the person
 */
export function repoFacts(lanes: LanesFile | null, lane?: string): RepoFacts {
  if (!lanes) return defaultFacts
  const text = lanes.text
  if (lane === undefined) return { ...defaultFacts, text }
  const found = laneNamed(lanes, lane)
  if (!found) throw new Error(`no lane "${lane}" in this file`)
  return { ...defaultFacts, text, paths: found.paths, limits: found.limits }
}
