import { describe, expect, test } from 'vitest'
import type { Instant, Revision } from '../base/ids.ts'
import type { HistoryCommit } from '../change/repository.ts'
import { parseLanesFile } from '../lane/lanes-file.ts'
import { groupOf, isBot } from './author-groups.ts'
import { commitLine, type Judged, type ScannedCommit } from './commit.ts'
import { defaultAssumptions } from './cost.ts'
import { shareOf, spreadOf } from './interval.ts'
import type { ScanBasis, ScanReport } from './report.ts'
import { ScanCounts } from './scan-counts.ts'

const basis: ScanBasis = {
  repository: 'shop',
  revision: 'a'.repeat(40) as Revision,
  revisionAt: '2026-03-01T00:00:00.000Z' as Instant,
  rules: 'built-in',
  asked: ['copy', 'style'],
  notAsked: ['config'],
  since: null,
  until: null,
  max: null,
  hasGroupFile: false,
}

const admitted = (
  edits: readonly [path: string, before: string, after: string][],
  by: 'copy' | 'style' = 'copy',
): Judged => ({
  kind: 'admitted',
  by: [by],
  paths: edits.map(([path]) => path),
  editCount: edits.length,
  edits: edits.map(([path, before, after]) => ({
    path,
    line: 1,
    kind: 'text',
    before,
    after,
    says: `"${before}" → "${after}"`,
  })),
})
const outside: Judged = {
  kind: 'outside',
  reason: { rule: 'copy/structure', path: 'a.ts', says: 'a.ts: code changes.' },
  near: null,
}

let made = 0
const file = { path: 'a.ts', modeBefore: '100644', modeAfter: '100644', blobBefore: null, blobAfter: null } as const

/** A commit of one file by Ada on the first of March; the case names only what matters to it. */
function commit(
  judged: Judged | null,
  its: Partial<HistoryCommit> & { readonly landing?: string; readonly leftOut?: ScannedCommit['leftOut'] } = {},
): ScannedCommit {
  const { landing, leftOut = null, ...rest } = its
  const sha = String(++made).padStart(40, '0') as Revision
  const who = { name: 'Ada', email: 'ada@shop.example', at: '2026-03-01T10:00:00.000Z' as Instant }
  const whole = {
    commit: sha,
    parents: [sha],
    author: who,
    committer: who,
    subject: 'change',
    trailers: [],
    files: [file],
    ...rest,
  }
  return { commit: whole, judged, leftOut, landing: landing ?? whole.commit }
}

const at = (email: string, time: string) => ({ name: email.split('@')[0] ?? '', email, at: time as Instant })

function report(commits: readonly ScannedCommit[], unfinished: readonly string[] = []): ScanReport {
  const counts = new ScanCounts(basis.asked, new Map())
  for (const each of commits) counts.add(each)
  return counts.report(basis, defaultAssumptions, new Set(unfinished))
}

describe('shares', () => {
  test('are of commits of people that change something, and name what is left out', () => {
    const found = report([
      commit(admitted([['a.tsx', 'Plans', 'Prices']])),
      commit(outside),
      commit(outside),
      commit({ kind: 'too-large', reason: { rule: 'files/too-many', path: '', says: '' } }),
      commit(null, { leftOut: 'merge' }),
      commit(null, { leftOut: 'empty' }),
      commit(admitted([['a.tsx', 'A', 'B']]), { leftOut: 'bot' }),
    ])

    expect(found.commits).toBe(4)
    expect(found.walked).toBe(7)
    expect(found.inLane).toMatchObject({ n: 1, of: 4, share: 0.25 })
    expect(found.lanes.copy).toMatchObject({ commits: 1, share: 0.25 })
    expect(found.lanes.style).toMatchObject({ commits: 0, share: 0 })
    expect(found.lanes.code).toMatchObject({ commits: 3, share: 0.75 })
    expect(found.leftOut).toEqual({ merge: 1, root: 0, empty: 1, bot: 1 })
    expect(found.notJudged).toMatchObject({ tooLarge: 1, unjudged: 0 })
  })

  test('carry their interval, and are nothing rather than 0 of nothing', () => {
    expect(shareOf(5, 100)).toMatchObject({
      share: 0.05,
      low: expect.closeTo(0.0215, 3),
      high: expect.closeTo(0.1118, 3),
    })
    expect(shareOf(0, 0)).toEqual({ n: 0, of: 0, share: null, low: null, high: null })
    expect(report([]).inLane.share).toBeNull()
    expect(report([]).window).toBeNull()
  })

  test('show a month without commits as a gap', () => {
    const on = (time: string) => ({ committer: at('ada@shop.example', time) })

    const found = report([
      commit(outside, on('2026-03-01T00:00:00.000Z')),
      commit(admitted([['a.tsx', 'A', 'B']]), on('2026-01-31T23:59:59.000Z')),
    ])

    expect(found.months).toEqual([
      { month: '2026-01', commits: 1, inLane: 1, lanes: { copy: 1 } },
      { month: '2026-02', commits: 0, inLane: 0, lanes: {} },
      { month: '2026-03', commits: 1, inLane: 0, lanes: {} },
    ])
  })
})

