import type { TextFormat } from '../../format.ts'
import { pageFormat } from '../../page/page-format.ts'
import { readSvelte } from './read-svelte.ts'

/** Components of Svelte. */
export const svelteFormat: TextFormat = pageFormat('svelte', /\.svelte$/i, readSvelte)
