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
export const templateSpans = (text: string): TemplateSpan[] => engineParts(text).spans

/** Infinite where it stands nowhere. */
function indexOf(text: string, part: string, from: number): number {
  const at = text.indexOf(part, from)
  return at === -1 ? Number.POSITIVE_INFINITY : at
}

function engineParts(text: string): { readonly spans: TemplateSpan[]; readonly withTags: Span[] } {
  const spans: TemplateSpan[] = []
  const withTags: Span[] = []
  const ends = new Map<string, number>()
  opener.lastIndex = 0
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const closer = closers[match[0]] ?? '?>'
    const from = match.index + match[0].length
    // The next end is kept, also that there is none: a page can have many beginnings and one end far behind them.
    let at = ends.get(closer) ?? 0
    if (at < from) at = indexOf(text, closer, from)
    ends.set(closer, at)
    if (at - from > maxLength) continue
    const end = at + closer.length
    const inside = text.slice(match.index, end)
    if (/<[a-zA-Z/!]/.test(inside)) {
      withTags.push({ start: match.index, end })
      continue
    }
    const isValue = inside.startsWith('{{') ? !block.test(inside) : /^<(?:%[=-]|\?=)/.test(inside)
    spans.push({ start: match.index, end, kind: isValue ? 'value' : 'block' })
    opener.lastIndex = end
  }
  return { spans, withTags }
}

/** What generators read of a page before they write it: its layout, its address, whether it is written at all. */
const frontMatter = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/

const opensQuiet =
  /^\{%[-+]?\s*(comment|raw|verbatim|schema|javascript|stylesheet|style|blocktrans|blocktranslate|trans|block|apply|capture|set(?=\s+\w+\s*[-+]?%\}))\b/
const shortTrans = /^\{%[-+]?\s*trans\s*["']/
/** Blocks of a layout that are filled into an attribute or a script. */
const wiringBlock =
  /^\{%[-+]?\s*block\s+\w*(?:class|css|js|script|style|slug|url|id|active|canonical|lang|layout|method|og_type|robots|state|theme)\b/i

/**
 * Where words are not read as they stand: comments, code, blocks that fill an attribute, and sentences that are keys of a
 * catalogue, between two blocks (`{% blocktrans %}`) or inside of one (`{% trans '<b>Hello</b>' %}`).
 */
export function quietRanges(text: string, spans: readonly TemplateSpan[]): Span[] {
  const ranges = engineParts(text).withTags
  const matter = frontMatter.exec(text)
  if (matter !== null) ranges.push({ start: 0, end: matter[0].length })
  let open: { readonly name: string; readonly start: number } | null = null
  for (const { start, end, kind } of spans) {
    if (kind !== 'block') continue
    const written = text.slice(start, end)
    const name = opensQuiet.exec(written)?.[1]
    if (open === null) {
      const isQuiet = name !== undefined && !shortTrans.test(written) && (name !== 'block' || wiringBlock.test(written))
      if (isQuiet) open = { name, start }
    } else if (new RegExp(`^\\{%[-+]?\\s*end${open.name}\\b`).test(written)) {
      ranges.push({ start: open.start, end })
      open = null
    }
  }
  return open === null ? ranges : [...ranges, { start: open.start, end: text.length }]
}

/** The page as a browser would meet it: a letter for each character of a value, white space for blocks. Offsets stay. */
export function withoutTemplates(text: string, spans: readonly TemplateSpan[]): string {
  let out = ''
  let at = 0
  for (const { start, end, kind } of spans) {
    out += text.slice(at, start) + (kind === 'value' ? 'x' : ' ').repeat(end - start)
    at = end
  }
  return out + text.slice(at)
}

/** Signs of an engine, a framework's blocks or a build's variables (`%VITE_TITLE%`) in a text where none was understood. */
export const hasTemplateSigns = (text: string): boolean =>
  /[{}]|<\/?[#@]\w|\[\/?[#@]\w|@(?:php|endphp|json|include|extends|section|yield|foreach|Model|Html)\b|\[\[|\]\]|<%|%>|<\?|\?>|@(?:let|if|else|for|switch|case|defer)\b|%[A-Z][A-Z0-9_]*%|#(?:parse|include|set|if|elseif|else|end|foreach|macro|define|evaluate|stop)\b|^[ \t]*(?:%[ \t]*(?:if|elif|else|for|while|try|except|end\w+)\b|##)/m.test(
    text,
  )
