import type { DefaultTreeAdapterTypes } from 'parse5'
import { lazily } from '../../source/lazy-module.ts'
import type { Piece } from '../../source/pieces.ts'
import { remembered } from '../../source/remembered.ts'

const parser = lazily((module) => module('parse5') as typeof import('parse5'))

/** A character reference of HTML; some are known without their semicolon. */
const reference = /&(?:#[xX][0-9a-fA-F]{1,12};?|#[0-9]{1,12};?|[A-Za-z][A-Za-z0-9]{0,40};?)/y

/** What a browser shows for a reference, or the reference itself where it is none. HTML has over two thousand names. */
export const decodeReference = remembered((written) => {
  const [node] = parser().parseFragment(written).childNodes
  return (node as DefaultTreeAdapterTypes.TextNode).value
})

/** What may be a reference at an offset, or `null`. In attributes those without a semicolon are left as they are. */
function referenceAt(text: string, at: number, isAttribute: boolean): string | null {
  if (text[at] !== '&') return null
  reference.lastIndex = at
  const written = reference.exec(text)?.[0]
  if (written === undefined || (isAttribute && !written.endsWith(';'))) return null
  return written
}

export function decodeReferences(raw: string, isAttribute: boolean): string {
  let out = ''
  let from = 0
  for (let at = raw.indexOf('&'); at !== -1; at = raw.indexOf('&', at + 1)) {
    const written = referenceAt(raw, at, isAttribute)
    if (written === null) continue
    out += raw.slice(from, at) + decodeReference(written)
    from = at + written.length
  }
  return out + raw.slice(from)
}

const runOfSpace = /[ \t\r\n]+/y
/** A blank behind a blank is not looked at again: its run has no break. */
const lineBreak = /(?<![ \t])[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*/y

/**
 * Takes the inside of a text or attribute apart. White space between tags folds to a space as browsers do; in an attribute only
 * a line break with its indentation does.
 */
export function pagePieces(raw: string, isAttribute: boolean): Piece[] {
  const pieces: Piece[] = []
  const folds = isAttribute ? lineBreak : runOfSpace
  for (let at = 0; at < raw.length; ) {
    folds.lastIndex = at
    const folded = ' \t\r\n'.includes(raw.charAt(at)) ? folds.exec(raw)?.[0] : undefined
    if (folded !== undefined) {
      pieces.push({ raw: folded, value: ' ' })
      at += folded.length
      continue
    }
    const written = referenceAt(raw, at, isAttribute)
    const source = written ?? String.fromCodePoint(raw.codePointAt(at) ?? 0)
    pieces.push({ raw: source, value: written === null ? source : decodeReference(written) })
    at += source.length
  }
  return pieces
}

/** How a file spells characters that have more than one spelling. */
export type References = ReadonlyMap<string, string>

/** References that texts hold for a character which none of them holds bare. */
export function referencesOf(pieces: readonly Piece[]): References {
  const spelling = new Map<string, string>()
  const bare = new Set<string>()
  for (const { raw, value } of pieces) {
    if (/^&.+;$/.test(raw)) {
      if (!spelling.has(value)) spelling.set(value, raw)
    } else bare.add(value)
  }
  for (const character of bare) spelling.delete(character)
  return spelling
}

const must: References = new Map([
  ['<', '&lt;'],
  ['{', '&#123;'],
  ['}', '&#125;'],
  ['\u00a0', '&nbsp;'],
])

/** Spells a text between tags or in an attribute. @param quote the delimiter of the attribute; `null` between tags */
export function spellPage(text: string, quote: string | null, own: References, file: References): Piece[] {
  const characters = [...text]
  return characters.map((value, index): Piece => {
    const spelled = own.get(value) ?? file.get(value)
    if (spelled !== undefined) return { raw: spelled, value }
    if (value === '&') return { raw: /^[#A-Za-z]/.test(characters[index + 1] ?? '') ? '&amp;' : '&', value }
    if (value === quote) return { raw: value === '"' ? '&quot;' : '&#39;', value }
    return { raw: must.get(value) ?? value, value }
  })
}
