import type { Span } from '../lane.ts'
import { multisetDifference, sayDifference } from '../text/multiset.ts'
import { placeholders } from '../text/placeholders.ts'
import type { TextBlock } from './blocks.ts'

/** What site generators read in a text that Markdown takes for words. One line each, so that a new one is easy to add. */
const syntax = new RegExp(
  [
    // Liquid, Nunjucks, Vue, Hugo, Jinja, attribute lists, expressions of MDX in files that are not named so.
    String.raw`\{{1,3}[^{}]*\}{1,3}|[{}]`,
    // Tags that are none to Markdown, and those of server templates. An address in angle brackets is a link.
    String.raw`<(?![a-z][a-z0-9+.-]*:|[^\s<>@]+@)[A-Za-z/!?%$][^<>]*>?`,
    // Wiki links, embeds, callouts, tables of contents, links that do not end.
    String.raw`!?\[\[[^[\]]*\]\]|\[![A-Za-z]+\][+-]?|\[(?:toc|TOC)\]|\]\(`,
    // Directives: containers, leaves, and those inside a text.
    String.raw`^[ \t>]*:{2,}[^\n]*|(?<![\w:]):[A-Za-z][\w-]*(?=[[{])`,
    // Formulas.
    String.raw`\$\$[^$]*\$\$|\$\$|(?<![\\$\w])\$(?=\S)[^$\n]{0,300}?(?<=\S)\$(?![\d$])|\\(?:begin|end|newcommand|input|include)\b`,
    // Admonitions, tabs, includes, abbreviations, definitions of terms, comments.
    String.raw`^[ \t>]*(?:!!!|\?\?\?|===(?=[ \t]+")|<<<|--8<--|@\[|@include|@import|!include|!INCLUDE|#import|#include|\*\[)[^\n]*|^:[ \t][^\n]*|%%`,
    String.raw`^[ \t>]*(?:import|export)\b[^\n]*(?:\bfrom\b|\bdefault\b|[={('"])[^\n]*`,
  ].join('|'),
  'gm',
)

const tokensIn = (text: string): string[] => text.match(syntax)?.map((found) => found.replace(/\s+/g, ' ').trim()) ?? []

/** The source of a block with its code blanked: generators leave code alone. */
function withoutCode(block: TextBlock, source: string): string {
  let out = ''
  let at = block.span.start
  for (const { start, end } of block.inline.codeSpans) {
    out += `${source.slice(at, start)}x`
    at = end
  }
  return out + source.slice(at, block.span.end)
}

/** Links and images as Markdown reads them are judged by their targets. */
const readLink = /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\)/g

/** Everything in a block that a generator may replace or read: as it is written, and as it reaches the page. */
export function templateTokens(block: TextBlock, source: string): string[] {
  const written = withoutCode(block, source).replace(readLink, ']')
  return [
    ...tokensIn(written).map((token) => `w${token}`),
    ...tokensIn(block.inline.text).map((token) => `r${token}`),
    ...placeholders(block.inline.text).map((token) => `p${token}`),
  ]
}

/** What blocks that changed hold together must be the same, though a sentence may take it along to another block. */
export function templateDifference(before: readonly string[], after: readonly string[]): string | null {
  const { lost, added } = multisetDifference(before, after)
  const plain = (tokens: readonly string[]) => [...new Set(tokens.map((token) => token.slice(1)))]
  return sayDifference({ lost: plain(lost), added: plain(added) })
}

const directive =
  /^[ \t>]*(?::{2,}[^\n]*|!!![^\n]*|\?\?\?[^\n]*|<<<[^\n]*|\[![A-Za-z]+\][+-]?|\{[{%<#][^{}]*\}{1,2}|%%[^\n]*)[ \t\r]*$/

/** A paragraph without the lines at its ends that are directives as a whole. */
export function withoutDirectives(source: string, { start, end }: Span): Span {
  let from = start
  let to = end
  for (let next = source.indexOf('\n', from); from < to; next = source.indexOf('\n', from)) {
    const isLast = next === -1 || next >= to
    if (!directive.test(source.slice(from, isLast ? to : next))) break
    if (isLast) return { start, end: start }
    from = next + 1
    while (/[ \t>]/.test(source[from] ?? '')) from++
  }
  for (let last = source.lastIndexOf('\n', to - 1); last >= from; last = source.lastIndexOf('\n', to - 1)) {
    if (!directive.test(source.slice(last + 1, to))) break
    to = source[last - 1] === '\r' ? last - 1 : last
  }
  return { start: from, end: to }
}
