import { describe, expect, test } from 'vitest'
import { decodeReferences, pagePieces, referencesOf, spellPage } from './references.ts'

const spelt = (raw: string, isAttribute: boolean) => pagePieces(raw, isAttribute).map((piece) => piece.raw)

describe('a text is read as browsers read it', () => {
  test.each([
    ['a reference', 'a &copy; b', 'a © b', 'a © b'],
    ['one without a semicolon, which attributes do not know', 'a &copy b', 'a © b', 'a &copy b'],
    ['numbers', '&#169;&#xa9;&#XA9;', '©©©', '©©©'],
    ['what is no reference', '&nope; & &; &#; a&b', '&nope; & &; &#; a&b', '&nope; & &; &#; a&b'],
    ['one behind what is none', '&nope&amp;&&lt;', '&nope&&<', '&nope&&<'],
    ['nothing to read', 'plain', 'plain', 'plain'],
  ])('%s', (_, raw, text, attribute) => {
    expect(decodeReferences(raw, false)).toBe(text)
    expect(decodeReferences(raw, true)).toBe(attribute)
    for (const [isAttribute, read] of [
      [false, text],
      [true, attribute],
    ] as const) {
      const pieces = pagePieces(raw, isAttribute)
      expect(pieces.map((piece) => piece.raw).join('')).toBe(raw)
      expect(pieces.map((piece) => piece.value).join('')).toBe(read)
    }
  })
})

test('white space between tags is one piece, in an attribute only where a line ends', () => {
  const raw = 'a \t b \r\n\t c\rd  \n \n'

  expect(spelt(raw, false)).toEqual(['a', ' \t ', 'b', ' \r\n\t ', 'c', '\r', 'd', '  \n \n'])
  expect(spelt(raw, true)).toEqual(['a', ' ', '\t', ' ', 'b', ' \r\n\t ', 'c', '\r', 'd', '  \n \n'])
  expect(pagePieces(raw, true).map((piece) => piece.value)).toEqual(['a', ' ', '\t', ' ', 'b', ' ', 'c', ' ', 'd', ' '])
})

test('a hundred thousand blanks are read in no time', () => {
  expect(spelt(' '.repeat(100_000), true)).toHaveLength(100_000)
})

test('a character is spelt as the file spells it where all of its texts do', () => {
  const references = (...raws: string[]) => [...referencesOf(raws.flatMap((raw) => pagePieces(raw, false)))]

  expect(references('&copy; &mdash;', '&#169;')).toEqual([
    ['©', '&copy;'],
    ['—', '&mdash;'],
  ])
  expect(references('&copy;', '©')).toEqual([])
  expect(references('&copy &')).toEqual([])
})

describe('new words are spelt so that they are read as they were typed', () => {
  const none = new Map<string, string>()
  const write = (text: string, quote: string | null) =>
    spellPage(text, quote, none, none)
      .map((piece) => piece.raw)
      .join('')

  test.each([
    ['an ampersand that would begin a reference', '&copy; &#1; &', null, '&amp;copy; &amp;#1; &'],
    ['one that would not', 'a & b', null, 'a & b'],
    ['signs of tags and engines', '<b> {{a}}', null, '&lt;b> &#123;&#123;a&#125;&#125;'],
    ['a no-break space', 'a\u00a0b', null, 'a&nbsp;b'],
    ['quotes between tags', `"a" 'b'`, null, `"a" 'b'`],
    ['quotes in double quotes', `"a" 'b'`, '"', `&quot;a&quot; 'b'`],
    ['quotes in single quotes', `"a" 'b'`, "'", `"a" &#39;b&#39;`],
  ])('%s', (_, text, quote, raw) => {
    expect(write(text, quote)).toBe(raw)
  })

  test('as the text itself spells them, else as the file does', () => {
    const own = new Map([['©', '&copy;']])
    const file = new Map([
      ['©', '&#169;'],
      ['—', '&mdash;'],
    ])

    expect(spellPage('© —', null, own, file).map((piece) => piece.raw)).toEqual(['&copy;', ' ', '&mdash;'])
  })
})
