import { describe, expect, test } from 'vitest'
import type { Instant } from '../../base/ids.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import type { MappedPath, MappedStep } from '../../ledger/playbook-events.ts'
import { livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { flowEfficiency } from '../steps/flow-efficiency.ts'
import { studyOf } from '../study/study.ts'
import { firstSuggestion } from './first-suggestion.ts'
import { mappingOf, problemsOfPath } from './mapping.ts'
import { isWhole, mappingFigures } from './mapping-figures.ts'
import { mappingTable } from './mapping-table.ts'
import { mergePaths } from './merge-paths.ts'
import { prefillPath } from './prefill-path.ts'

const hour = 3_600_000
const day = 24 * hour

const step = (id: string, more: Partial<MappedStep> = {}): MappedStep => ({
  id,
  name: id,
  artefact: null,
  owner: 'Ana',
  touchMs: hour,
  waitMs: day,
  serves: 'changes production',
  accurate: null,
  basis: 'said',
  ...more,
})
const path = (...steps: MappedStep[]): MappedPath => ({ title: 'Gift cards', note: null, from: null, steps })

const headline = path(
  step('ticket', {
    touchMs: 3 * hour,
    waitMs: 2 * day,
    serves: 'makes up for lost intent',
    owner: 'Mara',
    accurate: 0.5,
  }),
  step('backlog', { touchMs: null, waitMs: 9 * day, serves: 'waits', owner: 'Mara' }),
  step('edit', { touchMs: 1 * hour, waitMs: 0, accurate: 0.8 }),
  step('train', { touchMs: null, waitMs: 3 * day, serves: 'waits', owner: 'Omar' }),
)

describe('the figures of a mapped path', () => {
  test('are of touch and wait, and a wait is waiting whatever the step does', () => {
    const figures = mappingFigures(headline, 0)

    expect(figures.lead).toMatchObject({ value: 14 * day + 4 * hour, n: 4, excluded: [] })
    expect(figures.touch.value).toBe(4 * hour)
    expect(figures.wait.value).toBe(14 * day)
    expect(figures.efficiency.value).toBeCloseTo(4 / (14 * 24 + 4), 12)
    expect(figures.classes.value?.['makes up for lost intent'].ms).toBe(3 * hour)
    expect(figures.classes.value?.waits.ms).toBe(14 * day)
    expect(Object.values(figures.classes.value ?? {}).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(figures.accurate.value).toBeCloseTo(0.4, 12)
    expect(figures.handoffs.value).toBe(2)
  })

  test('never count what nobody said as nothing: the step is named beside the figure', () => {
    const partly = path(step('a'), step('b', { touchMs: null, waitMs: null }), step('c', { touchMs: null }))
    const { lead, touch, efficiency, accurate } = mappingFigures(partly, 0)

    expect(lead).toMatchObject({ value: 2 * day + hour, n: 1, excluded: [{ count: 2, items: ['b', 'c'] }] })
    expect(touch).toMatchObject({ value: hour, n: 1 })
    expect(efficiency).toMatchObject({ value: 1 / 25, n: 1 })
    expect(accurate).toMatchObject({ value: null, n: 0 })
  })

  test('of a path without steps are not known', () => {
    const { lead, efficiency, classes, handoffs } = mappingFigures(path(), 0)

    expect([lead.value, efficiency.value, classes.value, handoffs.value]).toEqual([null, null, null, null])
  })

  test('of touch without any wait are all touch', () => {
    expect(mappingFigures(path(step('a', { waitMs: 0 })), 0).efficiency.value).toBe(1)
  })
})

describe('the first suggestion', () => {
  test('is the longest wait, with who answers for it', () => {
    expect(firstSuggestion(headline)).toMatchObject({ kind: 'shorten a wait', step: 'backlog', ms: 9 * day })
    expect(firstSuggestion(headline)?.says).toContain('Who answers for it: Mara.')
  })

  test('counts a translation with its wait, since taking it away takes both', () => {
    const translated = path(
      step('wait', { serves: 'waits', touchMs: null, waitMs: 2 * day }),
      step('spec', { serves: 'makes up for lost intent', touchMs: day, waitMs: 1.5 * day }),
    )

    expect(firstSuggestion(translated)).toMatchObject({ kind: 'replace a translation', step: 'spec', ms: 2.5 * day })
  })

  test('asks for times where none are said, and says nothing of nothing', () => {
    const asked = firstSuggestion(
      path(step('a', { touchMs: null, waitMs: null }), step('b', { waitMs: null, touchMs: 0 })),
    )

    expect(asked).toMatchObject({ kind: 'ask', steps: ['a', 'b'] })
    expect(firstSuggestion(path())).toBeNull()
  })
})

test('a path is whole when every step says its times, its owner and what it does', () => {
  expect(isWhole(headline)).toBe(true)
  expect(isWhole(path(step('a')))).toBe(false)
  expect(isWhole(path(step('a'), step('b', { owner: null })))).toBe(false)
  expect(isWhole(path(step('a'), step('b', { touchMs: null })))).toBe(false)
})

test('a step that only waits has no work in it, and no step is there twice', () => {
  expect(problemsOfPath(headline)).toEqual([])
  expect(problemsOfPath(path(step('a', { serves: 'waits' }), step('a', { accurate: 2 })))).toHaveLength(3)
})

describe('what two people made of one version', () => {
  const base = path(step('a'), step('b'), step('c'))
  const changed = (id: string, more: Partial<MappedStep>, from = base): MappedPath => ({
    ...from,
    steps: from.steps.map((each) => (each.id === id ? { ...each, ...more } : each)),
  })

  test('joins where they changed different cells, of one step too', () => {
    const merged = mergePaths(base, changed('a', { waitMs: 1 }), changed('a', { owner: 'Omar' }))

    expect(merged).toMatchObject({ kind: 'merged', path: { steps: [{ waitMs: 1, owner: 'Omar' }, {}, {}] } })
  })

  test('joins steps that one added with steps that the other moved', () => {
    const mine = { ...base, steps: [step('a'), step('new'), step('b'), step('c')] }
    const theirs = { ...base, steps: [step('c'), step('a'), step('b')] }
    const merged = mergePaths(base, mine, theirs)

    expect(merged.kind === 'merged' ? merged.path.steps.map(({ id }) => id) : merged).toEqual(['c', 'a', 'new', 'b'])
  })

  test('clashes where both said the same cell differently, and names it', () => {
    const merged = mergePaths(base, changed('b', { waitMs: hour }), changed('b', { waitMs: null }))

    expect(merged).toEqual({ kind: 'clash', clashes: [{ of: '“b”: wait', mine: '1.0 h', theirs: 'not said' }] })
  })

  test('keeps everything beside a clash when it is said whose word holds there', () => {
    const mine = changed('b', { waitMs: 1, owner: 'Mara' })
    const theirs = changed('a', { name: 'first' }, changed('b', { waitMs: 2 }))
    const joined = (prefer: 'mine' | 'theirs') => {
      const merged = mergePaths(base, mine, theirs, prefer)
      return merged.kind === 'merged' ? merged.path.steps : []
    }

    expect(joined('mine')).toMatchObject([{ name: 'first' }, { waitMs: 1, owner: 'Mara' }, {}])
    expect(joined('theirs')).toMatchObject([{ name: 'first' }, { waitMs: 2, owner: 'Mara' }, {}])
    const without = { ...base, steps: base.steps.slice(1) }
    const took = mergePaths(base, without, changed('a', { name: 'first' }), 'mine')
    expect(took.kind === 'merged' ? took.path.steps.map(({ id }) => id) : took).toEqual(['b', 'c'])
    const gave = mergePaths(base, without, changed('a', { name: 'first' }), 'theirs')
    expect(gave.kind === 'merged' ? gave.path.steps[0]?.name : gave).toBe('first')
  })

  test('is no clash where both said the same', () => {
    const same = changed('b', { waitMs: 5 })

    expect(mergePaths(base, same, same)).toMatchObject({ kind: 'merged' })
  })

  test('clashes where one took out what the other worked on, and not where nobody did', () => {
    const without = { ...base, steps: base.steps.slice(1) }

    expect(mergePaths(base, without, changed('a', { name: 'first' }))).toMatchObject({ kind: 'clash' })
    expect(mergePaths(base, without, changed('b', { name: 'second' }))).toMatchObject({
      kind: 'merged',
      path: { steps: [{ id: 'b', name: 'second' }, { id: 'c' }] },
    })
  })

  test('is compared by what it says, not by how it is written down', () => {
    const sorted = (each: MappedStep) => Object.fromEntries(Object.entries(each).sort()) as unknown as MappedStep
    const recorded = { ...base, steps: base.steps.map(sorted) }
    const without = { ...base, steps: base.steps.slice(1) }

    expect(mergePaths(recorded, without, changed('b', { waitMs: 3 }))).toMatchObject({ kind: 'merged' })
  })

  test('loses no cell of either, whatever they changed', () => {
    for (const mineId of ['a', 'b', 'c'])
      for (const theirId of ['a', 'b', 'c']) {
        const merged = mergePaths(base, changed(mineId, { touchMs: 7 }), changed(theirId, { waitMs: 8 }))
        const steps = merged.kind === 'merged' ? merged.path.steps : []
        expect(steps.find(({ id }) => id === mineId)?.touchMs).toBe(7)
        expect(steps.find(({ id }) => id === theirId)?.waitMs).toBe(8)
      }
  })
})

describe('the events of a mapping', () => {
  const at = '2026-01-01T09:00:00.000Z' as Instant
  const event = (type: 'mapping.saved' | 'mapping.removed', by: string, data: unknown): LedgerEvent =>
    ({ seq: 1, id: 'e', at, type, actor: { kind: 'person', id: by }, objects: [], why: null, data }) as LedgerEvent

  test('give its last version, and who saved each', () => {
    const events = [
      event('mapping.saved', 'mara', { version: 1, path: path() }),
      event('mapping.saved', 'ana', { version: 2, path: headline }),
    ]

    expect(mappingOf('map_1', events)).toMatchObject({
      version: 2,
      path: headline,
      saves: [{ by: { id: 'mara' } }, { by: { id: 'ana' } }],
    })
    expect(mappingOf('map_1', [...events, event('mapping.removed', 'ana', {})])).toBeNull()
    expect(mappingOf('map_1', [])).toBeNull()
  })
})

test('a table of a mapped path leaves empty what nobody said, and lets no cell be computed', () => {
  const table = mappingTable(path(step('=a', { touchMs: null, artefact: 'a "note"' })))

  expect(table.split('\r\n')[1]).toBe(`'=a,"a ""note""",Ana,,${day},changes production,,said`)
})

describe('a prefilled path', () => {
  const asOf = Date.UTC(2026, 5, 1)
  const study = studyOf([generatedReading(livelyPlan)], generatedSettings(livelyPlan), asOf)
  const shipped = flowEfficiency(study, { by: 'completion', from: null, to: asOf })

  test('of an item takes as long, and is touched as long, as the record says', () => {
    const items = (shipped.value?.items ?? []).slice(0, 50)
    expect(items).toHaveLength(50)
    for (const { id, touchMs, elapsedMs } of items) {
      const filled = prefillPath(study, 'item', id) as MappedPath
      const { lead, touch } = mappingFigures(filled, asOf)
      expect(Math.abs((lead.value as number) - elapsedMs)).toBeLessThan(10)
      // Deployments are work at a station that the record calls waiting.
      expect(touch.value as number).toBeLessThanOrEqual(touchMs + 10)
      expect(filled.steps.every(({ basis }) => basis === 'record')).toBe(true)
      expect(problemsOfPath(filled)).toEqual([])
    }
  })

  test('of an initiative is the mean of its decided items', () => {
    const [id] = study.records.of.initiative.keys()
    const filled = prefillPath(study, 'initiative', id as string) as MappedPath

    expect(filled.from).toMatchObject({ kind: 'initiative', id })
    expect(filled.from?.items).toBeGreaterThan(1)
    expect(filled.steps.length).toBeGreaterThan(3)
  })

  test('is none of what the record does not know', () => {
    expect(prefillPath(study, 'item', 'no such item')).toBeNull()
    expect(prefillPath(study, 'initiative', 'none')).toBeNull()
  })
})
