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
  tst: 'test',
  testing: 'test',
  qa: 'test',
  live: 'production',
  sandbox: 'sandbox',
  preprod: 'pre-production',
  preproduction: 'pre-production',
  nonprod: 'non-production',
  nonproduction: 'non-production',
  canary: 'canary',
  beta: 'beta',
  demo: 'demo',
  local: 'local',
  ci: 'ci',
  int: 'integration',
  integration: 'integration',
  acc: 'acceptance',
  acceptance: 'acceptance',
  produktion: 'production',
  entwicklung: 'development',
}
/** Words with other meanings: as a key they count only beside another environment. */
const doubtful = new Set(
  'test tst testing stage dev preview qa stg prd live sandbox canary beta demo local ci int integration acc acceptance'.split(
    ' ',
  ),
)
const sureMembers = ['environment', 'env', 'environmentKey', 'environment_key']
const namingMembers = ['name', 'key', 'id']

/** With a region beside them these mean nothing else. */
const short = new Set(['stg', 'prd', 'tst'])

function environmentOf(name: unknown): string | null {
  const words = keyWords(String(name)).map((word) => word.replace(/\d+$/, ''))
  const whole = words.join('')
  if (Object.hasOwn(environments, whole)) return environments[whole] as string
  // `prod-eu`, `eu_production`: one of its regions.
  const sure = [words[0], words.at(-1)].find(
    (word) => word !== undefined && Object.hasOwn(environments, word) && (!doubtful.has(word) || short.has(word)),
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
  const parts = name.split('.').slice(0, -1)
  for (const part of [
    parts.join('-'),
    ...parts,
    ...(environmentOf(parts.join('-')) ? [] : name.split(/[._-]/).slice(0, -1)),
  ])
    add(environmentOf(part))
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
  if (own === null || !doubtful.has(keyWords(key).join(''))) return own !== null
  const others = holder.kind === 'object' ? [...holder.members.keys()].map(environmentOf) : []
  return others.some((other) => other !== null && other !== own)
}
