import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import { mayDefine } from './definitions.ts'
import { judgeStyle } from './judge-style.ts'
import { namesBeside } from './names-beside.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const change = (before: string, after: string, path = 'src/card.css') => [
  { path, before: bytes(before), after: bytes(after), modeBefore: '100644' as const, modeAfter: '100644' as const },
]
/** @param tokens the sheet of the base commit in which the names of the project stand */
const becomes = (before: string, after: string, tokens: string) => {
  const verdict = judgeStyle(change(`.card { ${before} }\n`, `.card { ${after} }\n`), {
    ...defaultFacts,
    files: { 'src/tokens.css': `:root { ${tokens} }\n`, 'src/flags.json': '{"--flag: 1": 1}' },
  })
  return verdict.kind === 'allowed' ? 'allowed' : verdict.findings[0]?.rule
}

describe('a custom property that a sheet of the base commit defines', () => {
  test.each([
    ['color: #222', 'color: var(--ink)', '--ink: #333'],
    ['padding: 4px', 'padding: var(--space) 8px', '--space: 6px'],
    ['color: #222', 'color: var(--ink)', '--ink: var(--gray-900)'],
    ['font: 12px a', 'font: var(--body)', '--body: 400 12px/16px #{$family}'],
    ['font-family: Inter', 'font-family: var(--body)', '--body: "Inter", sans-serif'],
  ])('may be used: "%s" becomes "%s" with "%s"', (before, after, tokens) => {
    expect(becomes(before, after, tokens)).toBe('allowed')
  })

  test.each([
    ['color: #222', 'color: var(--none)', '--none: transparent', 'style/hides'],
    ['width: 40px', 'width: var(--none)', '--none: 0', 'style/hides'],
    ['width: 40px', 'width: var(--none)', '--none: 40px; } .dark { --none: 0px', 'style/hides'],
    ['z-index: 1', 'z-index: var(--top)', '--top: 9999', 'style/hides'],
    ['outline: 1px solid red', 'outline: var(--line)', '--line: none', 'style/hides'],
    ['background: #fff', 'background: var(--hero)', '--hero: url(hero.png)', 'style/loads'],
    ['color: #222', 'color: var(--inc)', '--ink: #333', 'style/name'],
    ['color: #222', 'color: var(--flag)', '--ink: #333', 'style/name'],
    ['color: #222', 'color: var(--ink)', 'color: var(--ink)', 'style/name'],
    ['color: #222', 'color: var(--ink)', '/* --ink: #333; */', 'style/name'],
    ['opacity: 1', 'opacity: var(--ink)', '--ink: 1', 'style/hides'],
  ])('may not bring what a value may not: "%s" becomes "%s" with "%s"', (before, after, tokens, rule) => {
    expect(becomes(before, after, tokens)).toBe(rule)
  })
})

describe('names to look for beside a patch', () => {
  test('are those that it uses and that none of its files knew', () => {
    expect(namesBeside(change('a { gap: var(--a) }', 'a { gap: var(--a); top: var(--b) }'))).toEqual(['--b'])
    expect(namesBeside(change('a { gap: 1px }', 'a { gap: 2px }'))).toEqual([])
    expect(namesBeside(change('a', '--b', 'src/notes.md'))).toEqual([])
    expect(namesBeside(change('<i />', '<i className="bg-[var(--b)]" />', 'src/a.tsx'))).toEqual(['--b'])
  })

  test('may stand in style sheets and in the style blocks of pages', () => {
    const paths = ['a.css', 'a.scss', 'a.vue', 'a.svelte', 'a.html', 'a.tsx', 'a.json']

    expect(paths.filter(mayDefine)).toEqual(['a.css', 'a.scss', 'a.vue', 'a.svelte', 'a.html'])
  })
})
