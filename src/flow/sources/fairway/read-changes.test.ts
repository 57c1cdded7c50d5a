import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../base/ids.ts'
import { changeRecord } from '../../../ledger/change-record.ts'
import type { LedgerEvent } from '../../../ledger/event.ts'
import { pathToLive } from '../../decision-to-live.ts'
import { studyOf } from '../../study/study.ts'
import { defaultTeamSettings } from '../../study/team-settings.ts'
import { readChanges } from './read-changes.ts'

const begin = Date.UTC(2026, 0, 5, 9)
const minuteMs = 60_000

/** Minutes each step takes; `null` for a change that stays in review. */
interface Plan {
  readonly decidedBefore: number
  readonly steps: readonly number[]
  readonly isLive: boolean
}

const shaOf = (number: number): string => String(number).padStart(40, '0')

/** Changes whose merges follow each other, as the branch makes them. */
function ledgerOf(plans: readonly Plan[]): LedgerEvent[] {
  let free = begin
  let tip = 0
  const events = plans.flatMap(({ decidedBefore, steps, isLive }, number): Partial<LedgerEvent>[] => {
    const change = { type: 'change', id: `chg_${number}` }
    const intent = { type: 'intent', id: `int_${number}` }
    const [proving = 1, checking = 1, reviewing = 1, merging = 1, deploying = 1, looking = 1] = steps
    const stated = begin + number * 7 * minuteMs
    const at = (time: number) => new Date(time).toISOString() as Instant
    const person = { kind: 'person', id: 'mara' }
    const told = (type: string, time: number, data: unknown, actor: unknown = { kind: 'fairway', id: 'fairway' }) =>
      ({ type, at: at(time), objects: [change, intent], actor, why: null, data }) as unknown as Partial<LedgerEvent>
    const proved = stated + proving * minuteMs
    const checked = proved + checking * minuteMs
    const asked = checked + 1
    const approved = asked + reviewing * minuteMs
    const merged = Math.max(approved, free) + merging * minuteMs
    const deployed = merged + deploying * minuteMs
    const live = deployed + looking * minuteMs
    const way = [
      told(
        'intent.stated',
        stated,
        {
          what: 'a',
          why: 'b',
          product: 'shop',
          decision: { says: null, url: null, decidedAt: at(stated - decidedBefore * minuteMs) },
        },
        person,
      ),
      told(
        'change.drafted',
        stated,
        {
          intent: intent.id,
          product: 'shop',
          lane: 'ux',
          contract: 'copy',
          base: shaOf(tip),
          edits: [],
          reverts: null,
        },
        person,
      ),
      told('change.proved', proved, { base: shaOf(tip) }),
      told('checks.passed', checked, {}),
      told('review.requested', asked, { from: [] }),
    ]
    if (!isLive) return way
    free = live
    const base = shaOf(tip)
    tip++
    return [
      ...way,
      told('change.approved', approved, { by: ['ana'] }),
      told('change.merged', merged, { commit: shaOf(tip), base }),
      told('deploy.started', merged + 1, { commit: shaOf(tip), environment: 'production' }),
      told('change.deployed', deployed, { commit: shaOf(tip), environment: 'production' }),
      told('change.live', live, { url: 'u' }),
    ]
  })
  return events
    .toSorted((a, b) => ((a.at as string) < (b.at as string) ? -1 : 1))
    .map((event, seq) => ({ ...event, seq: seq + 1, id: `e${seq}` }) as LedgerEvent)
}

const plans = fc.array(
  fc.record({
    decidedBefore: fc.integer({ min: -30, max: 3_000 }),
    steps: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 6, maxLength: 6 }),
    isLive: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('what went through Fairway', () => {
  test('takes as long from decision to production as from decision to live, for every change', () => {
    fc.assert(
      fc.property(plans, (list) => {
        const events = ledgerOf(list)
        const end = Date.parse(events.at(-1)?.at ?? '')
        const { items } = studyOf([readChanges(events, () => 'acme/shop')], defaultTeamSettings, end)
        for (const [number, { isLive }] of list.entries()) {
          const history = events.filter(({ objects }) => objects.some(({ id }) => id === `chg_${number}`))
          const change = changeRecord(history)
          const path = items.paths.find(({ id }) => id === `chg_${number}`)
          expect(path?.decision?.tier).toBe('decision')
          expect(path?.end.kind).toBe(isLive ? 'in production' : 'open')
          if (path?.end.kind === 'in production')
            expect(path.end.at - (path.decision?.at ?? 0)).toBe(change && pathToLive(change)?.decisionToLiveMs)
        }
      }),
    )
  })

  test('brings nothing to production that was there before its first deployment', () => {
    const events = ledgerOf([{ decidedBefore: 60, steps: [1, 1, 1, 1, 1, 1], isLive: true }])
    const reading = readChanges(events, () => 'acme/shop')
    const old = { type: 'commit' as const, id: shaOf(0) }
    const pull = { type: 'pull request' as const, id: 'acme/shop#1' }
    const before = {
      ...reading,
      source: 'git',
      events: [
        { ...reading.events[0], id: 'old merge', activity: 'pull request merged' as const, on: pull, with: [] },
      ] as typeof reading.events,
      links: [
        { from: pull, as: 'merged as' as const, to: old },
        { from: pull, as: 'implements' as const, to: { type: 'item' as const, id: 'OLD-1' } },
      ],
      facts: [{ on: old, name: 'parents', value: '', time: 0 }],
    }
    const item = { ...reading.events[0], id: 'old item', activity: 'item created', on: { type: 'item', id: 'OLD-1' } }
    const all = { ...before, events: [...before.events, item as (typeof reading.events)[number]] }
    const { items } = studyOf([reading, all], defaultTeamSettings, Date.parse(events.at(-1)?.at ?? ''))
    expect(items.paths.find(({ id }) => id === 'OLD-1')?.end).toMatchObject({ kind: 'not known' })
    expect(items.paths.find(({ id }) => id === 'chg_0')?.end).toMatchObject({ kind: 'in production' })
  })
})
