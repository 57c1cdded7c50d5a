import { decodeEntities } from './code/jsx-runs.ts'
import { isCompanionPath } from './copy/companion-path.ts'
import { isLocalePath } from './copy/locale-path.ts'
import { lineOf } from './source/line-of.ts'

export const occurrenceGroups = ['tests', 'stories', 'code', 'locales', 'docs', 'mails'] as const
export type OccurrenceGroup = (typeof occurrenceGroups)[number]

export interface Occurrence {
  readonly path: string
  /** 1-based. */
  readonly line: number
  /** The line it stands on, without indentation, at most 160 characters. */
  readonly excerpt: string
}

export interface BlastRadius {
  readonly groups: Readonly<Record<OccurrenceGroup, readonly Occurrence[]>>
  /** How many were found, listed or not. */
  readonly total: number
}

export interface TextFile {
  readonly path: string
  readonly text: string
}

const maxListed = 50
const maxPerFile = 200

const groupOf = (path: string): OccurrenceGroup => {
  if (/\.(?:stories|story)\.|(?:^|\/)stories\//i.test(path)) return 'stories'
  if (isCompanionPath(path)) return 'tests'
  if (/(?:^|\/)(?:e?mails?|mailers?|email-templates?|newsletters?)\/|\.mjml$|\.eml$/i.test(path)) return 'mails'
  if (/\.(?:mdx?|rst|adoc|txt)$|(?:^|\/)docs?\//i.test(path)) return 'docs'
  if (isLocalePath(path)) return 'locales'
  return 'code'
}

/**
 * Where else a text stands, word for word: in tests that look for it, other code, other languages, documents and mails.
 * White space and character references are read as people read them; parts of longer words do not count.
 *
 * @param text the old text of an edit
 * @param files to look through; the slot's own file too, its own place is found again
 * @returns at most 50 occurrences a group, and how many there are in all
 * @public
 */
export function blastRadius(text: string, files: Iterable<TextFile>): BlastRadius {
  const groups: Record<OccurrenceGroup, Occurrence[]> = {
    tests: [],
    stories: [],
    code: [],
    locales: [],
    docs: [],
    mails: [],
  }
  let total = 0
  const words = text.trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  if (first === undefined) return { groups, total }
  const pattern = wholeText(words)
  for (const file of files) {
    // Most files do not hold the first word at all; only those that may are searched by pattern.
    if (!mayHold(file.text, first)) continue
    const group = groups[groupOf(file.path)]
    let found = 0
    for (const match of file.text.matchAll(pattern)) {
      if (++found > maxPerFile) break
      total++
      if (group.length < maxListed)
        group.push({ path: file.path, line: lineOf(file.text, match.index), excerpt: excerpt(file.text, match.index) })
    }
  }
  return { groups, total }
}

const plain = (word: string) => /^[\p{ASCII}]+$/u.test(word) && !/['"&<>\\]/.test(word)
const mayHold = (text: string, word: string): boolean => !plain(word) || text.includes(word)

const spellings: Readonly<Record<string, string>> = {
  "'": `(?:'|\\\\'|&apos;|&#39;|&#x27;|’|&rsquo;)`,
  '’': `(?:'|\\\\'|&apos;|&#39;|&#x27;|’|&rsquo;)`,
  '"': `(?:"|\\\\"|&quot;|&#34;)`,
  '&': '(?:&amp;|&#38;|&)',
  '<': '(?:<|&lt;)',
  '>': '(?:>|&gt;)',
  '—': '(?:—|&mdash;|&#8212;|\\\\u2014)',
  '–': '(?:–|&ndash;|&#8211;|\\\\u2013)',
  '…': '(?:…|&hellip;|\\\\u2026)',
}

/** The words in a row, any white space between them, each character in any of its spellings. */
function wholeText(words: readonly string[]): RegExp {
  const spelled = words.map((word) =>
    [...word].map((character) => spellings[character] ?? character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join(''),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}_])${spelled.join('(?:\\s|&nbsp;|\\\\n)+')}(?![\\p{L}\\p{N}_])`, 'gu')
}

function excerpt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(start, end === -1 ? undefined : end)
  const from = Math.max(0, at - start - 60)
  return decodeEntities(line.slice(from, from + 160)).trim()
}
