import { expect, test } from 'vitest'
import { mapSvg } from './map-svg.ts'
import { chooseMap, nameLines, placeMap } from './path-map.ts'

const node = (name: string, starts = 0, ends = 0) => ({ name, events: 10, starts, ends })
const edge = (from: string, to: string, count: number, hours = 1) => ({
  from,
  to,
  count,
  wait: { p50: hours * 3_600_000, p85: 2 * hours * 3_600_000 },
})
const nodes = [node('ask', 100), node('build'), node('merge', 0, 97), node('abandon', 0, 3)]
const edges = [
  edge('ask', 'build', 90),
  edge('build', 'merge', 80, 200),
  edge('build', 'build', 30),
  edge('ask', 'abandon', 3),
]

test('the most frequent edges are shown until they carry the wanted share, and what is hidden is told', () => {
  const shown = chooseMap(nodes, edges, 0.8)
  expect(shown.nodes.map(({ name }) => name)).toEqual(['ask', 'build', 'merge'])
  expect(shown.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['ask build', 'build merge'])
  expect(shown.share).toBeCloseTo(170 / 203, 10)
  expect(chooseMap(nodes, edges, 1)).toMatchObject({ share: 1, edges: { length: 4 }, nodes: { length: 4 } })
})

test('every place of a drawing lies inside it', () => {
  const map = placeMap(nodes, edges)
  const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && y >= 0 && x <= map.width && y <= map.height
  expect(map.nodes).toHaveLength(6)
  expect(map.nodes.every(inside)).toBe(true)
  expect(map.edges.flatMap(({ points }) => points).every(inside)).toBe(true)
})

test('a name that somebody chose does not become markup', () => {
  const name = '"><script>alert(1)</script>'
  const svg = mapSvg(placeMap([node(name, 1, 1)], []), 'map').text
  expect(svg).not.toContain('<script>')
})

test('a long name takes two lines and is cut only where a line is too long', () => {
  expect(nameLines('Confirm')).toEqual(['Confirm'])
  expect(nameLines('T02 Check confirmation of receipt')).toEqual(['T02 Check', 'confirmation of receipt'])
  expect(nameLines('x'.repeat(100))).toEqual([`${'x'.repeat(28)}`, `${'x'.repeat(27)}…`])
})
