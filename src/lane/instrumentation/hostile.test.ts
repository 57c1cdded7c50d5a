import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import type { RepoFacts } from '../lane.ts'
import { instrumentationContract } from './instrumentation-contract.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const plan = 'events:\n  seen:\n    properties:\n      place: { type: string }\n'
const factsWith = (text: string, path = 'plan.yaml'): RepoFacts => ({
  ...defaultFacts,
  track: { call: 'track', module: 'src/analytics.ts', plan: path },
  files: { [path]: text },
})
const verdictOf = (path: string, before: string, after: string, facts = factsWith(plan)) =>
  instrumentationContract.judge(
    [{ path, before: bytes(before), after: bytes(after), modeBefore: '100644', modeAfter: '100644' }],
    facts,
  ).kind

const imported = "import { track } from './analytics'\n"
const before = `${imported}const f = () => { g() }\n`
const after = `${imported}const f = () => { track('seen'); g() }\n`
const deep = 100_000
const nested: Readonly<Record<string, string>> = {
  parentheses: `${'('.repeat(deep)}1${')'.repeat(deep)}`,
  arrays: `${'['.repeat(deep)}${']'.repeat(deep)}`,
  elements: `${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`,
  arrows: `${'a=>'.repeat(deep)}1`,
  members: `a${'.b'.repeat(deep)}`,
  calls: `track${'()'.repeat(deep)}`,
  sums: `1${'+track'.repeat(deep)}`,
  functions: `${'()=>{track();'.repeat(deep)}${'}'.repeat(deep)}`,
}

describe('hostile input is never admitted and never throws', () => {
  test('the honest change beside which it stands is admitted', () => {
    expect(verdictOf('src/a.tsx', before, after)).toBe('allowed')
  })

  test.each(Object.keys(nested))('%s nested 100,000 deep', (name) => {
    const rest = `x = ${nested[name]}\n`

    expect(verdictOf('src/a.tsx', before, after + rest)).not.toBe('allowed')
    expect(verdictOf('src/a.tsx', before + rest, after + rest)).not.toBe('allowed')
    expect(instrumentationContract.slots({ path: 'src/a.tsx', bytes: bytes(before + rest) }, factsWith(plan))).toEqual(
      [],
    )
  })

  test.each([
    ['nests without end', `events: ${'['.repeat(deep)}`],
    ['nests objects without end', `events: ${'{a: '.repeat(deep)}`],
    ['nests lists without end', `events:\n${'- '.repeat(deep)}a`],
    ['is a list', '- a\n- b\n'],
    ['has no events', 'flags: {}\n'],
    ['has events of text', 'events: yes\n'],
    ['has an anchor', 'events: &a\n  seen: *a\n'],
    ['has a key twice', 'events:\n  seen: {}\n  seen: {}\n'],
    ['has two documents', `${plan}---\n${plan}`],
    ['reaches the prototype', 'events:\n  __proto__: { properties: {} }\n'],
    ['is no YAML', 'events: [}\n'],
    ['is empty', ''],
    ['is a megabyte', `${plan}#${'x'.repeat(1_000_000)}\n`],
  ])('a plan that %s', (_, text) => {
    expect(verdictOf('src/a.tsx', before, after, factsWith(text))).not.toBe('allowed')
    expect(verdictOf('plan.yaml', text, plan, factsWith(text))).not.toBe('allowed')
    expect(verdictOf('plan.yaml', plan, text)).not.toBe('allowed')
  })

  test.each([
    ['nests without end', `{"events": ${'{"a":'.repeat(deep)}`],
    ['has a key twice', '{"events": {"seen": {}, "seen": {}}}'],
    ['reaches the prototype', '{"events": {"__proto__": {}}}'],
    ['is cut off', '{"events": {'],
  ])('a plan in JSON that %s', (_, text) => {
    expect(verdictOf('src/a.tsx', before, after, factsWith(text, 'plan.json'))).not.toBe('allowed')
  })

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('an event or property named %s', (name) => {
    const call = (words: string) => `${imported}const f = () => { track(${words}); g() }\n`

    expect(verdictOf('src/a.tsx', before, call(`'${name}'`))).not.toBe('allowed')
    expect(verdictOf('src/a.tsx', before, call(`'seen', { ${name}: 1 }`))).not.toBe('allowed')
  })

  test('functions that call each other in a ring are followed to an end', () => {
    const ring = `${imported}const a = () => { track('seen'); b() }\nconst b = () => { c() }\nconst c = () => { a() }\n`

    expect(verdictOf('src/a.tsx', ring.replace("track('seen'); ", ''), ring)).toBe('refused')
  })
})
