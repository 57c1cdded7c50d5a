import type { Span } from '../../../lane.ts'
import type { Catalogue, CatalogueEntry, CatalogueFault } from '../../catalogue.ts'
import { localeTag } from '../../locale-path.ts'
import { unescapePo } from './po-pieces.ts'

/** A translation of a catalogue of gettext. */
export interface PoEntry extends CatalogueEntry {
  readonly original: Original
  /** Range of the original's strings, with the outer quotes. */
  readonly originalSpan: Span
}

interface Quoted {
  /** Range with the quotes. */
  readonly start: number
  readonly end: number
}

/** One keyword with its strings. */
interface Statement {
  readonly keyword: 'msgctxt' | 'msgid' | 'msgid_plural' | 'msgstr'
  /** `n` of `msgstr[n]` */
  readonly form: number | null
  readonly line: number
  readonly strings: Quoted[]
}

const keywordAt = /(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?[ \t]*/y

/**
 * Reads a catalogue of gettext line by line: comments and empty lines anywhere between statements, one string a line, a string
 * without a keyword only right below its statement. Obsolete entries are comments.
 */
export function readPo(text: string): Catalogue<PoEntry> | CatalogueFault {
  const fault = (line: number, detail: string, kind: CatalogueFault['kind'] = 'unparsable'): CatalogueFault => ({
    kind,
    line,
    detail,
  })
  const statements: Statement[] = []
  let open: Statement | null = null
  let line = 0
  for (let at = 0; at < text.length; ) {
    line++
    const newline = text.indexOf('\n', at)
    const end = newline === -1 ? text.length : newline
    let start = at
    while (start < end && isBlank(text[start])) start++
    at = end + 1
    if (start === end || text[start] === '#') {
      open = null
      continue
    }
    if (text[start] !== '"') {
      keywordAt.lastIndex = start
      const match = keywordAt.exec(text)
      if (match === null) return fault(line, 'no keyword')
      open = { keyword: match[1] as Statement['keyword'], form: match[2] ? Number(match[2]) : null, line, strings: [] }
      if (open.form !== null && open.keyword !== 'msgstr') return fault(line, open.keyword)
      statements.push(open)
      start = keywordAt.lastIndex
    }
    const close = text[start] === '"' ? endOfString(text, start, end) : null
    if (open === null || close === null) return fault(line, 'a string')
    open.strings.push({ start, end: close })
    for (let rest = close; rest < end; rest++) if (!isBlank(text[rest])) return fault(line, 'behind a string')
  }
  return entriesOf(text, statements, fault)
}

const isBlank = (character: string | undefined) => character === ' ' || character === '\t' || character === '\r'

const plainString = /"[^"\\\n]*"/y

/** Offset behind the closing quote; `null` where the line ends first. */
function endOfString(text: string, start: number, end: number): number | null {
  plainString.lastIndex = start
  if (plainString.test(text)) return plainString.lastIndex
  for (let at = start + 1; at < end; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return null
}

const valueOf = (text: string, { strings }: Pick<Statement, 'strings'>): string => {
  let value = ''
  for (const { start, end } of strings) value += unescapePo(text.slice(start + 1, end - 1))
  return value
}

/** Which statement may follow which. */
const follows: Readonly<Record<Statement['keyword'], readonly (Statement['keyword'] | null)[]>> = {
  msgctxt: [null, 'msgstr'],
  msgid: [null, 'msgctxt', 'msgstr'],
  msgid_plural: ['msgid'],
  msgstr: ['msgid', 'msgid_plural', 'msgstr'],
}

function entriesOf(
  text: string,
  statements: readonly Statement[],
  fault: (line: number, detail: string, kind?: CatalogueFault['kind']) => CatalogueFault,
): Catalogue<PoEntry> | CatalogueFault {
  const entries: PoEntry[] = []
  const seen = new Set<string>()
  let language: string | null = null
  let last: Statement | null = null
  let context: string | null = null
  let id = ''
  let originalSpan: Span = { start: 0, end: 0 }
  let plural: string | null = null
  let isPlural = false
  let forms = 0
  for (const statement of statements) {
    const { keyword, form, line } = statement
    if (!follows[keyword].includes(last?.keyword ?? null)) return fault(line, keyword)
    if (keyword === 'msgctxt') context = valueOf(text, statement)
    if (keyword === 'msgid') {
      if (last?.keyword !== 'msgctxt') context = null
      id = valueOf(text, statement)
      originalSpan = { start: statement.strings[0]?.start ?? 0, end: statement.strings.at(-1)?.end ?? 0 }
      isPlural = false
      plural = null
      forms = 0
      // As gettext itself joins them.
      const name = context === null ? id : `${context}\u0004${id}`
      if (seen.has(name)) return fault(line, id.slice(0, 80), 'duplicate-key')
      seen.add(name)
    }
    if (keyword === 'msgid_plural') {
      isPlural = true
      plural = valueOf(text, statement)
    }
    last = statement
    if (keyword !== 'msgstr') continue
    if (isPlural ? form !== forms : form !== null || forms > 0) return fault(line, 'the number of a plural form')
    forms++
    const entry = entryOf(text, statement, { context, id, plural }, originalSpan, language)
    if (id === '' && context === null) {
      const charset = /^content-type:.*\bcharset=([\w-]+)/im.exec(entry.value)?.[1]
      if (charset !== undefined && !/^(?:utf-?8|charset)$/i.test(charset)) return fault(line, charset, 'ambiguous')
      language = localeTag(/^language:[ \t]*([\w-]+)/im.exec(entry.value)?.[1] ?? '')
    }
    entries.push(entry)
  }
  if (last !== null && last.keyword !== 'msgstr') return fault(last.line, 'an entry without a translation')
  return { kind: 'read', entries }
}

/** What a translation belongs to. */
interface Original {
  readonly context: string | null
  readonly id: string
  readonly plural: string | null
}

function entryOf(
  text: string,
  { form, strings }: Statement,
  original: Original,
  originalSpan: Span,
  language: string | null,
): PoEntry {
  const { context, id, plural } = original
  const first = strings[0] as Quoted
  const last = strings.at(-1) as Quoted
  // An empty first string stands for nothing but "the text begins on the next line".
  const opening = first.end - first.start === 2 && strings.length > 1 ? (strings[1] as Quoted) : first
  const inner = { start: opening.start + 1, end: last.end - 1 }
  const raw = text.slice(inner.start, inner.end)
  const isOdd = raw.includes('\\') && /\\[^nrt"\\\r\n]/.test(raw.replaceAll('\\\\', ''))
  return {
    path: [context ?? '', context === null ? 0 : 1, id, form ?? -1],
    key: id,
    language,
    start: first.start,
    end: last.end,
    inner,
    form: 'string',
    // An escape that readers take differently frames the value.
    frame: isOdd ? raw : '',
    value: valueOf(text, { strings }),
    originals: plural === null ? [id] : [id, plural],
    original,
    originalSpan,
    isFixed: id === '' || isOdd,
  }
}

/** `Order | verb`, `%d bag [1]`: the beginning of the original, with what else tells it from others. */
export function labelOf({ original: { id, context }, path }: PoEntry): string {
  const form = path[3] === -1 ? null : path[3]
  const words = id.replace(/\s+/g, ' ').trim()
  const short = words.length > 60 ? `${words.slice(0, 60)}…` : words
  return `${short}${context === null ? '' : ` | ${context.slice(0, 60)}`}${form === null ? '' : ` [${form}]`}`
}
