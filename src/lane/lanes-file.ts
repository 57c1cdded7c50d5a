import picomatch from 'picomatch'
import type { Milliseconds } from '../base/ids.ts'
import type { ContractName, FlagRules, TrackRules } from './lane.ts'
import { crossProblems, type LanesProblem, problemsOf } from './lanes-problems.ts'
import { lanesSchema, type WrittenLanes } from './lanes-schema.ts'
import { parseYaml } from './yaml-document.ts'

export { type LanesProblem, sayProblem } from './lanes-problems.ts'

/** Where the lanes of a repository are written. Never changed through a lane. */
export const lanesPath = '.fairway/lanes.yaml'

/** One lane with every default filled in. */
export interface Lane
  extends Omit<WrittenLanes['lanes'][string], 'title' | 'adoption' | 'flag' | 'track' | 'schema' | 'values'> {
  readonly name: string
  readonly title: string
  /** `null`: the lane has no target. `target` is a share between 0 and 1. */
  readonly adoption: { readonly owner: string; readonly target: number; readonly withinMs: Milliseconds } | null
  readonly flag: FlagRules | null
  readonly track: TrackRules | null
  readonly schema: string | null
  /** JSON pointers, `*` for any key or index. Empty except in lanes of the contract `config`. */
  readonly values: readonly string[]
}

export interface CheckCommand {
  readonly name: string
  readonly command: string
  readonly timeoutMs: Milliseconds
}

export interface PreviewCommand {
  readonly command: string
  /** An address that holds `$PORT`. */
  readonly ready: string
  readonly pages: readonly string[]
  readonly timeoutMs: Milliseconds
}

export interface DeployCommand {
  readonly command: string
  readonly environment: string
  readonly live: string
  readonly timeoutMs: Milliseconds
}

/** The lanes of one product, as its engineers wrote them, with every default filled in. Plain data. */
export interface LanesFile {
  readonly version: 1
  readonly product: string
  /** In the order of the file. */
  readonly lanes: readonly Lane[]
  readonly text: {
    readonly props: readonly string[]
    readonly keys: readonly string[]
    readonly calls: readonly string[]
  }
  readonly checks: readonly CheckCommand[]
  /** `null`: derived from the lockfile, see the guide. */
  readonly install: string | null
  readonly preview: PreviewCommand | null
  readonly deploy: DeployCommand | null
}

export type ParsedLanes =
  | { readonly kind: 'open'; readonly lanes: LanesFile }
  | { readonly kind: 'closed'; readonly problems: readonly LanesProblem[] }

/**
 * Reads a lanes file. Fails shut: one problem anywhere closes every lane, and all problems come at once, in the order of the file.
 *
 * @param text the whole file, YAML 1.2 core without anchors, aliases, tags or merge keys
 */
export function parseLanesFile(text: string): ParsedLanes {
  const document = parseYaml(text)
  if (document.kind === 'broken') {
    return {
      kind: 'closed',
      problems: document.faults.map((fault) => ({
        line: fault.line,
        field: fault.path.join('.'),
        says: fault.says,
        expected: fault.expected,
        received: null,
        example: fault.example,
      })),
    }
  }
  const parsed = lanesSchema.safeParse(document.value)
  const problems = [
    ...(parsed.success
      ? []
      : parsed.error.issues.flatMap((issue) => problemsOf(issue, document.value, document.position))),
    ...crossProblems(document.value, document.position),
  ].sort((a, b) => a.line - b.line)
  if (problems.length > 0 || !parsed.success) return { kind: 'closed', problems }
  return { kind: 'open', lanes: withDefaults(parsed.data) }
}

/** The lane of that name, or `null`. */
export const laneNamed = (file: LanesFile, name: string): Lane | null =>
  file.lanes.find((lane) => lane.name === name) ?? null

/** The lanes of a contract whose paths take in this file, in the order of the lanes file. */
export const lanesAdmitting = (file: LanesFile, path: string, contract: ContractName): readonly Lane[] =>
  file.lanes.filter((lane) => lane.contract === contract && laneTakes(lane, path))

/** The first lane of a contract that takes in every one of these files, or `null`: no single lane can carry the change. */
export const laneForEdits = (file: LanesFile, paths: readonly string[], contract: ContractName): Lane | null =>
  paths.length === 0
    ? null
    : (file.lanes.find((lane) => lane.contract === contract && paths.every((path) => laneTakes(lane, path))) ?? null)

/** Whether a lane's globs take in a path. Dot files count, as they do for git. */
export const laneTakes = (lane: Pick<Lane, 'paths'>, path: string): boolean => matcherOf(lane.paths)(path)

/** Compiled once for each lane: history asks for thousands of paths, and compiling costs far more than matching. */
const matchers = new WeakMap<readonly string[], (path: string) => boolean>()
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs)
  if (known) return known
  const matcher = picomatch([...globs], { dot: true, nonegate: true, noextglob: true })
  matchers.set(globs, matcher)
  return matcher
}

function withDefaults(written: WrittenLanes): LanesFile {
  return {
    version: 1,
    product: written.product,
    lanes: Object.entries(written.lanes).map(([name, lane]) => ({
      ...lane,
      name,
      title: lane.title ?? name,
      adoption: lane.adoption
        ? { owner: lane.adoption.owner, target: lane.adoption.target, withinMs: lane.adoption.within }
        : null,
      flag: lane.flag ?? null,
      track: lane.track ?? null,
      schema: lane.schema ?? null,
      values: lane.values ?? [],
    })),
    text: written.text,
    checks: Object.entries(written.checks).map(([name, check]) =>
      typeof check === 'string'
        ? { name, command: check, timeoutMs: 600_000 as Milliseconds }
        : { name, command: check.command, timeoutMs: check.timeout },
    ),
    install: written.install ?? null,
    preview: written.preview
      ? {
          command: written.preview.command,
          ready: written.preview.ready,
          pages: written.preview.pages,
          timeoutMs: written.preview.timeout,
        }
      : null,
    deploy: written.deploy
      ? {
          command: written.deploy.command,
          environment: written.deploy.environment,
          live: written.deploy.live,
          timeoutMs: written.deploy.timeout,
        }
      : null,
  }
}
