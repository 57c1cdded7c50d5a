import { visible } from './say.ts'

/** Text that is already HTML. Only {@link html} makes it, so whatever else goes into a page is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | readonly Part[]

/**
 * A template of HTML: what is put in is escaped unless it is HTML itself; lists are joined, `null` is nothing. A number and its per
 * cent sign stay on one line.
 */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(texts.map((text, at) => `${text}${said(parts[at] ?? null)}`).join(''))

const said = (part: Part): string => {
  if (part === null) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(said).join('')
  return escape(visible(String(part)).replaceAll(/(\d) %/g, '$1\u00A0%'))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
const escape = (text: string): string => text.replaceAll(/[&<>"'`]/g, (each) => entities[each] ?? '')

/** Text whose lines matter, escaped. */
export const preformatted = (text: string): Html =>
  new Html(
    text
      .split('\n')
      .map((line) => escape(visible(line)))
      .join('\n'),
  )

/** For an attribute of a drawing: a number with as many digits as anybody sees. */
export const px = (value: number): string => String(Math.round(value * 100) / 100)
