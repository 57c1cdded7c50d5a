import { unlessTooDeep } from '../../code/syntax.ts'
import type { Decoded } from '../../source/decode.ts'
import { oncePer } from '../../source/once-per.ts'
import { formatOf, isPageFormat, type PageFormatName } from '../style-path.ts'
import { PageParts } from './page-parts.ts'
import { readHtmlStyles } from './read-html-styles.ts'
import { readSvelteStyles } from './read-svelte-styles.ts'
import { readVueStyles } from './read-vue-styles.ts'

const readers = { vue: readVueStyles, svelte: readSvelteStyles, html: readHtmlStyles } as const

type PageRead =
  | { readonly kind: 'parsed'; readonly parts: PageParts }
  | { readonly kind: 'unparsable' | 'too-deep'; readonly line: number }

/** Reads what the style contract knows of a page. Never throws, whatever the text. */
export function readStyledPage(format: PageFormatName, path: string, text: string): PageRead {
  const read = unlessTooDeep(() => readers[format](path, text), { kind: 'too-deep', line: 0 } as const)
  return read.kind === 'parsed' ? { kind: 'parsed', parts: new PageParts(read.page) } : read
}

/** The side before a change, which several ask for. */
export const readPageBefore = oncePer((side: Decoded, path: string): PageRead => {
  const format = formatOf(path)
  return isPageFormat(format) ? readStyledPage(format, path, side.text) : { kind: 'unparsable', line: 0 }
})
