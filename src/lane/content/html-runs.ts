import type { Span } from '../lane.ts'
import type { Inline } from './inlines.ts'
import type { OpenHtml } from './raw-html.ts'

/** A block of raw HTML taken apart: its tags and comments as they are written, and the words between them. */
export interface HtmlRuns {
  readonly tags: readonly string[]
  /** Ranges in the block, without white space at the edges. */
  readonly runs: readonly Span[]
}

/** Comments, and tags in their plain spelling: what is written otherwise is left to the browser that made it up. */
const part =
  /<!--(?!-?>)[\s\S]*?-->|<\/[A-Za-z][\w:.-]*\s*>|<[A-Za-z][\w:.-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>|[^<]+/y
/** Elements, also by their class, whose inside is shown as code or runs as something else than prose. */
const codeElement =
  /^<\/?[\w:.-]*(?:code|(?<!de|sub|tran)script|style|highlight|terminal|mermaid|katex|latex|math|diagram|plantuml)|\s(?:class|lang|language|type)\s*=\s*["']?[^"'>]*(?:code|highlight|terminal|mermaid|katex|latex|math|diagram|language-)/i
/**
 * Elements that hold words for people. A `div` is none: with some class or script it is whatever a page makes of it, while these
 * stay prose. Components are judged like those of MDX.
 */
const proseElement =
  /^(?:p|h[1-6]|summary|details|li|td|th|dt|dd|figcaption|caption|blockquote|center|[a-z]+-[\w-]+|[A-Z]\w*)$/
const phraseElement =
  /^(?:a|b|strong|em|i|u|s|small|big|sub|sup|span|font|abbr|cite|q|mark|del|ins|bdi|bdo|time|br|wbr|img)$/i
const voidElement = /^(?:br|wbr|img|hr|input|source|embed|area|col|track|meta|link)$/i

/**
 * Reads a block of raw HTML, and with it the state of the document behind it. Words inside elements that are no prose stay tags.
 *
 * @param html what is open where the block begins
 * @returns `null` where it holds no words, or cannot be taken apart beyond doubt
 */
export function htmlRuns(value: string, html: OpenHtml): HtmlRuns | null {
  const found = html.isOpen ? null : partsOf(value)
  if (found === null) {
    html.read(value)
    return null
  }
  const tags: string[] = []
  const runs: Span[] = []
  const open: string[] = []
  let at = 0
  for (const text of found) {
    const start = at
    at += text.length
    if (text.startsWith('<')) {
      html.read(text)
      enterOrLeave(text, open)
      tags.push(text)
    } else if (text.trim() !== '') {
      const isProse = !html.isOpen && proseElement.test(open.findLast((name) => !phraseElement.test(name)) ?? '')
      if (isProse) runs.push({ start: at - text.trimStart().length, end: start + text.trimEnd().length })
      tags.push(isProse ? '' : text)
    }
  }
  return runs.length === 0 ? null : { tags, runs }
}

/** Keeps the names of the elements that the block has opened. */
function enterOrLeave(tag: string, open: string[]): void {
  const [, slash, name = ''] = /^<(\/?)([A-Za-z][\w:.-]*)/.exec(tag) ?? []
  if (slash === '/') {
    const at = open.lastIndexOf(name)
    if (at !== -1) open.length = at
  } else if (name !== '' && !tag.endsWith('/>') && !voidElement.test(name)) open.push(name)
}

function partsOf(value: string): string[] | null {
  const found: string[] = []
  for (let at = 0; at < value.length; at = part.lastIndex) {
    part.lastIndex = at
    const text = part.exec(value)?.[0]
    if (text === undefined || codeElement.test(text)) return null
    found.push(text)
  }
  return found
}

/** What stays in words between tags: references to characters, and the marks of Markdown that some generators read there. */
const staying = /&(?:#\d+|#x[\da-f]+|[a-z][a-z0-9]*);?|[>`[\]\\]/gi

/** What a run says, as {@link Inline} of a paragraph without any markup would. */
export function readRun(raw: string): Inline {
  const text = raw.replace(/[ \t\r\n]+/g, ' ')
  return {
    print: text,
    text: raw,
    fixed: raw.match(staying) ?? [],
    expressions: [],
    codes: [],
    links: [],
    images: [],
    alts: [],
    notes: [],
    codeSpans: [],
  }
}
