/** Where GitHub looks for the owners file, first found wins. Read it from the base commit, never from the change. */
export const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** One line of an owners file: who answers for the paths it matches. */
export interface OwnersRule {
  /** 1-based. */
  readonly line: number
  readonly pattern: string
  /** `@login`, `@organisation/team` or an e-mail address. Empty: the line takes ownership away. */
  readonly owners: readonly string[]
}

/** A line that does not say what its writer hoped. */
export interface OwnersProblem {
  readonly line: number
  readonly says: string
  readonly fix: string
}

/**
 * The rules of an owners file. Treat any problem as blocking: the hosts disagree whether a bad line voids the file or only itself,
 * so with one in it nobody can say who owns what.
 */
export interface CodeOwners {
  readonly rules: readonly OwnersRule[]
  readonly problems: readonly OwnersProblem[]
}

const maxBytes = 3 * 1024 * 1024
const ownerPattern = /^(?:@[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\/[A-Za-z0-9._-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/

/** Reads an owners file as GitHub does. GitLab's sections are a problem, not a guess. */
export function parseCodeOwners(text: string): CodeOwners {
  if (Buffer.byteLength(text) > maxBytes) {
    const says = 'The owners file is larger than 3 MB, so the host does not load it.'
    return { rules: [], problems: [{ line: 1, says, fix: 'Shorten it.' }] }
  }
  const rules: OwnersRule[] = []
  const problems: OwnersProblem[] = []
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1
    const words = wordsOf(raw)
    const [pattern, ...owners] = words
    if (pattern === undefined) continue
    const fault = patternFault(pattern)
    const bad = owners.filter((owner) => !ownerPattern.test(owner))
    if (fault) problems.push({ line, ...fault })
    for (const owner of bad) {
      problems.push({
        line,
        says: `${JSON.stringify(owner)} is not an owner.`,
        fix: 'Write @login, @organisation/team or an e-mail address.',
      })
    }
    if (!fault && bad.length === 0) rules.push({ line, pattern, owners })
  }
  return { rules, problems }
}

/**
 * Who owns a path: the last rule that matches decides, even a less specific one. Any one of several owners is enough.
 *
 * @returns `null` when no rule matches; empty when the deciding rule names nobody. Both mean that nobody can say yes
 */
export function ownersOf(rules: readonly OwnersRule[], path: string): readonly string[] | null {
  return rules.findLast((rule) => expressionOf(rule).test(path))?.owners ?? null
}

/** Splits at unescaped white space and drops a comment; `\ ` stays inside a word. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\]|\\$)+/g) ?? []
  const comment = words.findIndex((word) => word.startsWith('#'))
  return comment === -1 ? words : words.slice(0, comment)
}

function patternFault(pattern: string): { says: string; fix: string } | null {
  if (pattern.startsWith('!')) {
    return {
      says: 'A pattern cannot begin with "!": owners files know no exceptions.',
      fix: 'Write a later line without an owner.',
    }
  }
  if (pattern.startsWith('\\#')) {
    return { says: 'A pattern cannot begin with "\\#".', fix: 'Name the folder around it instead.' }
  }
  if (/^\^?\[[^\]]*\](\[\d+\])?$/.test(pattern)) {
    return { says: 'Sections are not known here.', fix: 'Write plain lines: a pattern and its owners.' }
  }
  if (/(?<!\\)[[\]]/.test(pattern)) {
    return { says: 'A pattern cannot use "[ ]".', fix: 'Write a line for each name, or use "*".' }
  }
  if (pattern.includes('***')) return { says: 'A pattern cannot use "***".', fix: 'Use "*" or "**".' }
  if (pattern.endsWith('\\')) return { says: 'A pattern cannot end with "\\".', fix: 'Leave it out.' }
  return null
}

const expressions = new WeakMap<OwnersRule, RegExp>()
function expressionOf(rule: OwnersRule): RegExp {
  const known = expressions.get(rule)
  if (known) return known
  const made = patternExpression(rule.pattern)
  expressions.set(rule, made)
  return made
}

const nothing = /(?!)/

/** The paths a pattern matches: as in gitignore, but a last `*` means the files right there and none below. */
export function patternExpression(pattern: string): RegExp {
  if (/^\/*$/.test(pattern)) return nothing
  const folder = pattern.endsWith('/')
  const anchored = pattern.replace(/\/$/, '').includes('/')
  const parts = pattern.replace(/^\//, '').replace(/\/$/, '').split('/')
  const segments = [...(anchored ? [] : ['**']), ...parts, ...(folder ? ['**'] : [])].filter(
    (segment, index, all) => segment !== '**' || all[index - 1] !== '**',
  )
  if (segments.length === 1 && segments[0] === '**') return folder ? /^.+\/.+$/su : /^.+$/su
  const last = segments.length - 1
  // `a/**/` names the folders below `a`, so a file right inside `a` is not meant.
  const deepest = folder && parts.at(-1) === '**' ? '.+/.+' : '.+'
  const source = segments.map((segment, index) => {
    if (segment === '**') return index === last ? deepest : '(?:.+/)?'
    const name = segment === '*' ? '[^/]+' : nameSource(segment)
    if (index < last) return `${name}/`
    return segment === '*' ? name : `${name}(?:/.*)?`
  })
  return new RegExp(`^${source.join('')}$`, 'su')
}

function nameSource(segment: string): string {
  return [...segment.matchAll(/\\(.)|(\*+)|(\?)|([^\\*?]+)/gsu)]
    .map(([, escaped, stars, question, plain]) => {
      if (stars !== undefined) return '[^/]*'
      if (question !== undefined) return '[^/]'
      return (escaped ?? plain ?? '').replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    })
    .join('')
}
