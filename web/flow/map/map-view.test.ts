import { describe, expect, test } from 'vitest'
import type { FlowMapView, MapEdgeView } from '../../../src/api/flow-map-schema.ts'
import { mapParams, mapSearch } from './map-search.ts'
import {
  curveOf,
  edgesCsv,
  mapHeadline,
  moved,
  shownWords,
  sortedEdges,
  stepsOfVariant,
  topIn,
  variantsHeadline,
  waitWords,
  wholeIn,
  zoomed,
} from './map-view.ts'

const hour = 3_600_000
const edge = (from: string, to: string, count: number, hours: number): MapEdgeView => ({
  objectType: 'item',
  from,
  to,
  count,
  p50: hours * hour,
  p85: hours * hour,
  mean: hours * hour,
  total: count * hours * hour,
  step: 1,
})
const map = (...edges: MapEdgeView[]): FlowMapView => ({
  asOf: '2026-06-30T00:00:00.000Z',
  definition: { id: 'object-path-map', version: 1, says: '' },
  clock: 'elapsed',
  calendar: null,
  types: [],
  objects: 0,
  transitions: 0,
  shown: { share: 0.917, edges: 41, ofEdges: 125, activities: 18, ofActivities: 24 },
  steps: [],
  width: 800,
  height: 2000,
  variants: [],
  nodes: [],
  lines: [],
  edges,
})

test('what is hidden is said, and a share that is not all is never rounded to all', () => {
  expect(shownWords(map())).toBe('Showing 92 % of transitions, 41 of 125 ways, 18 of 24 steps.')
  expect(shownWords({ ...map(), shown: { ...map().shown, share: 0.9999 } })).toContain('99 %')
})

test('the headline names the way on which most time passes, and none where no time does', () => {
  expect(mapHeadline(map(edge('a', 'b', 10, 1), edge('b', 'c', 3, 10)))).toBe(
    '75 % of the time between events passes from b to c.',
  )
  expect(mapHeadline(map(edge('a', 'b', 10, 0)))).toBe('No time passes between these events.')
})

test('a wait below nothing is an overlap, and one of nothing is no time', () => {
  expect([waitWords(-2 * hour), waitWords(0), waitWords(2 * hour)]).toEqual(['2 h overlap', 'at once', '2 h'])
  expect([waitWords(90 * hour), waitWords(90 * hour, 'working')]).toEqual(['3.8 days', '90 h'])
})

test('edges are sorted by the wanted column, the most first', () => {
  const edges = [edge('b', 'c', 3, 10), edge('a', 'b', 10, 1)]

  expect(sortedEdges(edges, 'count')[0]?.from).toBe('a')
  expect(sortedEdges(edges, 'total')[0]?.from).toBe('b')
  expect(sortedEdges(edges, 'from')[0]?.from).toBe('a')
})

test('a name in the table of another program is a name, whatever it begins with', () => {
  const lines = edgesCsv(map(edge('=cmd|x', 'say "hi", twice', 1, 1))).split('\r\n')

  expect(lines[1]).toBe(`item,'=cmd|x,"say ""hi"", twice",1,${hour},${hour},${hour},${hour},elapsed`)
})

describe('the sight', () => {
  const frame = { width: 400, height: 300 }

  test('of the whole holds all of the drawing', () => {
    const { scale } = wholeIn(map(), frame)

    expect(scale).toBe(0.15)
  })

  test('from the top begins where the drawing begins', () => {
    const { y, scale } = topIn(map(), frame)

    expect(y - frame.height / scale / 2).toBeCloseTo(0, 9)
  })

  test('zoomed at a point leaves that point where it is', () => {
    const before = { x: 100, y: 100, scale: 1 }
    const after = zoomed(before, 2, { x: 50, y: -20 })

    expect(after.x + 50 / after.scale).toBeCloseTo(150, 9)
    expect(after.y - 20 / after.scale).toBeCloseTo(80, 9)
  })

  test('follows the hand, however near it is', () => {
    expect(moved({ x: 0, y: 0, scale: 2 }, { x: 10, y: -4 })).toEqual({ x: -5, y: 2, scale: 2 })
  })
})

test('a line goes from its first point to its last', () => {
  const points = [0, 10, 20].map((at) => ({ x: at, y: at }))

  expect(curveOf(points)).toBe('M0 0Q10 10 15 15L20 20')
  expect(curveOf([])).toBe('')
})

test('the address holds only what differs from the usual, and asks the same', () => {
  expect(mapSearch({ share: '80', types: '', clock: 'elapsed' })).toEqual({})
  expect(mapParams(mapSearch({ share: 95, types: 'item', clock: 'working', window: 30 })).toString()).toBe(
    'window=30&clock=working&types=item&share=0.95',
  )
})

describe('the usual ways', () => {
  const all = (objects: number, variants: number, ...usual: number[]) => ({
    objectType: 'item',
    objects,
    variants,
    usual: usual.map((each) => ({ activities: ['a'], length: 1, objects: each })),
  })

  test('are said with how many there are, and how much those that are shown carry', () => {
    expect(variantsHeadline(all(1200, 340, 300, 60))).toBe(
      '1,200 items went 340 different ways; these 2 carry 30 % of them.',
    )
    expect(variantsHeadline(all(5, 1, 5))).toBe('Each item went the same way.')
  })

  test('say once what happened again and again, and how much of a long one is left out', () => {
    expect(stepsOfVariant({ activities: ['opened', 'pushed', 'pushed', 'merged'], length: 4, objects: 1 })).toBe(
      'opened → pushed 2 × → merged',
    )
    expect(stepsOfVariant({ activities: ['opened', 'pushed'], length: 50, objects: 1 })).toBe(
      'opened → pushed → 48 more',
    )
  })
})
