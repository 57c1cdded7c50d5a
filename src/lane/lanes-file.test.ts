import { describe, expect, test } from 'vitest'
import type { Patch } from '../change/patch.ts'
import { judge } from './judge.ts'
import {
  type LanesFile,
  type LanesProblem,
  laneForEdits,
  laneNamed,
  lanesAdmitting,
  parseLanesFile,
  sayProblem,
} from './lanes-file.ts'
import { repoFacts } from './repo-facts.ts'

const promised = `
version: 1
product: storefront
lanes:
  ux-copy:
    title: UX copy
    contract: copy                               # copy | content | style | flagged | instrumentation | config | code
    paths: ["src/**/*.{ts,tsx}", "locales/**/*.json"]
    propose: [product, design, marketing]        # roles
    review: { approvals: 1, by: owners }         # owners = CODEOWNERS of the touched paths; or a role
    checks: [typecheck, test]
    limits: { files: 8, edits: 40 }
    adoption: { owner: ana@example.com, target: 30%, within: 60d }
  content: { contract: content, paths: ["docs/**/*.md"] }
  ui-fix: { contract: style, paths: ["src/**/*.{tsx,css}"] }
  ui-behind-flag:
    contract: flagged
    paths: ["src/**/*.tsx"]
    flag: { call: flag, module: src/flags.ts, file: flags.json }            # flags.json in the flagd format of OpenFeature
  instrumentation:
    contract: instrumentation
    paths: ["src/**/*.tsx"]
    track: { call: track, module: src/analytics.ts, plan: tracking-plan.yaml }
  experiments:
    contract: config
    paths: ["experiments/*.json"]
    schema: experiments/schema.json
    values: ["/variants/*/weight", "/rollout", "/enabled"]                  # JSON pointers, * = any key or index
text:                                            # what counts as visible text here, beyond the built-in list
  props: [heading, caption]                      # component props
  keys: [title, description, cta]                # object properties
  calls: [t, toast.error]                        # calls whose string arguments are shown
checks:
  typecheck: npm run typecheck
  test: npm test
preview: { command: "npm run dev -- --port $PORT", ready: "http://localhost:$PORT/" }
deploy: { command: "npm run deploy", environment: production, live: "http://localhost:4401/" }
`

const minimal = (lane: string, rest = '') =>
  `version: 1\nproduct: shop\nlanes:\n  copy:\n    contract: copy\n${lane}${rest}`

function open(text: string): LanesFile {
  const parsed = parseLanesFile(text)
  if (parsed.kind === 'closed') throw new Error(parsed.problems.map(sayProblem).join('\n'))
  return parsed.lanes
}

function problems(text: string): readonly LanesProblem[] {
  const parsed = parseLanesFile(text)
  return parsed.kind === 'closed' ? parsed.problems : []
}

