import type { Span } from '../../../lane.ts'

/** A part of a page that a template engine replaces before a browser reads it. */
export interface TemplateSpan extends Span {
  /** `value` prints something into the text; `block` decides, repeats or runs. */
  readonly kind: 'value' | 'block'
}

const opener = /\{\{\{|\{\{|\{%|\{#|<%|<\?(?:php\b|=|[\s(])/g
const closers: Readonly<Record<string, string>> = { '{{{': '}}}', '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>' }
const block =
  /^\{\{[-~]?\s*(?:[#/^>!]|(?:if|else|end|range|with|define|block|template|break|continue|include|partial)\b)/
const maxLength = 2_000

/**
 * Finds the parts of Jinja, Liquid, Handlebars, Go, ERB, PHP and their like. Parts that hold a tag are left in place: nobody but
 * the engine knows whether the tag is one.
 */
export function templateSpans(text: string): TemplateSpan[] {
  const spans: TemplateSpan[] = []
  const ends = new Map<string, number>()
  opener.lastIndex = 0
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const closer = closers[match[0]] ?? '?>'
    const from = match.index + match[0].length
    // The next end is kept: a page can have many beginnings and one end far behind them.
    let at = ends.get(closer) ?? 0
    if (at !== -1 && at < from) at = text.indexOf(closer, from)
    ends.set(closer, at)
    if (at === -1 || at - from > maxLength) continue
    const end = at + closer.length
    const inside = text.slice(match.index, end)
    if (/<[a-zA-Z/!]/.test(inside)) continue
    const isValue = inside.startsWith('{{') ? !block.test(inside) : /^<(?:%[=-]|\?=)/.test(inside)
    spans.push({ start: match.index, end, kind: isValue ? 'value' : 'block' })
    opener.lastIndex = end
  }
  return spans
}

/** The page as a browser would meet it: a letter for each character of a value, white space for blocks. Offsets stay. */
export function withoutTemplates(text: string, spans: readonly TemplateSpan[]): string {
  if (spans.length === 0) return text
  let out = ''
  let at = 0
  for (const { start, end, kind } of spans) {
    out += text.slice(at, start) + (kind === 'value' ? 'x' : ' ').repeat(end - start)
    at = end
  }
  return out + text.slice(at)
}

/** Signs of a template engine, or of a framework's blocks, in a text where none was understood. */
export const hasTemplateSigns = (text: string): boolean => /[{}]|<%|%>|<\?|\?>|@let\b/.test(text)
