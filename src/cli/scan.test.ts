import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../test/scratch-repository.ts'
import type { CommitLine } from '../scan/commit.ts'
import type { ScanReport } from '../scan/report.ts'

const program = fileURLToPath(new URL('../main/fairway.ts', import.meta.url))

function fairway(
  ...args: string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'scan', ...args], {
      cwd: shop.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const page = (title: string, kind = 'button') =>
  `export const Pricing = () => <main><h1>${title}</h1><button type="${kind}">Sign up</button></main>\n`
const manifest = (version: string) => `{ "name": "shop", "version": "${version}" }\n`

let shop: ScratchRepository
const shas: Record<string, string> = {}

/** The history, oldest first; each commit by its name. */
beforeAll(() => {
  shop = new ScratchRepository()
  const commit = (name: string, files: Parameters<ScratchRepository['commit']>[0], ...flags: string[]) => {
    shas[name] = shop.commit(files, name)
    if (flags.length > 0) {
      shop.git('commit', '-q', '--amend', '--no-edit', '--allow-empty', ...flags)
      shas[name] = shop.git('rev-parse', 'HEAD')
    }
  }
  commit('root', {
    'src/Pricing.tsx': page('Plans'),
    'package.json': manifest('1.0.0'),
    'README.md': '# Shop\n\nWe sell cofee.\n',
  })
  commit('copy', { 'src/Pricing.tsx': page('Prices') })
  shop.git('checkout', '-q', '-b', 'side')
  commit(
    'copy-of-mara',
    { 'src/Pricing.tsx': page('Plans and prices') },
    '--author=Mara <mara@shop.example>',
    '--date=2023-11-12T00:00:00Z',
    '--trailer=Reviewed-by: Bo <bo@shop.example>',
  )
  shop.git('checkout', '-q', 'main')
  commit('bot', { 'package.json': manifest('1.0.1') }, '--author=dependabot[bot] <bot@example.com>')
  shop.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side')
  shas.merge = shop.git('rev-parse', 'HEAD')
  shop.git('checkout', '-q', '-b', 'docs')
  shop.commit({ 'README.md': '# Shop\n\nWe sell coffee.\n' }, 'first try')
  shop.commit({ 'README.md': '# Shop\n\nWe sell good coffee.\n' }, 'second try')
  shop.git('checkout', '-q', 'main')
  shop.git('merge', '-q', '--squash', 'docs')
  commit('squashed-content', {})
  shop.git('mv', 'src/Pricing.tsx', 'src/Prices.tsx')
  commit('rename', {})
  commit('empty', {})
  commit('near', { 'src/Prices.tsx': page('Prices and plans'), 'package.json': manifest('1.0.2') })
  writeFileSync(
    Buffer.concat([Buffer.from(join(shop.dir, 'src/caf')), Buffer.from([0xe9]), Buffer.from('.txt')]),
    'x\n',
  )
  commit('odd-name', {})
  commit('code', { 'src/Prices.tsx': page('Prices and plans', 'submit') })
}, 60_000)

afterAll(() => shop.remove())

async function scanned(
  ...args: string[]
): Promise<{ report: ScanReport; lanes: Record<string, string>; lines: CommitLine[] }> {
  const file = join(shop.dir, '.git', 'commits.jsonl')
  const ran = await fairway('--json', '--commits', file, ...args)
  expect([ran.code, ran.code === 0 ? '' : ran.err]).toEqual([0, ''])
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CommitLine)
  const nameOf = (sha: string) => Object.entries(shas).find(([, each]) => each === sha)?.[0] ?? sha
  const lanes = Object.fromEntries(lines.map((line) => [nameOf(line.sha), line.leftOut ?? line.lane]))
  return { report: JSON.parse(ran.out), lanes, lines }
}

