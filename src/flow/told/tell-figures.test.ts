import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FiguresTold } from '../../ledger/source-events.ts'
import { livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import type { ObjectName, Reading } from '../sources/path-event.ts'
import { studyOf } from '../study/study.ts'
import type { TeamSettings } from '../study/team-settings.ts'
import { isSameTelling, tellFigures } from './tell-figures.ts'

const plan = { ...livelyPlan, items: 500 }
const reading = generatedReading(plan)
const settings = generatedSettings(plan)
const times = reading.events.map(({ time }) => time)
const [start, end] = [Math.min(...times), Math.max(...times)]
const speed = 'decision-to-production'

/** As a source would have told it then. */
const until = (at: number, whole: Reading = reading): Reading => ({
  ...whole,
  events: whole.events.filter(({ time }) => time <= at),
})
const toldAt = (at: number, readings: readonly Reading[] = [until(at)], said: TeamSettings = settings): FiguresTold =>
  tellFigures(studyOf(readings, said, at), null)
const movedSince = (before: FiguresTold, readings = [reading], said: TeamSettings = settings, asOf = end) =>
  tellFigures(studyOf(readings, said, asOf), before).moved

describe('what is told of months that are over', () => {
  test('is what was decided in them, with what is still open, and nothing of the month that is running', () => {
    const { months, asOf } = toldAt(end)
    const decided = studyOf([reading], settings, end).items.paths.flatMap(({ decision }) => decision?.at ?? [])
    for (const { month, n } of months[speed] ?? [])
      expect(n).toBe(decided.filter((at) => new Date(at).toISOString().startsWith(month)).length)
    expect(months[speed]?.length).toBeGreaterThan(1)
    expect((months[speed]?.at(-1)?.month ?? '') < asOf.slice(0, 7)).toBe(true)
    expect(months['landing-to-production']?.some(({ n, p50Ms }) => n > 0 && p50Ms !== null)).toBe(true)
  })

  test('never moves by the passing of time, whenever it was told', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 1, noNaN: true }), (part) => {
        expect(movedSince(toldAt(Math.round(start + part * (end - start))))).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

describe('history moves', () => {
  const half = Math.round((start + end) / 2)
  const early = studyOf([reading], settings, half).items.paths.find(({ decision }) => decision !== null)
  const isEarly = ({ type, id }: ObjectName): boolean => type === 'item' && id === early?.id
  const without: Reading = {
    ...reading,
    events: reading.events.filter(({ on }) => !isEarly(on)),
    links: reading.links.filter(({ from, to }) => !isEarly(from) && !isEarly(to)),
  }

  test('where an item comes to be known later: in the month in which it was decided, and in no other', () => {
    const moved = movedSince(toldAt(half, [until(half, without)]))
    const month = new Date(early?.decision?.at ?? 0).toISOString().slice(0, 7)
    const [first] = moved.filter(({ figure }) => figure === speed)
    expect(moved.filter(({ figure }) => figure === speed)).toHaveLength(1)
    expect(first).toMatchObject({ month, now: { n: (first?.before?.n ?? 0) + 1 } })
  })

  test('where the team says that it is to be read otherwise, though no record has changed', () => {
    const nowhere: TeamSettings = {
      ...settings,
      version: settings.version + 1,
      production: { ...settings.production, environments: ['nowhere'] },
    }
    const moved = movedSince(toldAt(half), [reading], nowhere)
    expect(moved.length).toBeGreaterThan(1)
    for (const { now } of moved) expect(now?.p50Ms ?? null).toBeNull()
  })

  test('to nothing where a source is removed, and the moment of the data lies before that of the telling', () => {
    const moved = movedSince(toldAt(end), [], settings, start)
    expect(moved.length).toBeGreaterThan(1)
    for (const { now } of moved) expect(now?.n ?? 0).toBe(0)
  })

  test('in no figure that was not told then', () => {
    const { months, ...told } = toldAt(half, [until(half, without)])
    const { [speed]: _, ...others } = months
    expect(movedSince({ ...told, months: others }).some(({ figure }) => figure === speed)).toBe(false)
  })
})

test('two tellings are the same where they say the same, whatever moved', () => {
  const told = toldAt(end)
  const month = { figure: speed, month: '2026-01', before: null, now: null }
  expect(isSameTelling(told, { ...toldAt(end), moved: [month] })).toBe(true)
  expect(isSameTelling(told, { ...told, settings: told.settings + 1 })).toBe(false)
  expect(isSameTelling(told, toldAt(Math.round((start + end) / 2)))).toBe(false)
})
