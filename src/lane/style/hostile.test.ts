import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import { styleContract } from './style-contract.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const verdictOf = (path: string, before: string, after: string) =>
  styleContract.judge(
    [{ path, before: bytes(before), after: bytes(after), modeBefore: '100644', modeAfter: '100644' }],
    defaultFacts,
  ).kind
const slotsOf = (path: string, text: string) => styleContract.slots({ path, bytes: bytes(text) }, defaultFacts)

const deep = 100_000
const nested: Readonly<Record<string, string>> = {
  rules: `${'a{'.repeat(deep)}${'}'.repeat(deep)}`,
  'at-rules': `${'@media x{'.repeat(deep)}${'}'.repeat(deep)}`,
  brackets: `a { gap: ${'('.repeat(deep)}1${')'.repeat(deep)} }`,
  functions: `a { gap: ${'calc('.repeat(deep)}1${')'.repeat(deep)} }`,
  'open brackets': `a { gap: ${'('.repeat(deep)} }`,
  selectors: `${':not('.repeat(deep)}a${')'.repeat(deep)} { gap: 1px }`,
  'brackets behind semicolons': `a { gap: ${'(;'.repeat(deep)}1${')'.repeat(deep)} }`,
}

describe('hostile style sheets are never admitted and never end the process', () => {
  test.each(Object.keys(nested))('%s nested 100,000 deep', (name) => {
    for (const path of ['src/a.css', 'src/a.scss']) {
      const rest = `\n${nested[name]}\n`

      expect(verdictOf(path, 'b { gap: 1px }\n', `b { gap: 2px }${rest}`)).not.toBe('allowed')
      expect(() => verdictOf(path, `b { gap: 1px }${rest}`, `b { gap: 2px }${rest}`)).not.toThrow()
      expect(() => slotsOf(path, rest)).not.toThrow()
    }
  })

  test.each([
    ['no letters', ''],
    ['a null', 'a { gap: 1px\0 }'],
    ['half a rule', 'a { gap:'],
    ['half a string', 'a { font: "'],
    ['half a comment', 'a { gap: 1px /*'],
    ['closing braces', '}}}}'],
    ['markup', '<style>a { gap: 1px }</style>'],
    ['half a surrogate', 'a { gap: \ud800 }'],
  ])('a sheet of %s', (_, text) => {
    for (const path of ['src/a.css', 'src/a.scss']) {
      expect(verdictOf(path, 'a { gap: 1px }', text)).not.toBe('allowed')
      expect(() => slotsOf(path, text)).not.toThrow()
    }
  })

  test('a null, another encoding and a file beyond the bound are refused', () => {
    expect(verdictOf('src/a.css', 'a { gap: 1px }', 'a { gap: 2px }\0')).toBe('refused')
    expect(verdictOf('src/a.css', `a { gap: 1px }${' '.repeat(2 ** 21)}`, `a { gap: 2px }${' '.repeat(2 ** 21)}`)).toBe(
      'unjudged',
    )
    expect(verdictOf('src/a.tsx', 'const a = <p className="a" />', 'const a = <p className="b"')).toBe('unjudged')
  })

  test.each([
    ['letters', 'a'.repeat(900_000)],
    ['spaces', ' '.repeat(900_000)],
    ['spaces around a name', `${' '.repeat(450_000)}c${' '.repeat(450_000)}`],
    ['names', 'var(--x) '.repeat(100_000)],
    ['variables', '$a '.repeat(300_000)],
    ['signs', '- '.repeat(450_000)],
    ['exclamation marks', '!default '.repeat(100_000)],
    ['names of classes', 'mt-1 '.repeat(180_000)],
    ['brackets of classes', '[['.repeat(450_000)],
    ['colons', ':'.repeat(900_000)],
  ])('a value of nearly a megabyte of %s is not admitted', (_, long) => {
    expect(verdictOf('src/a.css', 'a { gap: 1px }\n', `a { gap: ${long} }\n`)).not.toBe('allowed')
    expect(verdictOf('src/a.css', `a { gap: ${long} }\n`, `a { gap: ${long} 1px }\n`)).not.toBe('allowed')
    expect(
      verdictOf('src/a.tsx', 'export const a = <p className="b" />\n', `export const a = <p className="${long}" />\n`),
    ).not.toBe('allowed')
  })
})

describe('hostile pages are never admitted and never end the process', () => {
  const page = (path: string, inside: string, list = 'a') => {
    const body = `<div class="${list}">${inside}</div>`
    return path.endsWith('.vue') ? `<template>${body}</template>\n` : `${body}\n`
  }
  const insides: Readonly<Record<string, string>> = {
    'nested elements': '<b>'.repeat(deep),
    'open attributes': '<p class="'.repeat(20_000),
    'open braces': '{'.repeat(deep),
    'expressions of class lists': '<p :class="[[[[" class={[[[[ />'.repeat(5_000),
    'calls that do not end': '<p :class="cn(cn(" class={cn(cn( />'.repeat(5_000),
    'style blocks': '<style>a{'.repeat(20_000),
    'template signs': '{{ {% <% '.repeat(30_000),
    'comments that do not end': '<!--'.repeat(deep),
  }

  test.each(Object.keys(insides))('%s', (name) => {
    for (const path of ['src/A.vue', 'src/A.svelte', 'src/a.html']) {
      const inside = insides[name] as string

      expect(verdictOf(path, page(path, ''), page(path, inside, 'b'))).not.toBe('allowed')
      expect(() => verdictOf(path, page(path, inside), page(path, inside, 'b c'))).not.toThrow()
      expect(() => slotsOf(path, page(path, inside))).not.toThrow()
    }
  })

  test('a class list of nearly a megabyte is not admitted', () => {
    for (const path of ['src/A.vue', 'src/A.svelte', 'src/a.html'])
      for (const long of ['a'.repeat(900_000), 'mt-1 '.repeat(180_000), '[['.repeat(450_000), '&amp;'.repeat(180_000)])
        expect(verdictOf(path, page(path, ''), page(path, '', long))).not.toBe('allowed')
  })
})
