import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import type { Slot, SourceFile } from '../lane.ts'
import { isProse } from './prose-comment.ts'
import { styleContract } from './style-contract.ts'

/** A small generator with a seed, so that every failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const insertions = [
  ...'abcXYZ0159_$#.:;{}[]<>=+-*/%&|!?~@`\\',
  '/*',
  '*/',
  '//',
  'url(x)',
  '!important',
  ' hidden ',
  '\u200b',
]

interface Source {
  readonly file: SourceFile
  readonly text: string
  readonly slots: readonly Slot[]
}

/** Whether a place with the white space and delimiters around it is touched: there a mutation is an edit of the slot. */
function isClosed({ text, slots }: Source, start: number, end: number): boolean {
  return slots.some(({ span }) => {
    let from = span.start
    let to = span.end
    while (/[\s'"`{]/.test(text[from - 1] ?? '')) from--
    while (/[\s'"`}]/.test(text[to] ?? '')) to++
    return start <= to && from <= end
  })
}

/** Whether a mutation only says a comment otherwise, in mere prose. */
function staysProse(path: string, text: string, start: number, put: string, cut: number): boolean {
  const opening = text.lastIndexOf('/*', start - 1)
  const after = text.slice(0, start) + put + text.slice(start + cut)
  const closing = after.indexOf('*/', start)
  return !/\.[jt]sx?$/.test(path) && opening !== -1 && closing !== -1 && isProse(after.slice(opening, closing + 2))
}

/** @returns what was admitted of `count` mutations outside the slots, half of them beside an honest edit */
function admittedOf(sources: readonly Source[], count: number, seed: number): string[] {
  const random = randomFrom(seed)
  const admitted: string[] = []
  for (let tried = 0; tried < count; ) {
    const source = sources[random(sources.length)] as Source
    const { file, text, slots } = source
    const start = random(text.length)
    const end = start + random(4)
    const put = random(3) === 0 ? '' : (insertions[random(insertions.length)] as string)
    const old = text.slice(start, end)
    // What only differs as a formatter makes it differ may stand beside an edit.
    if (old.replace(/[\s(),'"]/g, '') === put.replace(/[\s(),'"]/g, '') || isClosed(source, start, end)) continue
    if (staysProse(file.path, text, start, put, end - start)) continue
    tried++
    const slot = random(2) === 0 ? slots.find(({ kind, span }) => kind === 'classes' && span.end > end) : undefined
    const at = slot ? slot.span.start + 1 : end
    const after = `${text.slice(0, start)}${put}${text.slice(end, at)}${slot ? 'mr-7 ' : ''}${text.slice(at)}`
    const verdict = styleContract.judge(
      [
        {
          path: file.path,
          before: file.bytes,
          after: new TextEncoder().encode(after),
          modeBefore: '100644',
          modeAfter: '100644',
        },
      ],
      defaultFacts,
    )
    if (verdict.kind === 'allowed')
      admitted.push(`${file.path} ${JSON.stringify(text.slice(Math.max(0, start - 40), start))} ${old} → ${put}`)
  }
  return admitted
}

test('no mutation outside a slot is admitted, alone or beside an honest edit', () => {
  const seen = new Set<string>()
  const sources = ['cases', 'own-cases']
    .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'style'))
    .flatMap(({ patch }) => patch)
    .flatMap(({ path, before }): Source[] => {
      const text = before === null ? '' : new TextDecoder().decode(before)
      if (before === null || text === '' || seen.has(text)) return []
      seen.add(text)
      const file = { path, bytes: before }
      return [{ file, text, slots: styleContract.slots(file, defaultFacts) }]
    })

  expect(admittedOf(sources, Number(process.env.FAIRWAY_MUTATIONS ?? 2_000), 20_260_101)).toEqual([])
})
