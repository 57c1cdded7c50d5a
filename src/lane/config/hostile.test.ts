import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import type { RepoFacts } from '../lane.ts'
import { configContract } from './config-contract.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const facts: RepoFacts = { ...defaultFacts, values: ['/a', '/*', '/*/*'] }
const verdictOf = (path: string, before: string | Uint8Array, after: string | Uint8Array, given = facts) => {
  const side = (content: string | Uint8Array) => (typeof content === 'string' ? bytes(content) : content)
  const patch = [
    { path, before: side(before), after: side(after), modeBefore: '100644' as const, modeAfter: '100644' as const },
  ]
  return configContract.judge(patch, given)
}
const slotsOf = (path: string, text: string) => configContract.slots({ path, bytes: bytes(text) }, facts)
const deep = 100_000

const nested: Readonly<Record<string, readonly [path: string, text: (value: string) => string]>> = {
  'JSON objects': ['a.json', (value) => `${'{"a":'.repeat(deep)}${value}${'}'.repeat(deep)}`],
  'JSON lists': ['a.json', (value) => `${'['.repeat(deep)}${value}${']'.repeat(deep)}`],
  'lists that never close': ['a.json', (value) => `[${value},${'['.repeat(deep)}`],
  'flow mappings': ['a.yaml', (value) => `${'{a: '.repeat(deep)}${value}${'}'.repeat(deep)}`],
  'flow lists': ['a.yaml', (value) => `${'['.repeat(deep)}${value}${']'.repeat(deep)}`],
  'flow lists that never close': ['a.yaml', (value) => `a: ${value}\nb: ${'['.repeat(deep)}`],
  'block lists on one line': ['a.yaml', (value) => `${'- '.repeat(deep)}${value}`],
  'explicit keys on one line': ['a.yaml', (value) => `${'? '.repeat(deep)}${value}`],
  'block mappings': [
    'a.yaml',
    (value) => `${Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')} ${value}`,
  ],
}

describe('hostile input is never admitted and never ends the process', () => {
  test.each(Object.keys(nested))('%s nested without end', (name) => {
    const [path, text] = nested[name] as (typeof nested)[string]

    expect(verdictOf(path, text('1'), text('2')).kind).toBe('unjudged')
    expect(verdictOf(path, 'a: 1\n', text('2')).kind).not.toBe('allowed')
    expect(slotsOf(path, text('1'))).toEqual([])
  })

  test.each([
    ['a number that overflows', 'a.json', '{"a":1}', '{"a":1e400}'],
    ['a number that overflows in YAML', 'a.yaml', 'a: 1\n', 'a: 1e400\n'],
    ['infinity', 'a.yaml', 'a: 1\n', 'a: .inf\n'],
    ['not a number', 'a.yaml', 'a: 1\n', 'a: .nan\n'],
    ['a zero byte', 'a.json', '{"a":1}', '{"a":1}\0'],
    ['half a character', 'a.json', '{"a":"b"}', '{"a":"\\ud800"}'],
    ['a bare carriage return', 'a.yaml', 'a: b\n', 'a: b\rc: d\n'],
    ['a next-line character', 'a.yaml', 'a: b\n', 'a: b\u0085c: d\n'],
    ['a line separator', 'a.yaml', 'a: b\n', 'a: b\u2028c: d\n'],
    ['a colon at the end', 'a.yaml', 'a: b\n', 'a: b:\n'],
    ['an escaped new line', 'a.yaml', 'a: "b"\n', 'a: "b\\\n  c"\n'],
    ['a tab in front', 'a.yaml', 'a: b\n', 'a:\tb\n'],
    ['nothing', 'a.json', '{"a":1}', ''],
    ['nothing in YAML', 'a.yaml', 'a: 1\n', '\n'],
    ['a file that is one value', 'a.json', '1', '2'],
  ])('%s', (_, path, before, after) => {
    expect(verdictOf(path, before, after).kind).not.toBe('allowed')
  })

  test('bytes that are no UTF-8', () => {
    const broken = new Uint8Array([...bytes('{"a":"'), 0xff, 0xfe, ...bytes('"}')])

    expect(verdictOf('a.json', '{"a":"b"}', broken).kind).toBe('refused')
    expect(configContract.slots({ path: 'a.json', bytes: broken }, facts)).toEqual([])
    expect(configContract.apply({ path: 'a.json', bytes: broken }, [], facts).kind).toBe('failed')
  })

  test.each([
    ['a.json', (value: string) => `{"a":${value},"b":[${'1,'.repeat(400_000)}1]}`],
    ['a.json', (value: string) => `{"a":${value},"b":"${'x'.repeat(1_500_000)}"}`],
    ['a.yaml', (value: string) => `a: ${value}\nb: [${'1,'.repeat(100_000)}1]\n`],
    ['a.yaml', (value: string) => `a: ${value}\nb: "${'x'.repeat(200_000)}"\n`],
    [
      'a.yaml',
      (value: string) => `a: ${value}\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: v`).join('\n')}\n`,
    ],
  ])('a huge %s is judged or is not, but always answers', (path, text) => {
    expect(['allowed', 'unjudged']).toContain(verdictOf(path, text('1'), text('2')).kind)
  })

  test.each(['a.json', 'a.yaml'])('a text of half a megabyte in %s is not admitted', (path) => {
    const text = (value: string) => (path === 'a.json' ? JSON.stringify({ a: value }) : `a: "${value}"\n`)
    for (const part of ['x', 'ж', 'a.', '1 ', '<b ', '{a', 'e\u0301', ': ', '- '])
      expect(verdictOf(path, text('x'), text(part.repeat(200_000))).kind).not.toBe('allowed')
  })

  test('a schema cannot make the judge wait', () => {
    const schema = JSON.stringify({ properties: { a: { type: 'string', pattern: '^((a|a)*)*$' } } })
    const given = { ...facts, schema: 's.json', files: { 's.json': schema } }

    expect(verdictOf('a.json', '{"a":"a"}', JSON.stringify({ a: `${'a'.repeat(31)}!` }), given).kind).toBe('refused')
  })

  test('a schema that names members of every object asks for own ones only', () => {
    const schema = JSON.stringify({ required: ['constructor'] })
    const given = { ...facts, schema: 's.json', files: { 's.json': schema } }
    const verdict = verdictOf('a.json', '{"a":1}', '{"a":2}', given)

    expect(verdict.kind === 'allowed' && verdict.notices.map(({ rule }) => rule)).toEqual(['config/schema-before'])
  })
})
