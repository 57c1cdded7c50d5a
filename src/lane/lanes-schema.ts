import { z } from 'zod'
import type { Milliseconds } from '../base/ids.ts'
import { roles } from '../base/roles.ts'
import { contractNames } from './lane.ts'

/** The form of a lane's and a check's name: it appears in commit trailers, addresses and file names. */
export const namePattern = /^[a-z][a-z0-9-]{0,63}$/

const durationUnits = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const durationPattern = /^(\d{1,6})(s|m|h|d|w)$/
const percentPattern = /^(\d{1,3}(?:\.\d{1,3})?)\s?%$/

/** `90s`, `10m`, `2h`, `60d`, `8w` in milliseconds; `null` for anything else. */
export function durationMs(text: string): Milliseconds | null {
  const match = durationPattern.exec(text)
  if (!match) return null
  const ms = Number(match[1]) * durationUnits[match[2] as keyof typeof durationUnits]
  return ms > 0 ? (ms as Milliseconds) : null
}

/** `30%` as a share between 0 and 1; `null` for anything else. */
export function shareOf(text: string): number | null {
  const match = percentPattern.exec(text)
  const percent = match ? Number(match[1]) : Number.NaN
  return percent <= 100 ? percent / 100 : null
}

/** Why a glob cannot be used in a lane, or `null` when it can. */
export function globFault(glob: string): string | null {
  if (glob.trim() !== glob || glob === '') return 'it is empty or has white space around it'
  if (glob.startsWith('!')) return 'a leading "!" is not supported: list what is allowed, everything else is outside'
  if (glob.startsWith('/') || glob.startsWith('./'))
    return 'paths start at the root of the repository, without "/" or "./"'
  if (glob.split('/').includes('..')) return '".." would leave the repository'
  if (glob.includes('\\')) return 'a backslash is not supported: write "/" between folders'
  if (glob.endsWith('/')) return 'it ends with "/" and so matches no file: add "**"'
  for (const [open, close] of ['{}', '[]', '()']) {
    let depth = 0
    for (const char of glob) {
      if (char === open) depth++
      if (char === close) depth--
      if (depth < 0) break
    }
    if (depth !== 0) return `"${open}" and "${close}" do not pair up`
  }
  return null
}

/** What a field's message shows: what belongs there, and a line to copy. */
export interface FieldHelp {
  readonly expected: string
  readonly example: string
}
export const fieldHelp = z.registry<FieldHelp>()

/** The text of a problem that zod cannot know: why this very value is wrong. */
type Fault = { readonly fault: string }