describe('a lanes file', () => {
  test('is read in the promised form', () => {
    const file = open(promised)

    expect(file.lanes.map((lane) => [lane.name, lane.contract])).toEqual([
      ['ux-copy', 'copy'],
      ['content', 'content'],
      ['ui-fix', 'style'],
      ['ui-behind-flag', 'flagged'],
      ['instrumentation', 'instrumentation'],
      ['experiments', 'config'],
    ])
    expect(laneNamed(file, 'ux-copy')?.adoption).toEqual({
      owner: 'ana@example.com',
      target: 0.3,
      withinMs: 5_184_000_000,
    })
    expect(file.text.calls).toEqual(['t', 'toast.error'])
    expect(file.deploy?.live).toBe('http://localhost:4401/')
  })

  test('fills in the documented defaults', () => {
    const file = open(
      minimal('', 'checks: { unit: npm test }\npreview: { command: npm run dev, ready: "http://localhost:$PORT/" }\n'),
    )

    expect(file.lanes[0]).toEqual({
      name: 'copy',
      title: 'copy',
      contract: 'copy',
      paths: ['**'],
      propose: ['product', 'design', 'marketing'],
      review: { approvals: 1, by: 'owners' },
      checks: [],
      limits: { files: 8, edits: 40 },
      adoption: null,
      flag: null,
      track: null,
      schema: null,
      values: [],
    })
    expect(file.checks).toEqual([{ name: 'unit', command: 'npm test', timeoutMs: 600_000 }])
    expect(file.preview).toMatchObject({ pages: [], timeoutMs: 60_000 })
    expect([file.install, file.deploy]).toEqual([null, null])
  })

  test('takes a check with its own time limit, an install command, and pages to preview', () => {
    const file = open(
      minimal(
        '',
        `checks: { e2e: { command: npm run e2e, timeout: 20m } }
install: pnpm install --frozen-lockfile
preview: { command: npm run dev, ready: "http://localhost:$PORT/", pages: [/pricing], timeout: 90s }
`,
      ),
    )

    expect(file.checks[0]).toEqual({ name: 'e2e', command: 'npm run e2e', timeoutMs: 1_200_000 })
    expect(file.install).toBe('pnpm install --frozen-lockfile')
    expect(file.preview).toMatchObject({ pages: ['/pricing'], timeoutMs: 90_000 })
  })

  test('lists all of its problems at once, each with its line, in order', () => {
    const found = problems(`version: 2
product: Store Front
lanes:
  ux-copy:
    contract: coppy
    path: ["src/**"]
    propose: [marketting]
    limits: { files: "8" }
    adoption: { owner: ana, target: 300%, within: soon }
    checks: [tset]
  Bad_Name: { contract: copy, paths: ["/src/**", "src/{a"] }
  flags: { contract: flagged }
checks:
  test: npm test
deploy: { command: "", live: nowhere }
`)

    expect(found.map((problem) => [problem.line, problem.field])).toEqual([
      [1, 'version'],
      [2, 'product'],
      [5, 'lanes.ux-copy.contract'],
      [6, 'lanes.ux-copy.path'],
      [7, 'lanes.ux-copy.propose.0'],
      [8, 'lanes.ux-copy.limits.files'],
      [9, 'lanes.ux-copy.adoption.owner'],
      [9, 'lanes.ux-copy.adoption.target'],
      [9, 'lanes.ux-copy.adoption.within'],
      [10, 'lanes.ux-copy.checks.0'],
      [11, 'lanes.Bad_Name.paths.0'],
      [11, 'lanes.Bad_Name.paths.1'],
      [11, 'lanes.Bad_Name'],
      [12, 'lanes.flags.flag'],
      [15, 'deploy.command'],
      [15, 'deploy.live'],
    ])
  })

  test.each<[string, string, string]>([
    [
      'a misspelled field',
      minimal('    limts: { files: 3 }\n'),
      'line 6, lanes.copy.limts: "limts" is not a field of lanes.copy; did you mean "limits"? Expected one of title, contract, paths, propose, review, checks, limits, adoption, flag, track, schema, values, found "limts". Write for example: limits: { files: 8, edits: 40 }',
    ],
    [
      'an unknown contract',
      'version: 1\nproduct: shop\nlanes:\n  a: { contract: copi }\n',
      'line 4, lanes.a.contract: "copi" is not known here; did you mean "copy"? Expected one of copy, content, style, flagged, instrumentation, config, code, found "copi". Write for example: copy',
    ],
    [
      'a check that is not defined',
      minimal('    checks: [tset]\n', 'checks: { test: npm test }\n'),
      'line 6, lanes.copy.checks.0: The check "tset" is not defined under checks; did you mean "test"? Expected one of test, found "tset". Write for example: test',
    ],
    [
      'a missing contract',
      'version: 1\nproduct: shop\nlanes:\n  a: { title: A }\n',
      'line 4, lanes.a.contract: "contract" is missing. Expected one of copy, content, style, flagged, instrumentation, config, code. Write for example: contract: copy',
    ],
    [
      'a duration in words',
      minimal('    adoption: { owner: a@b.co, target: 30%, within: two months }\n'),
      'line 6, lanes.copy.adoption.within: "two months" cannot be used here: it is not a duration. Expected a whole number with s, m, h, d or w, found "two months". Write for example: 60d',
    ],
    [
      'a glob that leaves the repository',
      minimal('    paths: ["../other/**"]\n'),
      'line 6, lanes.copy.paths.0: "../other/**" cannot be used here: ".." would leave the repository. Expected a glob from the root of the repository, found "../other/**". Write for example: "src/**/*.{ts,tsx}"',
    ],
    [
      'a check that is neither a command nor a group',
      minimal('', 'checks: { test: 3 }\n'),
      'line 6, checks.test: "test" does not have the right form. Expected a shell command, or { command, timeout }, found 3. Write for example: npm test',
    ],
    [
      'a misspelled field inside a check',
      minimal('', 'checks: { test: { command: npm test, timeot: 3m } }\n'),
      'line 6, checks.test.timeot: "timeot" is not a field of checks.test; did you mean "timeout"? Expected one of command, timeout, found "timeot". Write for example: timeout: 10m',
    ],
  ])('says of %s what is wrong and what to write instead', (_what, text, said) => {
    expect(problems(text).map(sayProblem)).toEqual([said])
  })

  test.each([
    ['an empty file', '', 'The file is empty.'],
    ['a key that stands twice', minimal('    title: A\n    title: B\n'), 'This key stands twice in the same group.'],
    [
      'a lane that stands twice',
      minimal('', '  copy: { contract: code }\n'),
      'This key stands twice in the same group.',
    ],
    ['an anchor', minimal('    paths: &p ["a"]\n'), 'The anchor "&p" is not supported.'],
    ['an alias', minimal('    paths: &p ["a"]\n    title: *p\n'), 'The alias "*p" is not supported.'],
    ['a merge key', minimal('    <<: { limits: { files: 1 } }\n'), 'The merge key "<<" is not supported.'],
    ['a tag', minimal('    title: !!str A\n'), 'The tag "tag:yaml.org,2002:str" is not supported.'],
    ['a tag of its own', minimal('    title: !exec A\n'), 'The tag "!exec" is not supported.'],
    ['a prototype key', minimal('', '  __proto__: { contract: code }\n'), 'The key "__proto__" is not supported.'],
    ['a second document', minimal('', '---\nversion: 1\n'), 'A second document begins here.'],
    ['a file without lanes', 'version: 1\nproduct: shop\nlanes: {}\n', 'There is no lane in this file.'],
    ['text that is not YAML', 'version: [1\n', null],
    ['a list', '- a\n', null],
  ])('stays shut for %s', (_what, text, says) => {
    const found = problems(text)

    expect(found.length).toBeGreaterThan(0)
    if (says) expect(found.map((problem) => problem.says)).toContain(says)
  })

  test('keeps YAML 1.2 meanings: yes and no are texts, never booleans', () => {
    expect(open(minimal('    title: no\n')).lanes[0]?.title).toBe('no')
  })
})

