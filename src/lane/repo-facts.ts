import type { Instant } from '../base/ids.ts'
import { isCataloguePath } from './copy/locale-path.ts'
import { originalPaths } from './copy/originals.ts'
import { defaultFacts } from './default-facts.ts'
import type { RepoFacts } from './lane.ts'
import { type LanesFile, laneNamed } from './lanes-file.ts'

/** What the base commit holds beside the lanes file. */
export interface BaseFacts {
  /** Texts of the files of {@link ruleFiles} and {@link filesBeside} that exist, by path. */
  readonly files: Readonly<Record<string, string>>
  /** Paths of every file, where {@link asksNames} says that a judge asks for them; `null`: unknown. */
  readonly names: readonly string[] | null
  /** When the commit was made. */
  readonly asOf: Instant | null
}

/** Paths of the files that the rules of a lane name and that a judge must know: flag file, tracking plan, schema. */
export const ruleFiles = (lanes: LanesFile, lane?: string): string[] => {
  const { flag, track, schema } = rulesOf(lanes, lane)
  return [flag?.file, track?.plan, schema].filter((path) => path != null)
}

/** Whether a rule of a lane speaks of new files, so that its judge must know which there are: listing them takes a while. */
const asksNames = (lanes: LanesFile, lane?: string): boolean => rulesOf(lanes, lane).flag !== null

/**
 * Paths where the base commit may hold what a judge has to see beside a patch: the English of the catalogues in it, without which
 * no missing translation is admitted.
 */
export const filesBeside = (paths: readonly string[]): string[] => [
  ...new Set(paths.filter(isCataloguePath).flatMap(originalPaths)),
]

/** A commit whose facts are wanted. */
export interface BaseCommit {
  /** `null` where there is no such file. */
  readFile(path: string): Promise<Uint8Array | null>
  paths(): Promise<readonly string[]>
  committedAt(): Promise<Instant>
}

/** Reads what a commit says of the rules of a lane, or of all lanes: no more than the judge asks for. */
export async function baseFactsOf(commit: BaseCommit, lanes: LanesFile, lane?: string): Promise<BaseFacts> {
  const files: Record<string, string> = {}
  for (const path of ruleFiles(lanes, lane)) {
    const bytes = await commit.readFile(path)
    if (bytes) files[path] = Buffer.from(bytes).toString('utf8')
  }
  return { files, names: asksNames(lanes, lane) ? await commit.paths() : null, asOf: await commit.committedAt() }
}

/**
 * What the judge may know, taken from the lanes file of the **base** commit.
 *
 * @param lanes `null` where the repository has no lanes file: the built-in facts
 * @param lane a lane of that file; its paths and limits then apply. Without one every path and the built-in limits do, and
 *   flags, tracking and configuration are those of the first lane that names them
 * @param base what the same commit says of {@link ruleFiles}; a contract that needs a file which is not there admits nothing
 * @throws Error when the lane is not in the file: look it up with `laneNamed` first and tell the person
 */
export function repoFacts(
  lanes: LanesFile | null,
  lane?: string,
  base: BaseFacts = { files: {}, names: null, asOf: null },
): RepoFacts {
  if (!lanes) return defaultFacts
  return { ...defaultFacts, ...base, text: lanes.text, ...rulesOf(lanes, lane) }
}

function rulesOf(lanes: LanesFile, name: string | undefined) {
  if (name === undefined) {
    const config = lanes.lanes.find((lane) => lane.contract === 'config')
    return {
      flag: lanes.lanes.find((lane) => lane.flag !== null)?.flag ?? null,
      track: lanes.lanes.find((lane) => lane.track !== null)?.track ?? null,
      values: config?.values ?? [],
      valuePaths: config?.paths ?? [],
      schema: config?.schema ?? null,
    }
  }
  const lane = laneNamed(lanes, name)
  if (!lane) throw new Error(`no lane "${name}" in this file`)
  const { paths, limits, flag, track, values, schema } = lane
  return { paths, limits, flag, track, values, valuePaths: paths, schema }
}
