import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ScratchRepository } from '../../test/scratch-repository.ts'

const root = join(import.meta.dirname, '../..')
const lanes = (contract = 'copy') => `version: 1
product: shop
lanes:
  ux-copy: { contract: ${contract}, paths: ["src/**/*.tsx"] }
`
const page = (title: string, type = 'button') =>
  `export const Plans = () => (\n  <main>\n    <h1>${title}</h1>\n    <button type="${type}">Go</button>\n  </main>\n)\n`

let shop: ScratchRepository
let runner: string
let shas: Record<'main' | 'text' | 'code' | 'trailer' | 'opens', string>

beforeAll(() => {
  shop = new ScratchRepository()
  runner = mkdtempSync(join(tmpdir(), 'fairway-runner-'))
  const base = shop.commit({ '.fairway/lanes.yaml': lanes(), 'src/Plans.tsx': page('Plans') })
  const branch = (name: string, files: Record<string, string>, message?: string) => {
    shop.git('checkout', '-q', '-b', name, base)
    return shop.commit(files, message)
  }
  const text = branch('text', { 'src/Plans.tsx': page('Plans and pricing: 100% yours') })
  const code = branch('code', { 'src/Plans.tsx': page('Plans', 'submit') })
  const trailer = branch('trailer', { 'src/Plans.tsx': page('Plans', 'submit') }, 'Submit\n\nFairway-Lane: ux-copy')
  const opens = branch('opens', { '.fairway/lanes.yaml': lanes('code'), 'src/Plans.tsx': page('Our plans') })
  shop.git('checkout', '-q', 'main')
  const main = shop.commit({ 'README.md': '# Shop\n' })
  shas = { main, text, code, trailer, opens }
})

afterAll(() => {
  shop.remove()
  rmSync(runner, { recursive: true, force: true })
})

/** Runs the command as a runner would: a recorded payload, files for outputs and summary. */
function judge(head: string, labels: readonly string[] = [], args: readonly string[] = []) {
  const dir = mkdtempSync(join(runner, 'run-'))
  const event = {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      title: 'Words',
      base: { ref: 'main', sha: shas.main },
      head: { ref: 'branch', sha: head },
      labels: labels.map((name, id) => ({ id, name, color: 'ededed', default: false })),
    },
    repository: { full_name: 'acme/shop' },
  }
  writeFileSync(join(dir, 'event.json'), JSON.stringify(event))
  const ran = spawnSync(process.execPath, [join(root, 'bin/fairway.js'), 'pull-request', '--repo', shop.dir, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      GITHUB_EVENT_PATH: join(dir, 'event.json'),
      GITHUB_OUTPUT: join(dir, 'output'),
      GITHUB_STEP_SUMMARY: join(dir, 'summary.md'),
    },
  })
  const read = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8') : '')
  return {
    code: ran.status,
    out: ran.stdout,
    err: ran.stderr,
    outputs: read('output').split('\n'),
    summary: read('summary.md'),
  }
}

describe('fairway pull-request', () => {
  test('names the contracts that admit it, and annotates each edit on its line', () => {
    const ran = judge(shas.text)

    expect(ran.code).toBe(0)
    expect(ran.outputs).toEqual(
      expect.arrayContaining(['verdict=allowed', 'contracts=copy', 'labels=admitted:copy', 'claims=none']),
    )
    expect(ran.out).toContain('::notice file=src/Plans.tsx,line=3,title=Proved%3A copy::')
    expect(ran.out).toContain('100%25 yours')
    expect(ran.summary).toContain('Allowed by copy: 1 edit.')
  })

  test('lets a pull request that claims nothing do what it likes', () => {
    const ran = judge(shas.code)

    expect([ran.code, ran.out]).toEqual([0, ''])
    expect(ran.outputs).toEqual(expect.arrayContaining(['verdict=refused', 'contracts=', 'labels=', 'claims=none']))
  })

  test.each([
    ['a label', () => judge(shas.code, ['bug', 'lane:ux-copy'])],
    ['a trailer', () => judge(shas.trailer)],
    ['the workflow', () => judge(shas.code, [], ['--lane', 'ux-copy'])],
  ])('fails one that leaves the lane that %s claims, with the line', (_, run) => {
    const ran = run()

    expect(ran.code).toBe(1)
    expect(ran.outputs).toContain('claims=broken')
    expect(ran.out).toContain('::error file=src/Plans.tsx,line=4,title=Outside the lane ux-copy::')
  })

  test('keeps a claim that holds, and refuses one of a lane that does not exist', () => {
    expect(judge(shas.text, ['lane: ux-copy'])).toMatchObject({ code: 0 })
    const unknown = judge(shas.text, ['lane:nowhere'])
    expect(unknown.code).toBe(1)
    expect(unknown.out).toContain('There is no lane "nowhere"')
  })

  test('goes by the rules of the base, never by those of the pull request', () => {
    const ran = judge(shas.opens, ['lane:ux-copy'])

    expect(ran.code).toBe(1)
    expect(ran.out).toContain('file=.fairway/lanes.yaml')
  })

  test('says what to do about a checkout without the commits, and about a payload of something else', () => {
    const shallow = judge('0123456789012345678901234567890123456789')
    expect(shallow.code).toBe(2)
    expect(shallow.err).toContain('fetch-depth: 0')
    writeFileSync(join(runner, 'push.json'), '{"ref":"refs/heads/main"}')
    const push = judge(shas.text, [], ['--event', join(runner, 'push.json')])
    expect(push.code).toBe(2)
    expect(push.err).toContain('is not the payload of a pull request')
  })
})

describe('the action', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

  test('puts nothing that a pull request wrote into a script', () => {
    const scripts = action.runs.steps.map((step: { run: string }) => step.run)

    expect(scripts.filter((script: string) => script.includes('${{'))).toEqual([])
  })

  test('names outputs that the command writes, and files that exist', () => {
    const written = judge(shas.text).outputs.map((line) => line.split('=')[0])
    const named = Object.values(action.outputs as Record<string, { value: string }>).map(
      ({ value }) => /outputs\.(\w+)/.exec(value)?.[1],
    )

    expect(named.filter((name) => !written.includes(name))).toEqual([])
    for (const [, file] of JSON.stringify(action.runs.steps).matchAll(/GITHUB_ACTION_PATH\/(bin\/[\w.-]+)/g))
      expect(existsSync(join(root, file as string))).toBe(true)
  })

  test('sets exactly the labels that hold', () => {
    const bin = join(runner, 'bin')
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'gh'),
      `#!/bin/sh\nif [ "$2" = view ]; then printf 'admitted:style\\nadmitted:copy\\n'; else echo "$@" >> "${runner}/gh.log"; fi\n`,
    )
    chmodSync(join(bin, 'gh'), 0o755)

    execFileSync('bash', [join(root, 'bin/label-pull-request.sh')], {
      env: { PATH: `${bin}:${process.env.PATH}`, FAIRWAY_NUMBER: '7', FAIRWAY_LABELS: 'admitted:copy,admitted:config' },
    })

    const log = readFileSync(join(runner, 'gh.log'), 'utf8')
    expect(log).toContain('pr edit 7 --add-label admitted:config')
    expect(log).toContain('pr edit 7 --remove-label admitted:style')
    expect(log).not.toContain('label admitted:copy')
  })
})
