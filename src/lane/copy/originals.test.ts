import { describe, expect, it, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import { originalPaths, originalsOf } from './originals.ts'

describe('where the English of a catalogue may stand', () => {
  it.each([
    ['locales/de.json', 'locales/en.json'],
    ['locales/pt-BR/shop.json', 'locales/en/shop.json'],
    ['src/i18n/strings.de.json', 'src/i18n/strings.en.json'],
    ['config/locales/devise.fr.yml', 'config/locales/devise.en.yml'],
    ['lib/l10n/app_de.arb', 'lib/l10n/app_en.arb'],
    ['src/messages_de_AT.properties', 'src/messages.properties'],
    ['App/de.lproj/Main.strings', 'App/en.lproj/Main.strings'],
    ['App/de.lproj/Main.strings', 'App/Base.lproj/Main.strings'],
    ['locales/en-GB/shop.json', 'locales/en/shop.json'],
    ['locales/en_CA.json', 'locales/en-US.json'],
  ])('of %s in %s', (path, original) => {
    expect(originalPaths(path)).toContain(original)
  })

  it.each(['locales/en.json', 'locales/en/shop.json', 'src/i18n/shared.json'])('nowhere for %s', (path) => {
    expect(originalPaths(path)).toEqual([])
  })

  it('of a regional English never in itself', () => {
    expect(originalPaths('locales/en-GB.json')).not.toContain('locales/en-GB.json')
    expect(originalPaths('locales/en_GB.json')).not.toContain('locales/en_GB.json')
  })
})

test('English comes first, and a form of a plural stands for the one that every language has', () => {
  const files = { 'l/fr.json': 'fr', 'l/en.json': 'en', 'l/de.json': 'de', 'l/other/en.json': 'other' }
  const texts = (language: string) => [
    { path: ['a'], language: null, value: `${language} a` },
    { path: ['days_other'], language: null, value: `${language} days` },
    ...(language === 'fr' ? [{ path: ['b'], language: null, value: 'fr b' }] : []),
  ]

  const originalAt = originalsOf('l/de.json', { ...defaultFacts, files }, texts)

  expect(originalAt(['a'], null)).toBe('en a')
  expect(originalAt(['days_few'], null)).toBe('en days')
  expect(originalAt(['b'], null)).toBe('fr b')
  expect(originalAt(['c'], null)).toBeNull()
})

test('a missing translation is admitted where the base is known to have its English, and only there', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const patch = [
    {
      path: 'locales/de.json',
      before: bytes('{\n  "a": "Pläne"\n}\n'),
      after: bytes('{\n  "a": "Pläne",\n  "b": "Hallo {name}"\n}\n'),
      modeBefore: '100644',
      modeAfter: '100644',
    },
  ] as const
  const facts = { ...defaultFacts, files: { 'locales/en.json': '{ "a": "Plans", "b": "Hello {name}" }' } }

  expect(judge(patch, 'copy', facts)).toMatchObject({
    kind: 'allowed',
    edits: [{ kind: 'translation', before: '', says: 'b (German), translated: "Hallo {name}"' }],
  })
  expect(judge(patch, 'copy', defaultFacts)).toMatchObject({ kind: 'refused', findings: [{ rule: 'copy/keys' }] })
})
