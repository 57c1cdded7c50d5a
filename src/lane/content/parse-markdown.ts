import type { Root } from 'mdast'
import { lazily } from '../source/lazy-module.ts'
import { isTooComplex } from './bounds.ts'
import { type ParseText, SectionParser } from './parse-sections.ts'

export type MarkdownRead =
  | { readonly kind: 'parsed'; readonly root: Root }
  | { readonly kind: 'unparsable'; readonly line: number }
  | { readonly kind: 'too-complex' }

export const isMarkdownPath = (path: string): boolean => /\.(?:md|markdown|mdx)$/i.test(path)
export const isMdxPath = (path: string): boolean => /\.mdx$/i.test(path)

const markdown = lazily((module) => {
  const { fromMarkdown } = module('mdast-util-from-markdown') as typeof import('mdast-util-from-markdown')
  const { gfm } = module('micromark-extension-gfm') as typeof import('micromark-extension-gfm')
  const { gfmFromMarkdown } = module('mdast-util-gfm') as typeof import('mdast-util-gfm')
  const { frontmatter } = module('micromark-extension-frontmatter') as typeof import('micromark-extension-frontmatter')
  const { frontmatterFromMarkdown } = module('mdast-util-frontmatter') as typeof import('mdast-util-frontmatter')
  const matters: ('yaml' | 'toml')[] = ['yaml', 'toml']
  return {
    fromMarkdown,
    extensions: [frontmatter(matters), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(matters), ...gfmFromMarkdown()],
  }
})

const mdx = lazily((module) => {
  const { mdxjs } = module('micromark-extension-mdxjs') as typeof import('micromark-extension-mdxjs')
  const { mdxFromMarkdown } = module('mdast-util-mdx') as typeof import('mdast-util-mdx')
  const { Parser } = module('acorn') as typeof import('acorn')
  const jsx = module('acorn-jsx') as typeof import('acorn-jsx')
  return { mdxjs, mdastExtensions: mdxFromMarkdown(), parser: Parser.extend(jsx()) }
})

type Options = import('acorn').Options
type Parser = typeof import('acorn').Parser

/** Of an expression that does not close, the parser tries each prefix: so what it reads in all is bounded. */
const codeReadOf = (text: string) => 8 * Math.min(text.length, 50_000) + 20_000
class ReadsTooMuch extends Error {}

function boundedAcorn(parser: Parser, most: number) {
  let read = 0
  const spend = (code: string) => {
    read += code.length
    if (read > most) throw new ReadsTooMuch('more code than can be read in bounded time')
  }
  return {
    read: () => read,
    acorn: {
      parse: (code: string, options: Options) => {
        spend(code)
        return parser.parse(code, options)
      },
      parseExpressionAt: (code: string, at: number, options: Options) => {
        spend(code)
        return parser.parseExpressionAt(code, at, options)
      },
    },
  }
}

const parsePlain: ParseText = (text) => {
  const { fromMarkdown, extensions, mdastExtensions } = markdown()
  return { root: fromMarkdown(text, { extensions, mdastExtensions }), codeRead: 0 }
}

/** @param most how much code of expressions may be read in all */
function mdxParser(most: number): ParseText & { readonly isSpent: () => boolean } {
  const { fromMarkdown, extensions, mdastExtensions } = markdown()
  const { mdxjs, mdastExtensions: more, parser } = mdx()
  const { acorn, read } = boundedAcorn(parser, most)
  const syntax = mdxjs({ acorn: acorn as never, acornOptions: { ecmaVersion: 2024, sourceType: 'module' } })
  const options = { extensions: [...extensions, syntax], mdastExtensions: [...mdastExtensions, ...more] }
  const parse: ParseText = (text) => {
    const before = read()
    return { root: fromMarkdown(text, options), codeRead: read() - before }
  }
  return Object.assign(parse, { isSpent: () => read() > most })
}

const sections = { plain: new SectionParser(), mdx: new SectionParser() }

/** Parses GitHub Flavored Markdown with front matter, or MDX. Never throws; what would take too long is not read. */
export function parseMarkdown(path: string, text: string): MarkdownRead {
  const isMdx = isMdxPath(path)
  if (isTooComplex(text, isMdx)) return { kind: 'too-complex' }
  return isMdx ? parseMdx(text) : parseOther(text)
}

function parseOther(text: string): MarkdownRead {
  try {
    return { kind: 'parsed', root: sections.plain.parse(text, parsePlain, 0) ?? parsePlain(text).root }
  } catch (error) {
    return error instanceof RangeError ? { kind: 'too-complex' } : { kind: 'unparsable', line: 0 }
  }
}

function parseMdx(text: string): MarkdownRead {
  const most = codeReadOf(text)
  const whole = mdxParser(most)
  try {
    return { kind: 'parsed', root: sections.mdx.parse(text, mdxParser(most), most) ?? whole(text).root }
  } catch (error) {
    if (error instanceof RangeError || whole.isSpent()) return { kind: 'too-complex' }
    const line = (error as { readonly line?: unknown }).line
    return { kind: 'unparsable', line: typeof line === 'number' ? line : 0 }
  }
}
