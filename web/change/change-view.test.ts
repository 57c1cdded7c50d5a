import { describe, expect, test } from 'vitest'
import { type ChangeView, changeState } from '../../src/api/change-schema.ts'
import { barOf, buoysOf, channel, conversationOf, headlineOf, shareWords } from './change-view.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds)).toISOString()
const way = (...states: [ChangeView['state'], number][]) =>
  states.map(([state, seconds]) => ({ state, at: at(seconds), tookMs: null }))
const moving = { kind: 'fairway' as const, people: [], since: at(0), says: '' }
const quiet = { problem: null, conflict: null, turn: moving }
const stuck = { kind: 'deploy-failed', says: 'It failed.', next: 'Mend it.' }

describe('the channel', () => {
  test('its buoys are the first states of the wire, in order', () => {
    expect(channel).toEqual(changeState.options.slice(0, 8))
  })

  test('passed buoys know how long the change stayed, the current one does not', () => {
    const buoys = buoysOf({ ...quiet, state: 'proved', timeline: way(['draft', 0], ['proved', 2]) })

    expect(buoys.map((buoy) => buoy.kind).slice(0, 3)).toEqual(['passed', 'here', 'ahead'])
    expect(buoys[0]?.stayedMs).toBe(2000)
    expect(buoys[1]?.stayedMs).toBeNull()
  })

  test('live is the last buoy and lit as such', () => {
    const states = ['draft', 'proved', 'checked', 'in review', 'approved', 'merged', 'deployed', 'live'] as const
    const timeline = way(...states.map((state, i): [ChangeView['state'], number] => [state, i]))

    const buoys = buoysOf({ ...quiet, state: 'live', timeline })

    expect(buoys.map((buoy) => buoy.kind)).toEqual([...Array(7).fill('passed'), 'live'])
    expect(buoys.filter((buoy) => buoy.waited).map((buoy) => buoy.state)).toEqual(['in review'])
  })

  test('a refusal stands where the next buoy would be, and the way ahead stays visible', () => {
    const buoys = buoysOf({ ...quiet, state: 'refused', timeline: way(['draft', 0], ['refused', 1]) })

    expect(buoys.slice(0, 3).map((buoy) => [buoy.state, buoy.kind])).toEqual([
      ['draft', 'passed'],
      ['refused', 'stuck'],
      ['proved', 'ahead'],
    ])
  })

  test('a withdrawn change has no way ahead', () => {
    const buoys = buoysOf({
      ...quiet,
      state: 'withdrawn',
      timeline: way(['draft', 0], ['proved', 1], ['withdrawn', 5]),
    })

    expect(buoys.map((buoy) => buoy.state)).toEqual(['draft', 'proved', 'withdrawn'])
    expect(buoys[1]?.stayedMs).toBe(4000)
  })

  test('asked-for changes wait for a person and leave the way ahead open', () => {
    const timeline = way(['draft', 0], ['proved', 1], ['checked', 2], ['in review', 3], ['changes requested', 9])

    const buoys = buoysOf({ ...quiet, state: 'changes requested', timeline })

    expect(buoys.map((buoy) => buoy.kind)).toEqual([...Array(4).fill('passed'), 'waits', ...Array(4).fill('ahead')])
    expect(buoys[3]).toMatchObject({ waited: true, stayedMs: 6000 })
  })

  test('a revision begins the channel anew', () => {
    const timeline = way(['draft', 0], ['proved', 1], ['changes requested', 9], ['draft', 20])

    const buoys = buoysOf({ ...quiet, state: 'draft', timeline })

    expect(buoys[0]).toMatchObject({ kind: 'here', at: at(20) })
    expect(buoys[1]?.kind).toBe('ahead')
  })

  test('a person being waited for is told apart from Fairway working', () => {
    const timeline = way(['draft', 0])
    const waits = buoysOf({ ...quiet, turn: { ...moving, kind: 'person' }, state: 'draft', timeline })

    expect(waits[0]?.kind).toBe('waits')
    expect(buoysOf({ ...quiet, state: 'draft', timeline })[0]?.kind).toBe('here')
  })

  test('a problem marks the buoy at which it stopped', () => {
    const buoys = buoysOf({ state: 'draft', timeline: way(['draft', 0]), problem: stuck, conflict: null, turn: moving })

    expect(buoys[0]?.kind).toBe('stuck')
  })
})

