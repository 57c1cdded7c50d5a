import { join } from 'node:path'
import fc from 'fast-check'
import { parse as parseJsonc, stripComments } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { Lexer, parse as parseYaml } from 'yaml'
import { readCases } from '../case-suite.ts'
import type { RepoFacts } from '../lane.ts'
import { configContract } from './config-contract.ts'

interface Source {
  readonly path: string
  readonly text: string
  readonly facts: RepoFacts
}

const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const bytes = (text: string) => new TextEncoder().encode(text)

const sources: readonly Source[] = ['cases', 'own-cases']
  .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'config'))
  .filter(({ verdict }) => verdict === 'allowed')
  .flatMap(({ patch, facts }) => patch.map(({ path, before }) => ({ path, text: read(before ?? bytes('')), facts })))

/** What another reader makes of a file, as JSON pointers with their values; a reader of its own, not the judge's. */
function leaves(path: string, text: string): Map<string, unknown> | null {
  const found = new Map<string, unknown>()
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) found.set(pointer, value)
    else {
      found.set(`${pointer}/`, Object.keys(value).join('\n'))
      for (const [key, member] of Object.entries(value))
        walk(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }
  }
  try {
    const plain = text.replace(/^\uFEFF/, '')
    walk(/ya?ml$/.test(path) ? parseYaml(plain) : parseJsonc(plain, [], { allowTrailingComma: true }), '')
    return found
  } catch {
    return null
  }
}

const comments = (path: string, text: string): string =>
  /ya?ml$/.test(path)
    ? [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).join('\n')
    : text.length === stripComments(text).length
      ? ''
      : (text.match(/\/\/.*$|\/\*[\s\S]*?\*\//gm) ?? []).join('\n')

const isListed = (pointer: string, facts: RepoFacts): boolean =>
  facts.values.some((pattern) => {
    const [wanted, parts] = [pattern.split('/'), pointer.split('/')]
    return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at])
  })

/** Why a change that was admitted should not have been, told by the other reader. */
function wrong({ path, text, facts }: Source, after: string): string | null {
  const [old, next] = [leaves(path, text), leaves(path, after)]
  if (old === null || next === null) return 'it cannot be read'
  if (comments(path, text) !== comments(path, after)) return 'a comment differs'
  if ([...old.keys()].join('\n') !== [...next.keys()].join('\n')) return 'the keys differ'
  for (const [pointer, value] of next) {
    const before = old.get(pointer)
    if (Object.is(before, value)) continue
    if (!isListed(pointer, facts)) return `${pointer} is not listed`
    if (typeof before !== typeof value || before === null || value === null) return `${pointer} has another type`
    if (typeof value === 'number' && !Number.isFinite(value)) return `${pointer} is not finite`
    if (/(?:^|\/)(?:seed|salt|id|key|uuid)$/i.test(pointer)) return `${pointer} draws anew`
    if (/weight$/.test(pointer) && (value as number) < 0) return `${pointer} is below zero`
  }
  return null
}

const crumbs = [
  ...'{}[]:,"\'#&*!|>%@`-?~=<\\/ \t\n\r0123456789.eE+abxyzNOno_',
  'null',
  'true',
  'false',
  'yes',
  'no',
  '1e400',
  '-0',
  '0x10',
  '0o7',
  '.inf',
  '.nan',
  '12:30',
  '2020-01-01',
  '<<',
  '__proto__',
  '&a ',
  '*a',
  '!!str ',
  '---\n',
  '\n...\n',
  '// x\n',
  '/* x */',
  ' # x',
  ': ',
  '- ',
  '\u0000',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\u202e',
  '\ufeff',
  '\ud800',
  '"a": 1,',
  '\n  a: 1\n',
  '100',
  '-5',
  '0.5',
]
const mutation = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'delete', 'double', 'swap', 'number'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.nat({ max: 6 }),
  crumb: fc.constantFrom(...crumbs),
})

function mutate(text: string, { kind, at, length, crumb }: typeof mutation extends fc.Arbitrary<infer M> ? M : never) {
  const start = Math.floor(at * text.length)
  if (kind === 'insert') return text.slice(0, start) + crumb + text.slice(start)
  if (kind === 'replace') return text.slice(0, start) + crumb + text.slice(start + length)
  if (kind === 'delete') return text.slice(0, start) + text.slice(start + length + 1)
  if (kind === 'double') return text.slice(0, start + length) + text.slice(start)
  if (kind === 'number') {
    const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)]
    const chosen = numbers[Math.floor(at * numbers.length)]
    if (chosen === undefined) return text
    return text.slice(0, chosen.index) + crumb + text.slice(chosen.index + chosen[0].length)
  }
  const lines = text.split('\n')
  const line = Math.floor(at * lines.length)
  const [one = '', two = ''] = [lines[line], lines[(line + length) % lines.length]]
  lines[line] = two
  lines[(line + length) % lines.length] = one
  return lines.join('\n')
}

test('no mutation is admitted but a change of listed values that another reader sees, too', () => {
  const runs = Number(process.env.FAIRWAY_MUTATIONS ?? 4_000)
  let admitted = 0
  fc.assert(
    fc.property(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 3 }), (pick, mutations) => {
      const source = sources[pick % sources.length] as Source
      const after = mutations.reduce(mutate, source.text)
      const verdict = configContract.judge(
        [
          {
            path: source.path,
            before: bytes(source.text),
            after: bytes(after),
            modeBefore: '100644',
            modeAfter: '100644',
          },
        ],
        source.facts,
      )
      if (verdict.kind !== 'allowed') return
      admitted++

      expect(wrong(source, read(bytes(after))), after).toBeNull()
    }),
    { numRuns: runs, seed: 20_261_122 },
  )
  expect(admitted).toBeGreaterThan(runs / 1_000)
})
