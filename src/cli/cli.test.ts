import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../test/scratch-repository.ts'

const program = fileURLToPath(new URL('../../bin/fairway.js', import.meta.url))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function fairway(args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: shop.dir, stdio: ['pipe', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })
}

const json = (ran: Ran) => JSON.parse(ran.out)
const jsonLines = (ran: Ran) =>
  ran.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const lanes = (limits = '{ files: 8, edits: 40 }') => `version: 1
product: shop
lanes:
  ux-copy:
    contract: copy
    paths: ["src/**/*.tsx", "locales/*.json"]
    limits: ${limits}
  pages: { contract: copy, paths: ["src/pages/**"] }
`

const page = (title: string) => `export function Pricing() {
  return (
    <main>
      <h1>${title}</h1>
      <button type="button">Sign up</button>
    </main>
  )
}
`

let shop: ScratchRepository
let shas: { base: string; good: string; bad: string; broken: string }

beforeAll(() => {
  shop = new ScratchRepository()
  shop.commit({ 'README.md': '# Shop\n' })
  const base = shop.commit({
    '.fairway/lanes.yaml': lanes(),
    'src/pages/Pricing.tsx': page('Plans'),
    'src/pages/Pricing.test.tsx': `import { Pricing } from './Pricing'\ntest('shows', () => { getByText('Plans'); render(Pricing) })\n`,
    'src/Header.tsx': `export const Header = () => <header><a href="/join">Sign up</a></header>\n`,
    'locales/en.json': '{\n  "home.title": "Coffee"\n}\n',
    'locales/de.json': '{\n  "home.title": "Kaffee"\n}\n',
    'src/News.tsx': 'export const News = () => <Trans>Read all news</Trans>\n',
    'locales/fr.json': '{ "Read all news": "Lire les nouvelles" }\n',
  })
  shop.git('checkout', '-q', '-b', 'good')
  const good = shop.commit({ 'src/pages/Pricing.tsx': page('Plans and pricing') })
  shop.git('checkout', '-q', '-b', 'bad', 'main')
  const bad = shop.commit({ 'src/pages/Pricing.tsx': page('Plans').replace('type="button"', 'type="submit"') })
  shop.git('checkout', '-q', '-b', 'broken', 'main')
  const broken = shop.commit({
    '.fairway/lanes.yaml': lanes().replace('contract: copy', 'contract: coppy').replace('limits', 'limts'),
  })
  shop.git('checkout', '-q', 'main')
  shas = { base, good, bad, broken }
}, 60_000)

afterAll(() => shop.remove())

describe('fairway slots', () => {
  test('lists the places as one JSON array, and nothing else on stdout', async () => {
    const ran = await fairway(['slots', '--json'])

    expect(ran.code).toBe(0)
    expect(json(ran)).toContainEqual({
      id: expect.any(String),
      path: 'src/pages/Pricing.tsx',
      line: 4,
      kind: 'text',
      value: 'Plans',
      context: 'Heading in Pricing',
      language: null,
      key: null,
    })
    expect(json(ran).map((slot: { path: string }) => slot.path)).not.toContain('src/pages/Pricing.test.tsx')
  })

  test('finds places by text, best first, and says how to change one', async () => {
    const ran = await fairway(['slots', '--find', 'sign up'])

    expect(ran.code).toBe(0)
    expect(ran.out).toContain('src/pages/Pricing.tsx:5  "Sign up"')
    expect(ran.out).toContain('src/Header.tsx:1  "Sign up"')
    expect(ran.err).toContain('2 places. Change one with: fairway propose "NEW TEXT" --at ID')
  })

  test('ends with 1 and an empty array when nothing holds the text', async () => {
    const ran = await fairway(['slots', '--find', 'zebra crossing', '--json'])

    expect([ran.code, ran.out]).toEqual([1, '[]\n'])
  })

  test('stays inside the paths of a lane', async () => {
    const ran = await fairway(['slots', '--lane', 'pages', '--json'])

    expect(new Set(json(ran).map((slot: { path: string }) => slot.path))).toEqual(new Set(['src/pages/Pricing.tsx']))
  })

  test('reads any revision of a bare repository without a lanes file', async () => {
    const bare = shop.bareCopy()

    const ran = await fairway(['slots', '--repo', bare.dir, '--rev', 'main~1', '--json'])

    expect([ran.code, ran.out]).toEqual([0, '[]\n'])
    bare.remove()
  })
})