const no = { allowed: false, whyNot: 'no' }
const yes = { allowed: true, whyNot: null }
const change = (more: Partial<ChangeView>): ChangeView =>
  ({
    state: 'in review',
    problem: null,
    conflict: null,
    bindingHash: 'h',
    review: { rule: '', needed: 1, from: [], approvals: [] },
    requester: { id: 'mara', name: 'Mara Lindqvist', handle: 'mara', email: '', roles: [] },
    sentence: { context: '', before: 'a', after: 'b', language: null, more: 0 },
    turn: { kind: 'person', people: [], since: at(0), says: 'Waits for Ana' },
    liveAt: null,
    decisionToLiveMs: null,
    events: [],
    can: {
      approve: no,
      requestChanges: no,
      comment: yes,
      revise: no,
      withdraw: no,
      revert: no,
      retry: no,
      preview: no,
    },
    ...more,
  }) as ChangeView

describe('the bar', () => {
  test('who may approve gets that as the one primary action', () => {
    const bar = barOf(change({ can: { ...change({}).can, approve: yes, requestChanges: yes } }))

    expect(bar.primary?.act).toBe('approve')
    expect(bar.others.map((one) => one.act)).toEqual(['request-changes', 'comment'])
  })

  test('without a hash of what is shown there is nothing to approve', () => {
    expect(barOf(change({ bindingHash: null, can: { ...change({}).can, approve: yes } })).primary).toBeNull()
  })

  test('who may not act is told whose turn it is', () => {
    expect(barOf(change({}))).toMatchObject({ primary: null, waits: 'Waits for Ana' })
  })

  test('an author in review is not pushed to edit', () => {
    const bar = barOf(change({ can: { ...change({}).can, revise: yes } }))

    expect(bar.primary).toBeNull()
    expect(bar.others.map((one) => one.act)).toContain('revise')
  })

  test('a failed check is answered by editing first, a failed deploy by trying again', () => {
    const can = { ...change({}).can, revise: yes, retry: yes }

    expect(barOf(change({ state: 'proved', problem: { ...stuck, kind: 'checks-failed' }, can })).primary?.act).toBe(
      'revise',
    )
    expect(barOf(change({ state: 'merged', problem: stuck, can })).primary?.act).toBe('retry')
  })

  test('in a conflict the choice stands above, not in the bar', () => {
    const conflict = [{ path: '', context: '', was: '', theirs: '', ours: '', slot: null }]

    expect(barOf(change({ conflict, can: { ...change({}).can, revise: yes } })).primary).toBeNull()
    expect(barOf(change({ conflict, can: { ...change({}).can, approve: yes } })).primary).toBeNull()
  })
})

describe('the headline', () => {
  const clock = () => '14:02'

  test('live says since when and how long after the decision', () => {
    const live = change({ state: 'live', liveAt: at(0), decisionToLiveMs: 190_000 })

    expect(headlineOf(live, 'mara', clock).says).toBe(
      'Your sentence is live since 14:02, 3 min 10 s after the decision',
    )
    expect(headlineOf(live, 'ana', clock).says).toMatch(/^Mara’s sentence/)
  })

  test('asked-for changes are told in the words of who asked', () => {
    const event = {
      seq: 1,
      at: at(0),
      type: 'review.changes-requested',
      actor: 'Ana Costa',
      says: '',
      why: 'Too short.',
    }

    const { next } = headlineOf(change({ state: 'changes requested', events: [event] }), null, clock)

    expect(next).toBe('Ana Costa: “Too short.”')
  })

  test('a problem is said before whose turn it is', () => {
    expect(headlineOf(change({ problem: stuck }), null, clock)).toEqual({
      tone: 'stuck',
      says: 'It failed.',
      next: 'Mend it.',
    })
  })
})

test('the conversation is what people said, without the reason of the intent', () => {
  const event = (type: string, actor: string, why: string | null) => ({ seq: 1, at: at(0), type, actor, says: '', why })
  const events = [
    event('intent.stated', 'Mara', 'because'),
    event('change.commented', 'Ana', 'Nice'),
    event('change.proved', 'Fairway', null),
    event('review.approved', 'Ana', null),
  ]

  expect(conversationOf({ events }).map((one) => one.why)).toEqual(['Nice'])
})

test('a tiny difference is never said as none', () => {
  expect(shareWords(0.0000001)).toContain('Under 0.1')
  expect(shareWords(0)).toContain('Nothing')
})