describe('lanes for a path', () => {
  test('are those of the contract whose globs take it in, in the order of the file', () => {
    const file = open(promised)

    expect(lanesAdmitting(file, 'src/pages/Pricing.tsx', 'copy').map((lane) => lane.name)).toEqual(['ux-copy'])
    expect(lanesAdmitting(file, 'src/pages/pricing.css', 'copy')).toEqual([])
    expect(lanesAdmitting(file, 'src/pages/pricing.css', 'style').map((lane) => lane.name)).toEqual(['ui-fix'])
  })

  test('must take in every file of a change together', () => {
    const file = open(promised)

    expect(laneForEdits(file, ['src/a.tsx', 'locales/de.json'], 'copy')?.name).toBe('ux-copy')
    expect(laneForEdits(file, ['src/a.tsx', 'README.md'], 'copy')).toBeNull()
    expect(laneForEdits(file, [], 'copy')).toBeNull()
  })

  test('see dot files as any other', () => {
    const file = open(minimal('    paths: ["**/*.tsx"]\n'))

    expect(lanesAdmitting(file, '.storybook/a.tsx', 'copy')).toHaveLength(1)
  })
})

describe('facts for the judge', () => {
  test('are built in where there is no lanes file', () => {
    expect(repoFacts(null).paths).toEqual([])
  })

  test('carry the text rules of the file, and the paths and limits of the named lane', () => {
    const file = open(promised)

    expect(repoFacts(file, 'ux-copy')).toMatchObject({
      text: { props: ['heading', 'caption'] },
      paths: ['src/**/*.{ts,tsx}', 'locales/**/*.json'],
      limits: { files: 8, edits: 40 },
    })
    expect(repoFacts(file).paths).toEqual([])
    expect(() => repoFacts(file, 'nowhere')).toThrow()
  })

  test('let the pointers of a lane speak of its own files only, where no lane is in force', () => {
    const written = `${minimal('')}  tests: { contract: config, paths: ["experiments/*.json"], values: ["/rollout"] }\n`
    const facts = repoFacts(open(written))
    const change = (path: string): Patch => [
      {
        path,
        before: new TextEncoder().encode('{ "rollout": 1 }\n'),
        after: new TextEncoder().encode('{ "rollout": 2 }\n'),
        modeBefore: '100644',
        modeAfter: '100644',
      },
    ]

    expect(judge(change('experiments/a.json'), 'config', facts).kind).toBe('allowed')
    expect(judge(change('billing/a.json'), 'config', facts).kind).toBe('refused')
  })
})
