import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCases } from '../../case-suite.ts'
import { parseHtml } from '../../copy/formats/html/read-html.ts'
import { parseSvelte } from '../../copy/formats/svelte/read-svelte.ts'
import { parseVue } from '../../copy/formats/vue/read-vue.ts'
import { defaultFacts } from '../../default-facts.ts'
import { styleContract } from '../style-contract.ts'
import { formatOf, isPageFormat } from '../style-path.ts'

/** A small generator with a seed, so that every failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What could end an attribute, a tag or a part of a page, beside what may honestly come. */
const insertions = [
  ...' \n"\'`<>/={}%&#-',
  ...[
    '" id="a',
    "' id='a",
    '"><b class="',
    '"/><i "',
    '<!--',
    '-->',
    '{{',
    '}}',
    '{#if a}',
    '</style>',
    ' x="',
    ' v-if',
    '&quot;',
  ],
  ...['', '', ' mr-7', 'p-4 ', ' flex', '1', '2', '\n  '],
]

const told = new Set(['type', 'nodeName', 'tag', 'name', 'rawName', 'namespaceURI'])
const elsewhere = new Set(['parentNode', 'loc', 'sourceCodeLocation', 'css', 'instance', 'module', 'value'])

/** Kinds and names of all nodes and attributes of a tree, in its order, whichever parser built it; values are for the judge. */
function marksOf(node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]): unknown[] =>
    elsewhere.has(key) ? [] : told.has(key) && typeof value !== 'object' ? [value] : marksOf(value),
  )
}

function treeOf(path: string, text: string): string {
  const format = formatOf(path)
  if (format === 'html') return JSON.stringify(marksOf(parseHtml(text).nodes))
  const parsed = format === 'vue' ? parseVue(text) : parseSvelte(text)
  return parsed.kind === 'parsed' ? JSON.stringify(marksOf(parsed.root)) : parsed.kind
}

const seen = new Set<string>()
const pages = ['cases', 'own-cases']
  .flatMap((folder) => readCases(join(import.meta.dirname, '..', folder), 'style'))
  .flatMap(({ patch }) => patch)
  .flatMap(({ path, before }) => {
    const text = before === null ? '' : new TextDecoder().decode(before)
    if (before === null || !isPageFormat(formatOf(path)) || seen.has(text)) return []
    seen.add(text)
    const places = styleContract.slots({ path, bytes: before }, defaultFacts).map(({ span }) => span)
    const blanks = [...text.matchAll(/(?<=<[^<>]*)\s+/g)].map(({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    }))
    return places.length === 0 ? [] : [{ path, text, before, tree: treeOf(path, text), spans: [...places, ...blanks] }]
  })

test('an admitted change of a page leaves its tags and attributes as they were', () => {
  const random = randomFrom(20_260_102)
  const other: string[] = []
  let admitted = 0
  for (let run = 0; run < 1_500; run++) {
    const { path, text, before, tree, spans } = pages[random(pages.length)] as (typeof pages)[number]
    let after = text
    // What one change opens, another may close.
    for (const { start, end } of Array.from({ length: 1 + random(2) }, () => spans[random(spans.length)]).flatMap(
      (span) => span ?? [],
    )) {
      const at = start + random(end - start + 1)
      after = after.slice(0, at) + insertions[random(insertions.length)] + after.slice(at + random(3))
    }
    const bytes = new TextEncoder().encode(after)
    const verdict = styleContract.judge(
      [{ path, before, after: bytes, modeBefore: '100644', modeAfter: '100644' }],
      defaultFacts,
    )
    if (verdict.kind !== 'allowed') continue
    admitted++
    if (treeOf(path, after) !== tree) other.push(`${path}: ${JSON.stringify(text)} → ${JSON.stringify(after)}`)
  }

  expect(other).toEqual([])
  expect(admitted).toBeGreaterThan(0)
})
