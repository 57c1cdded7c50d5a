import { TooDeep } from '../../code/syntax.ts'
import { readHtmlStyles } from './read-html-styles.ts'
import { readSvelteStyles } from './read-svelte-styles.ts'
import { readVueStyles } from './read-vue-styles.ts'
import type { StyledRead } from './styled-page.ts'

export type PageFormatName = 'vue' | 'svelte' | 'html'

const readers = { vue: readVueStyles, svelte: readSvelteStyles, html: readHtmlStyles } as const

/** Reads what the style contract knows of a page. Never throws, whatever the text. */
export function readStyledPage(format: PageFormatName, path: string, text: string): StyledRead {
  try {
    return readers[format](path, text)
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return { kind: 'too-deep', line: 0 }
    throw error
  }
}
