import { describe, expect, it, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import { originalPaths, originalsOf } from './originals.ts'

describe('where the English of a catalogue may stand', () => {
  it.each([
    ['l/de.json', 'l/en.json l/en-US.json l/en_US.json l/en-us.json l/en-GB.json l/en_GB.json'],
    ['l/en-GB.json', 'l/en.json l/en-US.json l/en_US.json l/en-us.json'],
    ['app_de.arb', 'app_en.arb app_en-US.arb app_en_US.arb app_en-us.arb app_en-GB.arb app_en_GB.arb app.arb'],
    ['t-de.json', 't-en.json t-en-US.json t-en_US.json t-en-us.json t-en-GB.json t-en_GB.json t.json'],
    ['a.de.x.json', 'a.en.x.json a.en-US.x.json a.en_US.x.json a.en-us.x.json a.en-GB.x.json a.en_GB.x.json'],
    [
      'l/de/fr/a.json',
      'l/de/en/a.json l/de/en-US/a.json l/de/en_US/a.json l/de/en-us/a.json l/de/en-GB/a.json l/de/en_GB/a.json',
    ],
    [
      'A/de.lproj/M.strings',
      'A/en.lproj/M.strings A/en-US.lproj/M.strings A/en_US.lproj/M.strings A/en-us.lproj/M.strings A/en-GB.lproj/M.strings A/en_GB.lproj/M.strings A/Base.lproj/M.strings',
    ],
    ['shop/texts.json', ''],
  ])('of %s nowhere else', (path, originals) => {
    expect(originalPaths(path).join(' ')).toBe(originals)
  })

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

describe('originals of a catalogue', () => {
  const keyed = (text: string) => (text === 'broken' ? null : [{ path: ['a'], language: null, value: text }])
  it.each([
    ['l/de/shop.json', 'l/en/shop.json'],
    ['l/de.json', 'l/en.json'],
    ['strings.de.json', 'strings.en.json'],
    ['messages_de.properties', 'messages.properties'],
    ['messages_de.properties', 'messages_fr.properties'],
    ['A/de.lproj/M.strings', 'A/Base.lproj/M.strings'],
    ['A/de.lproj/M.strings', 'A/fr.lproj/M.strings'],
  ])('of %s stand in %s', (path, other) => {
    expect(originalsOf(path, { ...defaultFacts, files: { [other]: 'there' } }, keyed)(['a'], null)).toBe('there')
  })

  it.each([
    ['l/de/shop.json', 'l/en/cart.json'],
    ['l/de.json', 'm/en.json'],
    ['l/de.json', 'l/de.json'],
    ['strings.de.json', 'strings.en.yml'],
    ['messages_de.properties', 'labels.properties'],
  ])('of %s do not stand in %s', (path, other) => {
    expect(originalsOf(path, { ...defaultFacts, files: { [other]: 'there' } }, keyed)(['a'], null)).toBeNull()
  })

  it('are looked for in four catalogues at most, English before others, and a broken one is passed over', () => {
    const originalOf = (...names: string[]) => {
      const files = Object.fromEntries(names.map((name) => [`l/${name}.json`, name]))
      const texts = (text: string) => (text === 'fr' || text === 'en-GB' ? keyed(text) : [])
      return originalsOf('l/de.json', { ...defaultFacts, files }, texts)(['a'], null)
    }

    expect(originalOf('cs', 'da', 'es', 'fr')).toBe('fr')
    expect(originalOf('cs', 'da', 'es', 'et', 'fr')).toBeNull()
    expect(originalOf('fr', 'en-GB')).toBe('en-GB')
    expect(originalOf('cs', 'da', 'es', 'et', 'en-GB')).toBe('en-GB')
    const files = { 'l/en.json': 'broken', 'l/fr.json': 'fr' }
    expect(originalsOf('l/de.json', { ...defaultFacts, files }, keyed)(['a'], null)).toBe('fr')
  })
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