describe('fairway scan', () => {
  test('classifies each commit, newest first, and counts exactly', async () => {
    const { report, lanes, lines } = await scanned()

    expect(lanes).toEqual({
      code: 'code',
      'odd-name': 'code',
      near: 'code',
      empty: 'empty',
      rename: 'code',
      'squashed-content': 'content',
      merge: 'merge',
      bot: 'bot',
      'copy-of-mara': 'copy',
      copy: 'copy',
      root: 'root',
    })
    expect(Object.keys(lanes)[0]).toBe('code')
    expect(lines.find((line) => line.sha === shas.rename)?.reason).toMatch(/^files\/(?:added|removed): /)
    expect(lines.find((line) => line.sha === shas.copy)).toMatchObject({ files: 1, edits: 1, reason: null })
    expect(report.commits).toBe(7)
    expect(report.inLane).toMatchObject({ n: 3, of: 7 })
    expect(report.lanes.copy).toMatchObject({ commits: 2, share: 2 / 7 })
    expect(report.lanes.content).toMatchObject({ commits: 1 })
    expect(report.leftOut).toEqual({ merge: 1, root: 1, empty: 1, bot: 1 })
    expect(report.basis).toMatchObject({ rules: 'built-in', notAsked: expect.arrayContaining(['config', 'flagged']) })
  })

  test('takes the time of a branch from its first author date to its merge, and sees who handled it', async () => {
    const { report } = await scanned()

    expect(report.admitted).toHaveLength(report.inLane.n)
    expect(report.admitted[0]).toEqual({ sha: report.examples[0]?.sha, at: report.examples[0]?.at, lane: 'content' })
    // Ada merges what Mara wrote and Bo reviewed; everything else went in the moment it was written.
    const mergedAt = Date.parse(shop.git('show', '-s', '--format=%cI', shas.merge as string))
    expect(report.lead.lane).toMatchObject({ n: 1, median: mergedAt - Date.parse('2023-11-12T00:00:00Z') })
    expect(report.interruptions).toEqual({ laneLandings: 3, handled: 1, times: 2, people: 2, hidden: 0 })
  })

  test('says what one thing kept out, having judged the rest', async () => {
    const { report } = await scanned()

    // A button that becomes a submit button is one string that no reader sees: right to be kept out, and one thing.
    expect(report.nearMisses.commits).toBe(2)
    expect(report.nearMisses.rules).toMatchObject([
      { contract: 'copy', kind: 'rule', rule: 'copy/not-text', commits: 1, examples: [{ sha: shas.code }] },
      {
        contract: 'copy',
        kind: 'rest',
        rule: 'files/never',
        commits: 1,
        examples: [{ sha: shas.near, paths: ['package.json'] }],
      },
    ])
  })

  test('keeps to a range of commits, days and a number', async () => {
    expect(Object.keys((await scanned('--since', shas.near as string)).lanes)).toEqual(['code', 'odd-name'])
    expect(Object.keys((await scanned('--max', '2')).lanes)).toEqual(['code', 'odd-name'])
    const { report } = await scanned('--until', '2023-11-14')
    expect([report.commits, report.window]).toEqual([0, null])
    expect((await scanned('--since', '2023-11-14')).report.walked).toBe(11)
  })

  test('reads a bare repository, and groups from a file', async () => {
    const bare = shop.bareCopy()
    const groups = join(bare.dir, 'groups.yaml')
    writeFileSync(groups, 'mara@shop.example: product\n"*@example.com": engineering\n')

    const ran = await fairway(bare.dir, '--rev', 'main', '--groups', groups, '--json')

    const report = JSON.parse(ran.out) as ScanReport
    expect(report.groups.map(({ group, n, of }) => [group, n, of])).toEqual([
      ['engineering', 2, 7],
      ['product', 1, 1],
    ])
    bare.remove()
  })

  test('writes text for people and a page that holds the same first figure', async () => {
    const file = join(shop.dir, '.git', 'scan.html')

    const ran = await fairway('--html', file)

    expect(ran.out).toContain('3 of 7')
    expect(ran.out).toContain('would have admitted')
    expect(readFileSync(file, 'utf8')).toContain('<h1>')
    expect(ran.err).toContain(`${file} is written`)
  })

  test.each([
    [['--max', '0'], 'no number of commits'],
    [['--until', 'yesterday'], 'is no date'],
    [['--since', 'no-such-branch'], 'There is no commit'],
    [['--hourly-cost', 'much'], 'is no amount'],
    [['--groups', 'no-such-file'], 'could not be read'],
  ])('says what to do about %j', async (args, says) => {
    const ran = await fairway(...args)

    expect(ran.code).toBe(2)
    expect(ran.err).toContain(says)
  })
})

describe('with a lanes file', () => {
  test('holds a translation that was missing against the original of the commit before it', async () => {
    const other = new ScratchRepository()
    const words = (entries: Readonly<Record<string, string>>) => `${JSON.stringify(entries, null, 2)}\n`
    other.commit({
      'src/locales/en.json': words({ title: 'Plans', greeting: 'Hello {name}' }),
      'src/locales/de.json': words({ title: 'Tarife' }),
    })
    const good = other.commit({ 'src/locales/de.json': words({ title: 'Tarife', greeting: 'Hallo {name}' }) })
    const bad = other.commit({
      'src/locales/de.json': words({ title: 'Tarife', greeting: 'Hallo {name}', unknown: 'Neues' }),
    })
    const { code, err } = await fairway(other.dir, '--built-in', '--commits', join(other.dir, 'lines'))
    expect({ code, err }).toMatchObject({ code: 0 })
    const lines = readFileSync(join(other.dir, 'lines'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CommitLine)
    const laneOf = (sha: string) => lines.find((line) => line.sha === sha)?.lane
    expect([laneOf(good), laneOf(bad)]).toEqual(['copy', 'code'])
    other.remove()
  })

  test('judges by the names of its last revision, and says so', async () => {
    const other = new ScratchRepository()
    const flags = (rollout: number) => `{ "rollout": ${rollout} }\n`
    other.commit({ 'flags/new.json': flags(10) })
    other.commit({ 'flags/new.json': flags(20) })
    const lanes =
      'version: 1\nproduct: shop\nlanes:\n  flags: { contract: config, paths: ["flags/*.json"], values: ["/rollout"] }\n'
    other.commit({ '.fairway/lanes.yaml': lanes })

    const report = JSON.parse((await fairway(other.dir, '--json')).out) as ScanReport
    const builtIn = JSON.parse((await fairway(other.dir, '--json', '--built-in')).out) as ScanReport

    expect([report.basis.rules, report.lanes.config?.commits]).toEqual(['head', 1])
    expect([builtIn.basis.rules, builtIn.lanes.config]).toEqual(['built-in', undefined])
    other.remove()
  })
})
