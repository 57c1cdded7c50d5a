import type { ConfigChange, ValueChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, memberValue, nodesTo } from '../config-document.ts'
import { keyWords } from '../key-words.ts'

const environments: Readonly<Record<string, string>> = {
  prod: 'production',
  production: 'production',
  prd: 'production',
  stage: 'staging',
  staging: 'staging',
  stg: 'staging',
  uat: 'staging',
  preview: 'preview',
  dev: 'development',
  development: 'development',
  test: 'test',
  testing: 'test',
  qa: 'test',
}
/** Words with other meanings: as a key they count only beside another environment. */
const doubtful = new Set(['test', 'testing', 'stage', 'dev', 'preview', 'qa', 'stg', 'prd'])
const sureMembers = ['environment', 'env', 'environmentKey', 'environment_key']
const namingMembers = ['name', 'key', 'id']

function environmentOf(name: unknown): string | null {
  const key = String(name).toLowerCase()
  if (Object.hasOwn(environments, key)) return environments[key] as string
  // `prod-eu`, `eu_production`: one of its regions.
  const words = keyWords(String(name))
  const sure = [words[0], words.at(-1)].find(
    (word) => word !== undefined && Object.hasOwn(environments, word) && !doubtful.has(word),
  )
  return sure === undefined ? null : (environments[sure] as string)
}

/** The first line of a patch that changes a second environment; `null` where all changes are of one. */
export function secondEnvironment(
  files: readonly ConfigChange[],
): { file: ConfigChange; line: number; detail: string } | null {
  let first: string | null = null
  for (const file of files) {
    for (const change of file.changes) {
      const here = environmentsAt(file, change)
      if (here === '') continue
      if (first === null) first = here
      else if (first !== here) return { file, line: change.line, detail: `${first} and ${here}` }
    }
  }
  return null
}

/** The environments that a change belongs to, by its file, its keys, and the names of the objects around it. */
function environmentsAt(file: ConfigChange, { before }: ValueChange): string {
  const found = new Set<string>()
  const add = (name: string | null) => {
    if (name !== null) found.add(name)
  }
  const folders = file.path.split('/')
  const name = folders.pop() ?? ''
  for (const folder of folders) add(environmentOf(folder))
  for (const part of name.split(/[._-]/).slice(0, -1)) add(environmentOf(part))
  const nodes = nodesTo(file.before.root, before.path)
  for (const [at, key] of before.path.entries()) {
    const holder = nodes[at]
    if (typeof key === 'string' && holder !== undefined && isEnvironmentKey(key, holder)) add(environmentOf(key))
  }
  for (const [at, node] of nodes.entries()) {
    for (const member of sureMembers) add(environmentOf(memberValue(node, member) ?? ''))
    for (const name of namesOf(node))
      if (!doubtful.has(name) || standsBesideOther(name, nodes[at - 1])) add(environmentOf(name))
  }
  return [...found].sort().join(', ')
}

const namesOf = (node: ConfigNode): string[] =>
  namingMembers.map((member) => String(memberValue(node, member) ?? '').toLowerCase()).filter(environmentOf)

/** Each value that changes asks about all that stands beside its object. */
const known = new WeakMap<ConfigNode, ReadonlySet<string | null>>()

function standsBesideOther(name: string, holder: ConfigNode | undefined): boolean {
  if (holder === undefined) return false
  const beside = known.get(holder) ?? new Set(childrenOf(holder).flatMap(namesOf).map(environmentOf))
  known.set(holder, beside)
  return [...beside].some((other) => other !== environmentOf(name))
}

function isEnvironmentKey(key: string, holder: ConfigNode): boolean {
  const own = environmentOf(key)
  if (own === null || !doubtful.has(key.toLowerCase())) return own !== null
  const others = holder.kind === 'object' ? [...holder.members.keys()].map(environmentOf) : []
  return others.some((other) => other !== null && other !== own)
}