describe('lead times', () => {
  const merge = commit(null, {
    leftOut: 'merge',
    parents: ['p' as Revision, 'q' as Revision],
    author: at('bo@shop.example', '2026-03-05T00:00:00.000Z'),
    committer: at('bo@shop.example', '2026-03-05T00:00:00.000Z'),
  })
  const landing = merge.commit.commit
  const written = (time: string, judged: Judged = admitted([['a.tsx', 'A', 'B']])) =>
    commit(judged, { landing, author: at('ada@shop.example', time), committer: at('ada@shop.example', time) })

  test('run from the first author date of a branch to its merge', () => {
    const found = report([merge, written('2026-03-04T00:00:00.000Z'), written('2026-03-02T00:00:00.000Z')])

    expect(found.lead.lane).toMatchObject({ n: 1, median: 3 * 86_400_000 })
    expect(found.lead.other.n).toBe(0)
  })

  test('count a branch as other work as soon as one commit of it is', () => {
    const found = report([merge, written('2026-03-04T00:00:00.000Z'), written('2026-03-02T00:00:00.000Z', outside)])

    expect(found.lead.lane.n).toBe(0)
    expect(found.lead.other).toMatchObject({ n: 1, median: 3 * 86_400_000 })
    expect(found.lead.smallOther.n).toBe(1)
  })

  test('leave out what git keeps no time of, and say why', () => {
    const found = report(
      [
        merge,
        written('2026-03-04T00:00:00.000Z'),
        commit(outside),
        commit(outside, { author: at('ada@shop.example', '2026-03-09T00:00:00.000Z') }),
      ],
      [landing],
    )

    expect(found.lead.unknown).toEqual({
      'no-trace': { lane: 0, other: 1 },
      'began-before': { lane: 1, other: 0 },
      clock: { lane: 0, other: 1 },
    })
    expect(found.lead.lane.n + found.lead.other.n).toBe(0)
  })

  test('have an interval of the median from six values on', () => {
    expect(spreadOf([1, 2, 3, 4, 5])).toMatchObject({ median: 3, low: null })
    expect(spreadOf([6, 1, 5, 2, 4, 3, 7, 8, 9, 10])).toMatchObject({
      n: 10,
      median: 5,
      p25: 3,
      p75: 8,
      p90: 9,
      low: 1,
      high: 10,
    })
  })
})

describe('interruptions', () => {
  test('are people who handled landed lane-like work and wrote nothing of it', () => {
    const merged = commit(null, {
      leftOut: 'merge',
      author: at('bo@shop.example', '2026-03-05T00:00:00.000Z'),
      parents: ['p' as Revision, 'q' as Revision],
    })
    const work = commit(admitted([['a.tsx', 'A', 'B']]), {
      landing: merged.commit.commit,
      trailers: [
        { key: 'Reviewed-by', value: 'Cy <cy@shop.example>' },
        { key: 'Signed-off-by', value: 'Ada <ada@shop.example>' },
        { key: 'Co-authored-by', value: 'Di <di@shop.example>' },
        { key: 'Acked-by', value: 'Di <di@shop.example>' },
      ],
    })

    expect(report([merged, work]).interruptions).toEqual({
      laneLandings: 1,
      handled: 1,
      times: 2,
      people: 2,
      hidden: 0,
    })
  })

  test('leave out forges and bots, and say what they hide', () => {
    const work = commit(admitted([['a.tsx', 'A', 'B']]), {
      committer: at('noreply@github.com', '2026-03-01T10:00:00.000Z'),
    })

    expect(report([work]).interruptions).toEqual({ laneLandings: 1, handled: 0, times: 0, people: 0, hidden: 1 })
  })

  test('are not counted for other work', () => {
    const work = commit(outside, { committer: at('bo@shop.example', '2026-03-01T10:00:00.000Z') })

    expect(report([work]).interruptions.times).toBe(0)
  })
})

describe('groups', () => {
  test('come from the domain, unless the file or a bot’s name says otherwise', () => {
    const file = new Map([
      ['mara@shop.example', 'product'],
      ['*@agency.example', 'marketing'],
    ])

    const found = [
      'Mara@Shop.example',
      'x@agency.example',
      'ana@shop.example',
      'x@gmail.com',
      '1+x@users.noreply.github.com',
      'x@laptop.local',
    ].map((email) => groupOf({ name: 'x', email }, file))

    expect(found).toEqual([
      'product',
      'marketing',
      'shop.example',
      'personal addresses',
      'personal addresses',
      'no domain',
    ])
  })

  test.each([
    ['dependabot[bot]', 'x@example.com', true],
    ['Outline Bot', 'x@example.com', true],
    ['renovate-bot', 'x@example.com', true],
    ['Copilot', '1+Copilot@users.noreply.github.com', true],
    ['Botond Nagy', 'botond@example.com', false],
    ['Abbott', 'talbot@example.com', false],
  ])('%s <%s> is a bot: %s', (name, email, expected) => {
    expect(isBot({ name, email })).toBe(expected)
  })

  test('of one or two people are put together, since their domain would name them', () => {
    const by = (email: string) => commit(outside, { author: at(email, '2026-03-01T10:00:00.000Z') })

    const { groups } = report([
      by('a@big.example'),
      by('b@big.example'),
      by('c@big.example'),
      by('me@my-name.example'),
      by('x@two.example'),
    ])

    expect(groups.map(({ group, people, of }) => [group, people, of])).toEqual([
      ['big.example', 3, 3],
      ['2 other domains', 2, 2],
    ])
  })
})