function parsedText<Out>(read: (text: string) => Out | null, fault: (text: string) => string) {
  return z.string().transform((text, context): Out => {
    const value = read(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', params: { fault: fault(text) } satisfies Fault })
    return z.NEVER
  })
}

function field<Schema extends z.ZodType>(schema: Schema, help: FieldHelp, description: string): Schema {
  const described = schema.meta({ description }) as Schema
  fieldHelp.add(described, help)
  return described
}

const glob = () =>
  field(
    parsedText(
      (text) => (globFault(text) === null ? text : null),
      (text) => globFault(text) ?? '',
    ),
    { expected: 'a glob from the root of the repository', example: '"src/**/*.{ts,tsx}"' },
    'A glob from the root of the repository: `*` inside a folder, `**` any depth, `{a,b}` alternatives.',
  )

const duration = (description: string, example: string) =>
  field(
    parsedText(durationMs, () => 'it is not a duration'),
    { expected: 'a whole number with s, m, h, d or w', example },
    description,
  )

const command = (description: string, example: string) =>
  field(z.string().trim().min(1), { expected: 'a shell command', example }, description)

const repositoryPath = (description: string, example: string) =>
  field(
    parsedText(
      (text) => (globFault(text) === null && !/[*?{}[\]()]/.test(text) ? text : null),
      (text) => globFault(text) ?? 'a single file is meant here, not a glob',
    ),
    { expected: 'the path of one file from the root of the repository', example },
    description,
  )

const functionName = (description: string, example: string) =>
  field(
    parsedText(
      (text) => (/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(text) ? text : null),
      () => 'it is not the name of a function',
    ),
    { expected: 'a name as it is called in the source', example },
    description,
  )

const words = (description: string, example: string) =>
  field(z.array(z.string().min(1)).default([]), { expected: 'a list of names', example }, description)

const role = () => field(z.enum(roles), { expected: `one of ${roles.join(', ')}`, example: 'product' }, 'A role.')

const review = z.strictObject({
  approvals: field(
    z.number().int().min(1).max(10).default(1),
    { expected: 'a whole number from 1 to 10', example: '1' },
    'How many people must approve. The author never counts.',
  ),
  by: field(
    z.enum(['owners', ...roles]).default('owners'),
    { expected: `owners, or one of ${roles.join(', ')}`, example: 'owners' },
    'Who may approve: `owners` are the CODEOWNERS of every touched path, otherwise a role.',
  ),
})

const limits = z.strictObject({
  files: field(
    z.number().int().min(1).max(10_000).default(8),
    { expected: 'a whole number from 1 to 10000', example: '8' },
    'How many files one change may touch.',
  ),
  edits: field(
    z.number().int().min(1).max(100_000).default(40),
    { expected: 'a whole number from 1 to 100000', example: '40' },
    'How many places one change may edit.',
  ),
})

const adoption = z.strictObject({
  owner: field(
    z.email(),
    { expected: 'an e-mail address', example: 'ana@example.com' },
    'Who sees to it that the lane is used.',
  ),
  target: field(
    parsedText(shareOf, () => 'it is not a share from 0% to 100%'),
    { expected: 'a percentage', example: '30%' },
    'Share of the changes the lane could carry that shall go through it.',
  ),
  within: duration('In what time the target shall be reached, from the first change through the lane on.', '60d'),
})

const flag = z.strictObject({
  call: functionName('The function that reads a flag.', 'flag'),
  module: repositoryPath('The module that exports it.', 'src/flags.ts'),
  file: repositoryPath('The flag file, in the flagd format of OpenFeature.', 'flags.json'),
})

const track = z.strictObject({
  call: functionName('The function that records an event.', 'track'),
  module: repositoryPath('The module that exports it.', 'src/analytics.ts'),
  plan: repositoryPath(
    'The tracking plan: which events exist, with the types of their properties.',
    'tracking-plan.yaml',
  ),
})

const pointer = () =>
  field(
    parsedText(
      (text) => (/^(\/([^~/]|~[01])*)+$/.test(text) ? text : null),
      () => 'it is not a JSON pointer',
    ),
    { expected: 'a JSON pointer, * for any key or index', example: '"/variants/*/weight"' },
    'A JSON pointer; `*` stands for any key or index.',
  )

/** One lane as it is written. Defaults are those of the guide, `docs/guide/lanes-file.md`. */
const lane = z.strictObject({
  title: field(
    z.string().trim().min(1).max(80).optional(),
    { expected: 'a short text', example: 'UX copy' },
    'What people see. Default: the name of the lane.',
  ),
  contract: field(
    z.enum(contractNames),
    { expected: `one of ${contractNames.join(', ')}`, example: 'copy' },
    'What a change in this lane may do, proved on syntax trees.',
  ),
  paths: field(
    z.array(glob()).min(1).prefault(['**']),
    { expected: 'a list of globs', example: '["src/**/*.tsx"]' },
    'Which files the lane may touch.',
  ),
  propose: field(
    z.array(role()).min(1).default(['product', 'design', 'marketing']),
    { expected: 'a list of roles', example: '[product, design]' },
    'Which roles may propose a change.',
  ),
  review: field(
    review.prefault({}),
    { expected: 'approvals and by', example: '{ approvals: 1, by: owners }' },
    'Who must say yes.',
  ),
  checks: field(
    z.array(z.string()).default([]),
    { expected: 'a list of names defined under checks', example: '[typecheck, test]' },
    'Which of the checks below must pass.',
  ),
  limits: field(
    limits.prefault({}),
    { expected: 'files and edits', example: '{ files: 8, edits: 40 }' },
    'How large one change may be.',
  ),
  adoption: field(
    adoption.optional(),
    { expected: 'owner, target and within', example: '{ owner: ana@example.com, target: 30%, within: 60d }' },
    'Who drives the lane, to which share, in what time. Default: no target.',
  ),
  flag: field(
    flag.optional(),
    { expected: 'call, module and file', example: '{ call: flag, module: src/flags.ts, file: flags.json }' },
    'How the source reads flags. Required by the contract `flagged`.',
  ),
  track: field(
    track.optional(),
    {
      expected: 'call, module and plan',
      example: '{ call: track, module: src/analytics.ts, plan: tracking-plan.yaml }',
    },
    'How the source records events. Required by the contract `instrumentation`.',
  ),
  schema: field(
    repositoryPath(
      'JSON Schema that the files must satisfy before and after. Default: none.',
      'experiments/schema.json',
    ).optional(),
    { expected: 'the path of one file from the root of the repository', example: 'experiments/schema.json' },
    'JSON Schema that the files must satisfy before and after. Default: none.',
  ),
  values: field(
    z.array(pointer()).min(1).optional(),
    { expected: 'a list of JSON pointers', example: '["/rollout"]' },
    'Which values may change. Required by the contract `config`.',
  ),
})

const text = z.strictObject({
  props: words('Component props whose text is shown, beyond the built-in list.', '[heading, caption]'),
  keys: words('Object properties whose text is shown, beyond the built-in list.', '[title, description]'),
  calls: words('Calls whose string arguments are shown, beyond the built-in list.', '[t, toast.error]'),
})

const checkObject = z.strictObject({
  command: command('What to run. It passes when it exits with 0.', 'npm test'),
  timeout: duration('When to give up.', '10m').prefault('10m'),
})

const check = field(
  z.union([command('What to run. It passes when it exits with 0.', 'npm test'), checkObject]),
  { expected: 'a shell command, or { command, timeout }', example: 'npm test' },
  'A shell command, or `{ command, timeout }`. It passes when it exits with 0. Default timeout: `10m`.',
)

const preview = z.strictObject({
  command: command('Starts the product; it must listen on `$PORT`.', 'npm run dev -- --port $PORT'),
  ready: field(
    z.string().regex(/^https?:\/\/(localhost|127\.0\.0\.1)(:(\d+|\$PORT))?(\/|$)/),
    { expected: 'an address on localhost, with $PORT', example: 'http://localhost:$PORT/' },
    'Answers 200 when the preview can be looked at.',
  ),
  pages: field(
    z.array(z.string().startsWith('/')).default([]),
    { expected: 'a list of paths that begin with "/"', example: '["/", "/pricing"]' },
    'Paths to visit besides those found by following links.',
  ),
  timeout: duration('How long to wait until it is ready.', '60s').prefault('60s'),
})

const deploy = z.strictObject({
  command: command('Brings the default branch into production.', 'npm run deploy'),
  environment: field(
    z.string().trim().min(1).default('production'),
    { expected: 'a name', example: 'production' },
    'The name of the environment in the record.',
  ),
  live: field(
    z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text.replace(/\$\{?\w+\}?/g, '1'))),
    { expected: 'the address of the product as its users reach it', example: 'https://shop.example.com/' },
    'Where users see the product; looked at after each deploy. `$NAME` stands for a deploy variable of the server.',
  ),
  timeout: duration('When to give up.', '10m').prefault('10m'),
})

