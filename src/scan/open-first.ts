import { type ContractName, contractNames } from '../lane/lane.ts'
import type { ScannedCommit } from './commit.ts'

export interface SuggestedLane {
  readonly name: string
  readonly contract: ContractName
  readonly paths: readonly { readonly glob: string; readonly commits: number }[]
  /** Commits that this lane, with its paths and limits, would have admitted. */
  readonly commits: number
  /** Commits that the contract admits, wherever they are. */
  readonly of: number
  readonly limits: { readonly files: number; readonly edits: number }
}

export interface OpenFirst {
  readonly lanes: readonly SuggestedLane[]
  /** `.fairway/lanes.yaml`, ready to be read by its engineers; empty where there is nothing to open. */
  readonly yaml: string
}

/** Lanes that need names only engineers know (flag function, tracking plan, values) are not guessed. */
const guessable: readonly ContractName[] = ['copy', 'content', 'style']
const laneNames: Partial<Record<ContractName, string>> = { copy: 'ux-copy', content: 'content', style: 'ui-style' }
const titles: Partial<Record<ContractName, string>> = { copy: 'UX copy', content: 'Content', style: 'UI style' }
const maxGlobs = 6
const defaultLimits = { files: 8, edits: 40 }

interface Seen {
  readonly globs: readonly string[]
  readonly files: number
  readonly edits: number
}

/** Works out which few paths would have let most of the admitted commits through. */
export class OpenFirstCounts {
  readonly #seen = new Map<ContractName, Seen[]>()

  add({ judged }: ScannedCommit): void {
    if (judged?.kind !== 'admitted') return
    const [contract] = judged.by
    const globs = [...new Set(judged.paths.map(globOf))].sort()
    const list = this.#seen.get(contract) ?? []
    list.push({ globs, files: judged.paths.length, edits: judged.editCount })
    this.#seen.set(contract, list)
  }

  report(product: string): OpenFirst {
    const lanes = contractNames
      .filter((contract) => guessable.includes(contract))
      .flatMap((contract) => suggest(contract, this.#seen.get(contract) ?? []))
      .sort((a, b) => b.commits - a.commits)
    return { lanes, yaml: lanes.length === 0 ? '' : yamlOf(product, lanes) }
  }
}

function suggest(contract: ContractName, seen: readonly Seen[]): SuggestedLane[] {
  // Nine in ten fit: the tenth is worth an engineer's look, however alike.
  const limits = {
    files: Math.max(defaultLimits.files, ninth(seen.map((each) => each.files))),
    edits: Math.max(defaultLimits.edits, ninth(seen.map((each) => each.edits))),
  }
  const fits = seen.filter((each) => each.files <= limits.files && each.edits <= limits.edits)
  const chosen = new Set<string>()
  while (chosen.size < maxGlobs) {
    const gains = new Map<string, { readonly globs: readonly string[]; gain: number }>()
    for (const { globs } of fits) {
      const missing = globs.filter((glob) => !chosen.has(glob))
      if (missing.length === 0 || missing.length + chosen.size > maxGlobs) continue
      const key = missing.join('\0')
      const known = gains.get(key) ?? { globs: missing, gain: 0 }
      known.gain += 1 / missing.length
      gains.set(key, known)
    }
    const best = [...gains.values()].sort((a, b) => b.gain - a.gain)[0]
    // A path that let a single commit through is no lane yet.
    if (best === undefined || (best.gain < 2 && chosen.size > 0)) break
    for (const glob of best.globs) chosen.add(glob)
  }
  const admitted = fits.filter(({ globs }) => globs.every((glob) => chosen.has(glob)))
  if (admitted.length === 0) return []
  const paths = [...chosen]
    .map((glob) => ({ glob, commits: admitted.filter(({ globs }) => globs.includes(glob)).length }))
    .sort((a, b) => b.commits - a.commits)
  const name = laneNames[contract] ?? contract
  return [{ name, contract, paths, commits: admitted.length, of: seen.length, limits }]
}

const ninth = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(0.9 * values.length) - 1] ?? 0

/** The file's first two folders and its ending. Characters that mean something in a glob stand as `?`, which matches them. */
export function globOf(path: string): string {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const ending = name.includes('.') ? `*${plain(name.slice(name.lastIndexOf('.')))}` : plain(name)
  const folders = parts.slice(0, -1).slice(0, 2).map(plain)
  return folders.length === 0 ? ending : `${folders.join('/')}/**/${ending}`
}

const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}._ -]/gu, '?').replace(/^[!-]/, '?')

/** A name as lanes files write it. */
const productName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 64) || 'product'

function yamlOf(product: string, lanes: readonly SuggestedLane[]): string {
  const lines = ['version: 1', `product: ${productName(product)}`, 'lanes:']
  for (const lane of lanes) {
    lines.push(
      `  ${lane.name}:  # would have admitted ${lane.commits} of ${lane.of} ${lane.contract} commits`,
      `    title: ${titles[lane.contract] ?? lane.name}`,
      `    contract: ${lane.contract}`,
      '    paths:',
      ...lane.paths.map(({ glob, commits }) => `      - ${JSON.stringify(glob)}  # ${commits}`),
      '    propose: [product, design, marketing]',
      '    review: { approvals: 1, by: owners }',
      `    limits: { files: ${lane.limits.files}, edits: ${lane.limits.edits} }`,
    )
  }
  return `${lines.join('\n')}\n`
}