describe('clusters and near misses', () => {
  test('follow a text through its changes, newest first', () => {
    const found = report([
      commit(admitted([['a.tsx', 'Prices', 'Plans and prices']])),
      commit(admitted([['b.tsx', 'Prices', 'Other']])),
      commit(admitted([['a.tsx', 'Plans', 'Prices']])),
    ])

    expect(found.clusters.texts).toEqual([{ path: 'a.tsx', first: 'Plans', last: 'Plans and prices', changes: 2 }])
    expect(found.clusters.files[0]).toEqual({ name: 'a.tsx', commits: 2 })
  })

  test('name the rule, the number and the newest examples', () => {
    const near = {
      contract: 'copy',
      kind: 'rest',
      rule: 'files/never',
      paths: ['package.json'],
      says: 'package.json: no.',
    } as const
    const missed = () =>
      commit({ kind: 'outside', reason: { rule: 'files/never', path: 'package.json', says: 'no' }, near })

    const found = report([missed(), missed(), missed(), missed(), commit(outside)])

    expect(found.nearMisses.commits).toBe(4)
    expect(found.nearMisses.rules).toMatchObject([{ contract: 'copy', rule: 'files/never', kind: 'rest', commits: 4 }])
    expect(found.nearMisses.rules[0]?.examples).toHaveLength(3)
  })
})

describe('what to open first', () => {
  test('is a lanes file that holds, with the commits of each path', () => {
    const found = report([
      commit(admitted([['src/pages/A.tsx', 'A', 'B']])),
      commit(admitted([['src/pages/[id]/B.tsx', 'A', 'B']])),
      commit(
        admitted([
          ['locales/en.json', 'A', 'B'],
          ['locales/de.json', 'A', 'B'],
        ]),
      ),
      commit(admitted([['README.md', 'A', 'B']], 'style')),
    ])

    const parsed = parseLanesFile(found.openFirst.yaml)
    expect(parsed.kind).toBe('open')
    expect(found.openFirst.lanes).toMatchObject([
      { contract: 'copy', commits: 2, of: 3, paths: [{ glob: 'src/pages/**/*.tsx', commits: 2 }] },
      { contract: 'style', commits: 1, of: 1, paths: [{ glob: '*.md', commits: 1 }] },
    ])
  })

  test('is nothing where nothing was admitted', () => {
    expect(report([commit(outside)]).openFirst).toEqual({ lanes: [], yaml: '' })
  })

  test('holds with any folder name', () => {
    const found = report(
      ['(shop)/[id]', '-x/@y', '!a/{b,c}', 'ü b/"q"\n'].map((dir) => commit(admitted([[`${dir}/A.tsx`, 'A', 'B']]))),
    )

    expect(parseLanesFile(found.openFirst.yaml)).toMatchObject({ kind: 'open' })
  })
})

describe('cost', () => {
  test('is the pace of the window under the stated assumptions', () => {
    const on = (time: string) => ({ author: at('a@b.example', time), committer: at('a@b.example', time) })

    const { cost } = report([
      commit(admitted([['a.tsx', 'A', 'B']]), on('2026-03-01T00:00:00.000Z')),
      commit(admitted([['a.tsx', 'B', 'C']]), on('2025-12-18T00:00:00.000Z')),
    ])

    expect(cost.windowDays).toBe(73)
    expect(cost.changesPerYear).toBeCloseTo(10)
    expect(cost.hoursPerYear).toBeCloseTo(20)
    expect(cost.savedPerYear).toBeCloseTo(10 * 1.75 * 75)
  })

  test('is not reckoned for a year from less than four weeks', () => {
    expect(report([commit(admitted([['a.tsx', 'A', 'B']]))]).cost.changesPerYear).toBeNull()
  })
})

test('a line for tools says the lane, or code with the reason', () => {
  expect(commitLine(commit(admitted([['a.tsx', 'A', 'B']])))).toMatchObject({
    lane: 'copy',
    files: 1,
    edits: 1,
    reason: null,
  })
  expect(commitLine(commit(outside))).toMatchObject({
    lane: 'code',
    edits: 0,
    reason: 'copy/structure: a.ts: code changes.',
  })
  expect(commitLine(commit(null, { leftOut: 'merge' }))).toMatchObject({
    lane: 'code',
    leftOut: 'merge',
    reason: 'merge: not judged',
  })
})
