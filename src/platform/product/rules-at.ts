import { hashOf, sha256 } from '../../base/hash.ts'
import type { Revision } from '../../base/ids.ts'
import { type LanesProblem, lanesPath, type ParsedLanes, parseLanesFile } from '../../lane/lanes-file.ts'
import { type CodeOwners, codeOwnersPaths, parseCodeOwners } from '../../review/code-owners.ts'
import { type GitRepository, readFileAt } from '../git/index.ts'

/** The rules a product's engineers wrote, as one commit states them. */
export interface RulesAt {
  readonly lanes: ParsedLanes
  readonly owners: CodeOwners
  /** SHA-256 over both files: what an approval binds of the rules. */
  readonly policyHash: string
}

const decode = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes)

/** Reads lanes and owners from a commit. A file that is missing closes what it would have opened. */
export async function rulesAt(repository: GitRepository, revision: Revision): Promise<RulesAt> {
  const [lanes, ...owners] = await Promise.all(
    [lanesPath, ...codeOwnersPaths].map(async (path) => decode(await readFileAt(repository, revision, path))),
  )
  const ownersText = owners.find((text) => text !== null) ?? ''
  return {
    lanes: lanes == null ? { kind: 'closed', problems: [noLanesFile] } : parseLanesFile(lanes),
    owners: parseCodeOwners(ownersText),
    policyHash: hashOf([sha256(lanes ?? ''), sha256(ownersText)]),
  }
}

const noLanesFile: LanesProblem = {
  line: 0,
  field: '',
  says: `This repository has no ${lanesPath}, so no lane is open.`,
  expected: 'a lanes file that an engineer has written and reviewed',
  received: null,
  example: 'lanes: { ux-copy: { contract: copy, paths: ["src/**/*.tsx"], propose: [product] } }',
}