describe('fairway propose', () => {
  test('takes the keys of a sentence along that is its own key', async () => {
    const ran = await fairway(['propose', 'Change "Read all news" to "See all news"', '--json'])

    const answer = json(ran)
    expect(answer).toMatchObject({
      verdict: 'allowed',
      edits: [
        { path: 'src/News.tsx', after: 'See all news' },
        { path: 'locales/fr.json', kind: 'sentence-key' },
      ],
      notices: [{ rule: 'copy/stale', path: 'src/News.tsx' }],
    })
    expect(answer.patch).toContain('+{ "See all news": "Lire les nouvelles" }')
  })

  test('gives a proved patch that git applies, tests included', async () => {
    const ran = await fairway(['propose', 'Change "Plans" to "Plans and pricing"', '--json'])

    const answer = json(ran)
    expect(ran.code).toBe(0)
    expect(answer).toMatchObject({
      verdict: 'allowed',
      edits: [
        {
          path: 'src/pages/Pricing.tsx',
          line: 4,
          kind: 'text',
          before: 'Plans',
          after: 'Plans and pricing',
          says: 'Heading in Pricing: "Plans" → "Plans and pricing"',
        },
        { path: 'src/pages/Pricing.test.tsx', kind: 'companion' },
      ],
      candidates: [],
      contract: 'copy',
      base: shas.base,
    })
    const applied = spawnSync('git', ['apply', '--check', '-'], {
      cwd: shop.dir,
      input: answer.patch,
      encoding: 'utf8',
    })
    expect([applied.status, applied.stderr]).toEqual([0, ''])
  })

  test('lists the places and ends with 1 where it is ambiguous', async () => {
    const ran = await fairway(['propose', 'Change "Sign up" to "Join"', '--json'])

    expect(ran.code).toBe(1)
    expect(json(ran)).toMatchObject({ verdict: 'ambiguous', edits: [], patch: '' })
    expect(
      json(ran)
        .candidates.map((candidate: { path: string }) => candidate.path)
        .sort(),
    ).toEqual(['src/Header.tsx', 'src/pages/Pricing.tsx'])
  })

  test('changes the place that was pointed at', async () => {
    const { candidates } = json(await fairway(['propose', 'Change "Sign up" to "Join"', '--json']))
    const header = candidates.find((candidate: { path: string }) => candidate.path === 'src/Header.tsx')

    const ran = await fairway(['propose', 'Join us', '--at', header.id, '--json'])

    expect(json(ran)).toMatchObject({
      verdict: 'allowed',
      edits: [{ path: 'src/Header.tsx', before: 'Sign up', after: 'Join us' }],
    })
  })

  test('shows the nearest places when nothing says the text', async () => {
    const ran = await fairway(['propose', 'Change "Plants" to "Trees"', '--json'])

    expect(ran.code).toBe(1)
    expect(json(ran)).toMatchObject({ verdict: 'none', edits: [], patch: '' })
    expect(json(ran).candidates.map((candidate: { value: string }) => candidate.value)).toContain('Plans')
  })

  test('says which forms it understands when it does not', async () => {
    const ran = await fairway(['propose', 'Make it nicer'])

    expect(ran.code).toBe(1)
    expect(ran.out).toContain('Change "old text" to "new text"')
  })

  test('refuses what leaves the contract, with the rule and a way out', async () => {
    const ran = await fairway(['propose', 'In German, change "Coffee" to "Kaffee {name}"', '--json'])

    expect(ran.code).toBe(1)
    expect(json(ran)).toMatchObject({
      verdict: 'refused',
      edits: [],
      findings: [{ path: 'locales/de.json', fix: expect.any(String) }],
    })
  })

  test('writes the diff to a file and the change to a new branch, once', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fairway-cli-')), 'change.diff')
    const args = ['propose', 'Change "Plans" to "Prices"', '--branch', 'copy/prices', '--patch', file, '--json']

    const ran = await fairway(args)
    const again = await fairway(args)

    expect(json(ran)).toMatchObject({
      verdict: 'allowed',
      branch: 'copy/prices',
      commit: shop.git('rev-parse', 'copy/prices'),
    })
    expect(readFileSync(file, 'utf8')).toBe(json(ran).patch)
    expect(shop.git('rev-parse', 'copy/prices~1')).toBe(shas.base)
    expect(shop.git('status', '--porcelain')).toBe('')
    const verified = await fairway(['verify', '--base', 'main', '--head', 'copy/prices'])
    expect(verified.code).toBe(0)
    expect([again.code, again.out]).toEqual([2, ''])
    expect(again.err).toContain('The branch copy/prices exists already.')
  })

  test.each(['--upload-pack=x', '-x', 'a..b', 'HEAD'])('never writes a branch called %j', async (name) => {
    const ran = await fairway(['propose', 'Change "Plans" to "Prices"', `--branch=${name}`])

    expect(ran.code).toBe(2)
  })

  test('answers a batch line by line', async () => {
    const lines = [
      { id: 1, intent: 'Change "Plans" to "Prices"' },
      { id: 'two', intent: 'Change "Sign up" to "Join"', lane: 'pages' },
      { id: 3, intent: 'Change "Plans" to "Prices"', rev: 'nowhere' },
      { intent: 'x' },
    ]

    const ran = await fairway(['propose', '--batch', '-'], lines.map((line) => JSON.stringify(line)).join('\n'))

    expect(ran.code).toBe(1)
    expect(jsonLines(ran)).toMatchObject([
      { id: 1, verdict: 'allowed', patch: expect.stringContaining('+      <h1>Prices</h1>') },
      { id: 'two', verdict: 'allowed', edits: [{ path: 'src/pages/Pricing.tsx' }] },
      { id: 3, error: { code: 'revision-missing', line: 3 } },
      { id: null, error: { code: 'bad-input', line: 4 } },
    ])
  })
})

