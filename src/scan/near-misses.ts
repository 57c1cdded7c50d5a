import { contractNamed } from '../lane/contracts.ts'
import type { ContractName } from '../lane/lane.ts'
import type { NearMiss, ScannedCommit } from './commit.ts'

export interface NearMissExample {
  readonly sha: string
  readonly subject: string
  readonly paths: readonly string[]
  readonly says: string
}

export interface NearMissRule {
  readonly contract: ContractName
  readonly rule: string
  /** The rule in words; `null` where the contract has none for it. */
  readonly means: string | null
  readonly kind: NearMiss['kind']
  readonly commits: number
  /** The newest, at most three. */
  readonly examples: readonly NearMissExample[]
}

export interface NearMisses {
  readonly commits: number
  readonly rules: readonly NearMissRule[]
}

/** What one thing kept commits out of a lane. Takes them newest first. */
export class NearMissCounts {
  #commits = 0
  readonly #rules = new Map<string, { readonly miss: NearMiss; commits: number; examples: NearMissExample[] }>()

  add({ commit, judged }: ScannedCommit): void {
    if (judged?.kind !== 'outside' || judged.near === null) return
    const { near } = judged
    this.#commits++
    const key = `${near.contract} ${near.kind} ${near.rule}`
    const known = this.#rules.get(key) ?? { miss: near, commits: 0, examples: [] }
    known.commits++
    if (known.examples.length < 3) {
      known.examples.push({ sha: commit.commit, subject: commit.subject, paths: near.paths, says: near.says })
    }
    this.#rules.set(key, known)
  }

  report(): NearMisses {
    const rules = [...this.#rules.values()]
      .sort((a, b) => b.commits - a.commits || (a.miss.rule < b.miss.rule ? -1 : 1))
      .map(({ miss, commits, examples }) => ({
        contract: miss.contract,
        rule: miss.rule,
        means: contractNamed(miss.contract)?.rules[miss.rule]?.[0] ?? null,
        kind: miss.kind,
        commits,
        examples,
      }))
    return { commits: this.#commits, rules }
  }
}
