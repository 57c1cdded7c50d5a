import type { Instant } from '../base/ids.ts'
import { defaultFacts } from './default-facts.ts'
import type { RepoFacts } from './lane.ts'
import { type Lane, type LanesFile, laneNamed } from './lanes-file.ts'

/** What the base commit holds beside the lanes file. */
export interface BaseFacts {
  /** Texts of the files of {@link ruleFiles} that exist, by path. */
  readonly files: Readonly<Record<string, string>>
  /** When the commit was made. */
  readonly asOf: Instant | null
}

/** Paths of the files that a lane's rules name and that a judge must know: flag file, tracking plan, schema. */
export const ruleFiles = (lane: Lane): string[] => [
  ...new Set([lane.flag?.file, lane.track?.plan, lane.schema].filter((path) => path != null)),
]

/**
 * What the judge may know, taken from the lanes file of the **base** commit.
 *
 * @param lanes `null` where the repository has no lanes file: the built-in facts
 * @param lane a lane of that file; its paths and limits then apply. Without one every path and the built-in limits do
 * @param base what the same commit says of {@link ruleFiles}; a contract that needs a file which is not there admits nothing
 * @throws Error when the lane is not in the file: look it up with `laneNamed` first and tell the person
 */
export function repoFacts(
  lanes: LanesFile | null,
  lane?: string,
  base: BaseFacts = { files: {}, asOf: null },
): RepoFacts {
  if (!lanes) return defaultFacts
  const text = lanes.text
  if (lane === undefined) return { ...defaultFacts, text }
  const found = laneNamed(lanes, lane)
  if (!found) throw new Error(`no lane "${lane}" in this file`)
  const { paths, limits, flag, track, values, schema } = found
  return { ...defaultFacts, ...base, text, paths, limits, flag, track, values, schema }
}
