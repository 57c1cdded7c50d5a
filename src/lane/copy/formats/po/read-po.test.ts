import fc from 'fast-check'
import { po } from 'gettext-parser'
import { expect, test } from 'vitest'
import { readPo } from './read-po.ts'

/** Translations by context, original and form, as another reader sees them. */
function otherReading(text: string): Map<string, string> | null {
  try {
    const { translations } = po.parse(text)
    return new Map(
      Object.entries(translations).flatMap(([context, messages]) =>
        Object.values(messages).flatMap(({ msgid, msgstr }) =>
          msgstr.map((value, form) => [JSON.stringify([context, msgid, form]), value] as const),
        ),
      ),
    )
  } catch {
    return null
  }
}

function ownReading(text: string): Map<string, string> | null {
  const read = readPo(text)
  if (read.kind !== 'read') return null
  return new Map(
    read.entries.map(({ path: [context, , id, form], value }) => [
      JSON.stringify([context, id, Math.max(0, Number(form))]),
      value,
    ]),
  )
}

const words = fc.string({
  unit: fc.constantFrom('a', 'ö', ' ', '\n', '\t', '"', '\\', '%s', '{x}', '你', '#', "'"),
  maxLength: 12,
})
const escaped = (text: string) =>
  text.replace(/["\\\n\t]/g, (found) => ({ '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' })[found] ?? found)
/** A string on one line, or split into several. */
const written = fc.tuple(words, fc.boolean()).map(([text, isSplit]) => {
  if (!isSplit) return { text, raw: `"${escaped(text)}"` }
  const parts = text.match(/[\s\S]{1,4}/gu) ?? []
  return { text, raw: ['""', ...parts.map((part) => `"${escaped(part)}"`)].join('\n') }
})
const entry = fc.record({
  comment: fc.constantFrom('', '# note\n', '#: a.py:1\n#, c-format\n', '#| msgid "was"\n'),
  context: fc.option(written),
  plural: fc.option(written),
  translations: fc.tuple(written, written),
  gap: fc.constantFrom('\n', '\n\n', '\n#~ msgid "gone"\n#~ msgstr "weg"\n\n'),
})

const catalogue = fc
  .array(entry, { minLength: 1, maxLength: 5 })
  .map((entries) =>
    entries
      .map(({ comment, context, plural, translations: [one, two], gap }, index) =>
        [
          comment,
          context ? `msgctxt ${context.raw}\n` : '',
          `msgid "${index} original"\n`,
          plural ? `msgid_plural ${plural.raw}\nmsgstr[0] ${one.raw}\nmsgstr[1] ${two.raw}\n` : `msgstr ${one.raw}\n`,
          gap,
        ].join(''),
      )
      .join(''),
  )

test('catalogues read as gettext-parser reads them', () => {
  fc.assert(
    fc.property(catalogue, (text) => {
      const own = ownReading(text)

      expect(own).not.toBeNull()
      expect(own).toEqual(otherReading(text))
    }),
    { numRuns: 500, seed: 11 },
  )
})

const crumbs = ['"', '\\', '\n', 'msgid ', 'msgstr "x"\n', '#', '#~ ', 'msgstr[1] ', 'x', '[', '""', ' ', '\r\n']

test('what damaged catalogues still read as, gettext-parser reads alike', () => {
  let read = 0
  fc.assert(
    fc.property(catalogue, fc.nat(), fc.nat(3), fc.constantFrom(...crumbs), (text, place, removed, crumb) => {
      const at = place % text.length
      const damaged = text.slice(0, at) + crumb + text.slice(at + removed)
      const own = ownReading(damaged)
      const other = otherReading(damaged)
      // The other reader takes `'` for a quote, joins lines behind a backslash, and lets `#~` reach into the next line.
      if (own === null || other === null || /#~(?!\s*msg(?:id|str) ")/.test(damaged)) return
      read++

      expect([...own].filter(([key, value]) => other.get(key) !== value)).toEqual([])
    }),
    { numRuns: 1_500, seed: 12 },
  )
  expect(read).toBeGreaterThan(300)
})
