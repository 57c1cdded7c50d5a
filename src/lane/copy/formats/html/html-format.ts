import type { TextFormat } from '../../format.ts'
import { pageFormat } from '../../page/page-format.ts'
import { readHtml } from './read-html.ts'

/** Pages of HTML, templates of common engines among them. */
export const htmlFormat: TextFormat = pageFormat('html', /\.html?$/i, readHtml)