describe('fairway verify', () => {
  test('allows what a contract admits', async () => {
    const ran = await fairway(['verify', '--base', shas.base, '--head', 'good', '--json'])

    expect(ran.code).toBe(0)
    expect(json(ran)).toMatchObject({
      verdict: 'allowed',
      admittedBy: ['copy'],
      edits: [
        {
          path: 'src/pages/Pricing.tsx',
          line: 4,
          kind: 'text',
          before: 'Plans',
          after: 'Plans and pricing',
          says: expect.any(String),
        },
      ],
      findings: [],
    })
  })

  test('refuses anything else with rule, place, meaning and way out', async () => {
    const ran = await fairway(['verify', '--base', 'main', '--head', 'bad', '--json'])

    expect(ran.code).toBe(1)
    expect(json(ran)).toMatchObject({
      verdict: 'refused',
      admittedBy: [],
      edits: [],
      findings: [
        {
          rule: expect.any(String),
          path: 'src/pages/Pricing.tsx',
          line: 5,
          says: expect.any(String),
          fix: expect.any(String),
        },
      ],
    })
  })

  test('tells people the same in words', async () => {
    const [good, bad] = await Promise.all([
      fairway(['verify', '--base', 'main', '--head', 'good']),
      fairway(['verify', '--base', 'main', '--head', 'bad']),
    ])

    expect(good.out).toBe(`Allowed by copy: 1 edit.
  src/pages/Pricing.tsx:4  Heading in Pricing: "Plans" → "Plans and pricing"
`)
    expect(bad.out).toMatch(
      /^Refused: the change does more than the contract allows\.\n {2}src\/pages\/Pricing\.tsx:5 {2}/,
    )
  })

  test('takes the lanes of the base, never those of the patch', async () => {
    shop.git('checkout', '-q', '-b', 'sneaky', 'main')
    shop.commit({ '.fairway/lanes.yaml': lanes('{ files: 900, edits: 900 }'), 'src/pages/Pricing.tsx': page('Prices') })
    shop.git('checkout', '-q', 'main')

    const ran = await fairway(['verify', '--base', 'main', '--head', 'sneaky', '--lane', 'ux-copy', '--json'])

    expect(ran.code).toBe(1)
    expect(json(ran)).toMatchObject({ verdict: 'refused', lane: 'ux-copy' })
  })

  test('keeps to the paths of the lane', async () => {
    shop.git('checkout', '-q', '-b', 'header', 'main')
    shop.commit({ 'src/Header.tsx': `export const Header = () => <header><a href="/join">Join</a></header>\n` })
    shop.git('checkout', '-q', 'main')

    const [wide, narrow] = await Promise.all([
      fairway(['verify', '--base', 'main', '--head', 'header', '--lane', 'ux-copy']),
      fairway(['verify', '--base', 'main', '--head', 'header', '--lane', 'pages']),
    ])

    expect([wide.code, narrow.code]).toEqual([0, 1])
  })

  test('closes every lane of a wrong lanes file and lists all of its problems', async () => {
    const ran = await fairway(['verify', '--base', 'broken', '--head', 'broken', '--lane', 'ux-copy', '--json'])

    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain('line 5, lanes.ux-copy.contract: "coppy" is not known here; did you mean "copy"?')
    expect(ran.err).toContain(
      'line 7, lanes.ux-copy.limts: "limts" is not a field of lanes.ux-copy; did you mean "limits"?',
    )
  })

  test('judges without a lane by the built-in rules even then, and warns', async () => {
    shop.git('checkout', '-q', '-b', 'on-broken', 'broken')
    shop.commit({ 'src/pages/Pricing.tsx': page('Prices') })
    shop.git('checkout', '-q', 'main')

    const ran = await fairway(['verify', '--base', 'broken', '--head', 'on-broken', '--json'])

    expect(ran.code).toBe(0)
    expect(json(ran).verdict).toBe('allowed')
    expect(ran.err).toContain('.fairway/lanes.yaml is wrong')
  })

  test('answers a batch in the order of its lines, and goes on after a bad one', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fairway-cli-')), 'batch.jsonl')
    const many = Array.from({ length: 40 }, (_, index) => ({
      id: `n${index}`,
      repo: shop.dir,
      base: 'main',
      head: index % 2 ? 'bad' : 'good',
    }))
    const lines = [
      ...many.map((line) => JSON.stringify(line)),
      'not json',
      JSON.stringify({ id: 'x', repo: '/nowhere', base: 'a', head: 'b' }),
      JSON.stringify({ id: 'y', repo: shop.dir, base: 'main' }),
      '',
      JSON.stringify({ id: 'z', repo: shop.dir, base: 'main', head: 'good', lane: 'pages' }),
    ]
    writeFileSync(file, `${lines.join('\n')}\n`)

    const ran = await fairway(['verify', '--batch', file])

    expect(ran.code).toBe(1)
    expect(jsonLines(ran).map((line) => [line.id, line.verdict ?? line.error.code])).toEqual([
      ...many.map((line) => [line.id, line.head === 'bad' ? 'refused' : 'allowed']),
      [null, 'bad-input'],
      ['x', 'repository-missing'],
      ['y', 'bad-input'],
      ['z', 'allowed'],
    ])
    expect(ran.err).toContain('44 lines, 21 allowed.')
  })

  test('of a batch that is not there cannot run', async () => {
    expect(await fairway(['verify', '--batch', '/nowhere.jsonl'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('wrong use ends with 2 and says what to do', () => {
  test.each<[string[], string]>([
    [['verify', '--base', 'main'], '--head is missing.'],
    [['verify', '--base', 'main', '--head', 'nowhere'], 'There is no commit "nowhere"'],
    [['verify', '--base', 'main', '--head', '--all'], 'missing'],
    [['verify', '--base', 'main', '--head', 'good', '--contract', 'coppy'], 'did you mean "copy"?'],
    [['verify', '--base', 'main', '--head', 'good', '--lane', 'ux-cop'], 'did you mean "ux-copy"?'],
    [['verify', '--base', 'main', '--head', 'good', '--lane', 'a', '--contract', 'b'], 'one of --lane and --contract'],
    [['slots', '--repo', '/nowhere'], 'There is no folder /nowhere.'],
    [['slots', '--bogus'], "unknown option '--bogus'"],
    [['propose'], 'The intent is missing.'],
    [['sltos'], "unknown command 'sltos'"],
    [[], 'Usage: fairway'],
  ])('fairway %j', async (args, says) => {
    const ran = await fairway(args)

    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain(says)
  })
})

test('--version and --help are answers', async () => {
  const [told, helped] = await Promise.all([fairway(['--version']), fairway(['verify', '--help'])])

  expect([told.code, told.out.trim()]).toEqual([0, '0.1.0'])
  expect([helped.code, helped.err]).toEqual([0, ''])
  expect(helped.out).toContain('--batch <file>')
})

describe('fairway split', () => {
  test('writes what a lane admits and the rest as branches on top of each other, and as patches', async () => {
    shop.git('checkout', '-q', '-b', 'mixed', shas.base)
    const mixed = shop.commit({
      'src/pages/Pricing.tsx': page('Plans and pricing').replace('type="button"', 'type="submit"'),
      'src/new.ts': 'export const a = 1\n',
    })
    shop.git('checkout', '-q', 'main')
    const patches = mkdtempSync(join(tmpdir(), 'fairway-split-'))

    const args = ['split', '--base', shas.base, '--head', mixed, '--branch', 'parts', '--patches', patches, '--json']
    const ran = await fairway(args)

    expect(ran.code).toBe(0)
    expect(json(ran).parts).toMatchObject([
      { contract: 'copy', files: ['src/pages/Pricing.tsx'], branch: 'parts-copy' },
      { contract: null, files: ['src/new.ts', 'src/pages/Pricing.tsx'], branch: 'parts-rest' },
    ])
    expect(shop.git('rev-parse', 'parts-rest^{tree}')).toBe(shop.git('rev-parse', `${mixed}^{tree}`))
    expect(shop.git('show', '--format=', '--numstat', 'parts-copy')).toBe('1\t1\tsrc/pages/Pricing.tsx')
    expect(readFileSync(join(patches, '0001-copy.patch'), 'utf8')).toContain('+      <h1>Plans and pricing</h1>')
    expect((await fairway(['verify', '--base', shas.base, '--head', 'parts-copy'])).code).toBe(0)
  })

  test('ends with 1 and writes nothing where no lane admits a part', async () => {
    const ran = await fairway(['split', '--base', shas.base, '--head', shas.bad, '--branch', 'nothing'])

    expect([ran.code, ran.out]).toEqual([1, 'No lane admits a part of this change.\n'])
    expect(shop.git('branch', '--list', 'nothing*')).toBe('')
  })
})