/** The whole of `.fairway/lanes.yaml`, as it is written. */
export const lanesSchema = z.strictObject({
  version: field(z.literal(1), { expected: '1', example: '1' }, 'The form of this file.'),
  product: field(
    z.string().regex(namePattern),
    { expected: 'a name in lower case, with - between words', example: 'storefront' },
    'The name of the product.',
  ),
  lanes: field(
    z.record(z.string(), lane),
    { expected: 'lanes by name', example: '{ ux-copy: { contract: copy } }' },
    'The lanes, by name.',
  ),
  text: field(
    text.prefault({}),
    { expected: 'props, keys and calls', example: '{ props: [heading] }' },
    'What counts as visible text here, beyond the built-in list.',
  ),
  checks: field(
    z.record(z.string(), check).default({}),
    { expected: 'commands by name', example: '{ test: npm test }' },
    'The checks that lanes name.',
  ),
  install: command(
    'Installs dependencies. Default: `npm ci --ignore-scripts` where there is a package-lock.json, otherwise nothing.',
    'npm ci --ignore-scripts',
  ).optional(),
  preview: field(
    preview.optional(),
    {
      expected: 'command and ready',
      example: '{ command: "npm run dev -- --port $PORT", ready: "http://localhost:$PORT/" }',
    },
    'How to start the product for a look at a change. Default: changes are not previewed.',
  ),
  deploy: field(
    deploy.optional(),
    { expected: 'command and live', example: '{ command: npm run deploy, live: "https://shop.example.com/" }' },
    'How a merged change reaches users. Default: Fairway does not deploy.',
  ),
})

export type WrittenLanes = z.output<typeof lanesSchema>
