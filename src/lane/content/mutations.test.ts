import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWholeCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import { contentContract } from './content-contract.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const bytes = (source: string) => new TextEncoder().encode(source)

/** What no edit may reach, found without the judge's parser: each group is mutated inside. */
const closed: readonly RegExp[] = [
  /^```[^\n]*\n([\s\S]+?)\n```$/gm,
  /(?<![`\\])`([^`\n]+)`(?!`)/g,
  /\]\(([^()\s"<>]+)\)/g,
  /^\[[^\]\n]+\]: *(\S+)/gm,
  /<([A-Za-z][^<>\n]*)>/g,
  /<!--([^<>]+)-->/g,
  /^(?:import|export) ([^\n]+)$/gm,
  /\{\{([^{}\n]+)\}\}/g,
  /^(?:slug|sidebar\w*|layout|order|draft|date|tags|id|permalink|weight): *([^\n]+)$/gm,
]

/** A small generator with a seed, so that every failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const sources = ['cases', 'own-cases']
  .flatMap((folder) => readWholeCases(join(import.meta.dirname, folder), 'content'))
  .flatMap(({ patch }) => patch)
  .filter(({ path, before }) => before !== null && /\.mdx?$/.test(path))
  .map(({ path, before }) => ({ path, source: text(before as Uint8Array) }))
  .map(({ path, source }) => ({
    path,
    source,
    ranges: closed.flatMap((pattern) =>
      [...source.matchAll(pattern)].map((match) => {
        const start = (match.index ?? 0) + match[0].indexOf(match[1] ?? '')
        return { start, end: start + (match[1]?.length ?? 0) }
      }),
    ),
  }))
  .filter(({ source, ranges }) => ranges.length > 0 && source.length < 4_000)

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

test('no mutation of code, targets, tags, templates or settings is admitted, alone or beside an honest edit', () => {
  const random = randomFrom(20_260_101)
  const admitted: string[] = []
  for (let run = 0; run < Number(process.env.FAIRWAY_MUTATIONS ?? 1_000); run++) {
    const { path, source, ranges } = sources[random(sources.length)] as (typeof sources)[number]
    const { start, end } = ranges[random(ranges.length)] as { start: number; end: number }
    const at = start + random(end - start)
    const letter = letters[random(letters.length)] as string
    if (/\s/.test(source[at] ?? '') || source[at] === letter) continue
    const kept = random(3) === 0 ? 0 : 1
    const mutated = source.slice(0, at) + letter + source.slice(at + kept)
    const honest = random(2) === 0 ? '' : '\nMore words for everybody.\n'
    const after = mutated + (honest !== '' && source.endsWith('\n') ? honest : '')
    const verdict = contentContract.judge(
      [{ path, before: bytes(source), after: bytes(after), modeBefore: '100644', modeAfter: '100644' }],
      defaultFacts,
    )
    if (verdict.kind === 'allowed')
      admitted.push(
        `${path} at ${at}: ${source.slice(start, end)} → ${letter} | ${verdict.edits.map((edit) => edit.says)}`,
      )
  }

  expect(admitted).toEqual([])
})
