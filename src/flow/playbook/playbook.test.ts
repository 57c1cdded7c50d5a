import { describe, expect, test } from 'vitest'
import type { ChangeId, Instant, PersonId } from '../../base/ids.ts'
import type { ChangeRecord } from '../../ledger/change-record.ts'
import type { MappedStep, TargetWish } from '../../ledger/playbook-events.ts'
import { livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { type SaidTarget, targetOf } from '../lanes/lane-targets.ts'
import type { LaneUse } from '../lanes/lane-use.ts'
import type { Mapping } from '../mapping/mapping.ts'
import { studyOf } from '../study/study.ts'
import { laneSuggestions, wishFor } from './lane-suggestions.ts'
import { type PlaybookFacts, playbookOf } from './playbook.ts'
import { recordFacts } from './record-facts.ts'

const day = 24 * 3_600_000
const now = Date.UTC(2026, 5, 1)
const at = new Date(now).toISOString() as Instant

const nothing: PlaybookFacts = {
  now,
  record: null,
  mappings: [],
  targets: [],
  changes: [],
  isEngineer: (id) => id === 'ana',
  nameOf: (id) => ({ mara: 'Mara', ana: 'Ana' })[id] ?? id,
}

const step = (id: string, more: Partial<MappedStep> = {}): MappedStep => ({
  ...{ id, name: id, artefact: null, owner: 'Ana', touchMs: 3_600_000, waitMs: day },
  ...{ serves: 'changes production', accurate: null, basis: 'said' },
  ...more,
})
const mapping = (...steps: MappedStep[]): Mapping => {
  const path = { title: 'Gift cards', note: null, from: null, steps }
  return { id: 'map_1', path, version: 1, saves: [{ version: 1, path, by: { kind: 'person', id: 'mara' }, at }] }
}
const target = (more: Partial<SaidTarget> = {}): SaidTarget => ({
  ...{ lane: 'ux-copy', version: 1, wants: { kind: 'changes', changes: 2 } as TargetWish },
  ...{ by: new Date(now + 30 * day).toISOString() as Instant, owner: 'mara' as PersonId },
  said: { in: 'Fairway', by: { kind: 'person', id: 'ana' }, at, why: null },
  ...more,
})
const change = (more: Partial<Record<keyof ChangeRecord, unknown>> = {}): ChangeRecord =>
  ({
    ...{ id: 'chg_1' as ChangeId, lane: 'ux-copy', requester: 'mara', authors: ['mara'], reverts: null, problem: null },
    ...{ intent: { what: 'Say Plans' }, approvals: [{ by: 'ana' }], live: { at } },
    ...more,
  }) as unknown as ChangeRecord

const stateOf = (facts: PlaybookFacts) =>
  Object.fromEntries(playbookOf(facts).steps.map(({ name, state }) => [name, state]))
const stepOf = (facts: PlaybookFacts, name: string) => {
  const found = playbookOf(facts).steps.find((each) => each.name === name)
  if (!found) throw new Error(`there is no step ${name}`)
  return found
}

describe('the playbook', () => {
  test('before anything is connected says of every step what to do, and claims nothing', () => {
    const { steps, current } = playbookOf(nothing)

    expect(current).toBe('map')
    expect(steps.map(({ state }) => state)).toEqual(Array(5).fill('not begun'))
    expect(steps.flatMap(({ known }) => known)).toEqual([])
    for (const { next, doneWhen } of steps) {
      expect(next.says.length).toBeGreaterThan(40)
      expect(next.label).not.toBe('')
      expect(next.door).toMatch(/^\//)
      expect(doneWhen).toMatch(/\.$/)
    }
  })

  test('has a first step that is done with a whole mapping, and not before', () => {
    const partly = { ...nothing, mappings: [mapping(step('a'), step('b', { waitMs: null }))] }
    const whole = { ...nothing, mappings: [mapping(step('a'), step('b'))] }

    expect(stateOf(partly).map).toBe('under way')
    expect(stateOf(whole).map).toBe('done')
    expect(playbookOf(whole).current).toBe('expand')
    expect(stepOf(whole, 'map').next.door).toBe('/flow/mappings/map_1')
  })

  test('asks for the single owner of a lane that is in use and has no target', () => {
    const used = { ...nothing, changes: [change()] }

    expect(stateOf(used).expand).toBe('under way')
    expect(stepOf(used, 'expand').next).toMatchObject({ label: 'Set the target of ux-copy, and its owner' })
    expect(stateOf({ ...used, targets: [target()] }).expand).toBe('done')
  })

  test('says whose turn it is where a lane has a target and nobody took it', () => {
    const { state, next } = stepOf({ ...nothing, targets: [target()] }, 'expand')

    expect(state).toBe('under way')
    expect(next.says).toContain('Mara sees to it')
  })

  test('counts an intent of an engineer as no translation replaced', () => {
    expect(stateOf({ ...nothing, changes: [change({ requester: 'ana' })] }).replace).toBe('not begun')
    expect(stateOf({ ...nothing, changes: [change({ live: null })] }).replace).toBe('under way')
    expect(stateOf({ ...nothing, changes: [change()] }).replace).toBe('done')
  })

  test('names the mapped step that costs the most of those that make up for lost intent', () => {
    const translating = mapping(
      step('ask', { serves: 'makes up for lost intent', waitMs: day }),
      step('write the ticket', { serves: 'makes up for lost intent', waitMs: 4 * day }),
    )

    expect(stepOf({ ...nothing, mappings: [translating] }, 'replace').next.says).toContain('“write the ticket”')
  })

  test('calls engineering accountable only where an engineer who did not write it said yes to everything live', () => {
    const state = (more: Parameters<typeof change>[0]) => stateOf({ ...nothing, changes: [change(more)] }).accountable

    expect(state({})).toBe('done')
    expect(state({ approvals: [{ by: 'mara' }] })).toBe('under way')
    expect(state({ authors: ['mara', 'ana'] })).toBe('under way')
    expect(state({ live: null })).toBe('not begun')
  })

  test('follows a number of changes by what went live, and a share only where somebody can tell it', () => {
    const live = [change(), change({ id: 'chg_2' })]
    const adoption = (wanted: SaidTarget, changes = live) =>
      stepOf({ ...nothing, targets: [wanted], changes }, 'adoption')

    expect(adoption(target()).state).toBe('done')
    expect(adoption(target(), [change()]).state).toBe('under way')
    expect(adoption(target({ by: new Date(now - day).toISOString() as Instant }), []).next.says).toContain('was missed')
    const share = adoption(target({ wants: { kind: 'share', share: 0.3 } }))
    expect(share.state).toBe('under way')
    expect(share.known[0]?.says).toContain('cannot be told')
  })
})

describe('a record', () => {
  const asOf = Date.UTC(2026, 5, 1)
  const study = studyOf([generatedReading(livelyPlan)], generatedSettings(livelyPlan), asOf)
  const about = (targets: readonly SaidTarget[] = []): PlaybookFacts => ({
    ...nothing,
    targets,
    record: recordFacts(study, Object.fromEntries(targets.map((each) => [each.lane, targetOf(each, String)])), now),
  })

  test('makes the steps say figures with their definition', () => {
    const { steps } = playbookOf(about())
    const figures = steps.flatMap(({ known }) => known.flatMap(({ figure }) => figure?.definition.id ?? []))

    expect(figures).toEqual(
      expect.arrayContaining(['decision-to-production', 'time-by-stage', 'lane-suggestions', 'step-shares']),
    )
    expect(stepOf(about(), 'expand').next.says).toContain('copy')
  })

  test('follows the target of a lane with what is measured, its forecast and its effect', () => {
    const high = about([target({ lane: 'copy', wants: { kind: 'share', share: 0.9 } })])
    const low = about([target({ lane: 'copy', wants: { kind: 'share', share: 0.01 } })])

    expect(stateOf(high).adoption).toBe('under way')
    expect(stepOf(high, 'adoption').known[0]?.says).toMatch(/of forecasts meet it/)
    expect(stepOf(high, 'adoption').known[1]?.says).toMatch(/^What it changed: /)
    expect(stateOf(low).adoption).toBe('done')
  })

  test('that is empty is no record', () => {
    expect(recordFacts(studyOf([], generatedSettings(livelyPlan), asOf), {}, now)).toBeNull()
  })
})

describe('a suggested target', () => {
  const use = (more: Partial<LaneUse>): LaneUse => ({
    ...{ change: 'c', type: 'item', class: 'copy', eligible: true, lane: null, at: now - day },
    ...{ reason: null, team: null, tookMs: day },
    ...{ failed: null, rolledBack: null, reviewOverridden: null },
    ...more,
  })

  test('begins with the class that spent the most time on the ordinary way', () => {
    const uses = [
      ...Array.from({ length: 30 }, () => use({ class: 'copy', tookMs: day })),
      ...Array.from({ length: 10 }, () => use({ class: 'style', tookMs: 9 * day })),
      use({ class: 'old', at: now - 200 * day, tookMs: 999 * day }),
    ]
    const { value, n } = laneSuggestions(uses, now, now)

    expect(n).toBe(40)
    expect(value?.map((each) => each.class)).toEqual(['style', 'copy'])
    expect(value?.[1]).toMatchObject({ wants: { kind: 'share', share: 0.3 }, by: now + 60 * day })
  })

  test('is a number where a share of so few would say nothing', () => {
    expect(wishFor(0, 19)).toEqual({ kind: 'changes', changes: 6 })
    expect(wishFor(0, 20)).toEqual({ kind: 'share', share: 0.3 })
    expect(wishFor(0, 0.2)).toEqual({ kind: 'changes', changes: 1 })
  })

  test('is at least ten points more of a lane in use, and never everything', () => {
    expect(wishFor(0.1, 100)).toEqual({ kind: 'share', share: 0.3 })
    expect(wishFor(0.3, 100)).toEqual({ kind: 'share', share: 0.4 })
    expect(wishFor(0.47, 100)).toEqual({ kind: 'share', share: 0.6 })
    expect(wishFor(1, 100)).toEqual({ kind: 'share', share: 0.9 })
  })

  test('goes on from what took the lane since it opened, not from before', () => {
    const before = Array.from({ length: 50 }, () => use({ at: now - 80 * day }))
    const after = Array.from({ length: 50 }, (_, place) =>
      use({ at: now - 10 * day, lane: place < 30 ? 'copy' : null }),
    )
    const [first] = laneSuggestions([...before, ...after], now, now).value ?? []

    expect(first).toMatchObject({ eligible: 100, took: 30, wants: { kind: 'share', share: 0.7 } })
    expect(first?.adopted).toBeCloseTo(0.6, 2)
  })

  test('comes from a scanned history where nothing else suggests one: a number, at three in ten of its pace', () => {
    const share = { share: 0.05, low: 0.04, high: 0.06, level: 0.95 }
    const contract = (name: string, rate: number) => ({
      ...{ contract: name, commits: 50, share, through: { changes: 0, perWeek: null } },
      perWeek: { rate, low: rate - 1, high: rate + 1, level: 0.95 },
    })
    const value = {
      ...{ source: 'scan.json', repository: 'acme/shop', scannedTo: now, inLane: { ...share, commits: 100 } },
      contracts: [contract('style', 1), contract('copy', 7)],
    }
    const study = studyOf(
      [generatedReading({ ...livelyPlan, items: 1 })],
      generatedSettings(livelyPlan),
      livelyPlan.from,
    )
    const record = recordFacts(study, {}, now)
    if (!record) throw new Error('one source is a record')
    const scanned = { ...laneSuggestions([], now, now), value }
    const { known, next } = stepOf({ ...nothing, record: { ...record, opportunities: [scanned] } }, 'expand')

    expect(known.map(({ says }) => says)[1]).toBe(
      'In the scanned history of acme/shop, 50 commits (5.0 %) could have taken a lane of contract copy, 7.0 a week; none went through one.',
    )
    expect(next).toMatchObject({ target: { lane: null } })
    expect(next.says).toContain('Three in ten of them are 18 changes in 60 days')
  })

  test('is none where nothing is eligible', () => {
    expect(laneSuggestions([use({ eligible: false })], now, now)).toMatchObject({ value: null, n: 0 })
  })
})
