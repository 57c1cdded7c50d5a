import { parseCode } from '../../code/parse-code.ts'
import { unlessTooDeep } from '../../code/syntax.ts'
import { pagePieces } from '../../copy/page/references.ts'
import type { Piece } from '../../source/pieces.ts'
import { classPlace } from '../class-place.ts'
import { joiners, variants } from '../code-places/class-helper.ts'
import { listAround } from '../code-places/class-lists.ts'
import { expressionPlaces, scriptPlaces } from '../code-places.ts'
import type { ClassPlace, StylePlace } from '../place.ts'
import { type ParsedSheet, parseSheet } from '../sheet-places.ts'
import type { ClassAttribute, PagePart, StyledPage } from './styled-page.ts'

export type ReadPart =
  | { readonly kind: 'code'; readonly places: readonly StylePlace[] }
  | { readonly kind: 'sheet'; readonly places: readonly StylePlace[]; readonly sheet: ParsedSheet }
  /** It does not parse as what it seems to be, so it has to stay as it is. */
  | { readonly kind: 'unknown'; readonly places: readonly [] }

const unknown: ReadPart = { kind: 'unknown', places: [] }

/** Reads the parts of a page, each once. */
export class PageParts {
  readonly page: StyledPage
  readonly #known = new Map<PagePart, ReadPart>()
  readonly #lists = new Map<ClassAttribute, ClassPlace>()

  constructor(page: StyledPage) {
    this.page = page
  }

  read(part: PagePart): ReadPart {
    let found = this.#known.get(part)
    if (found === undefined) {
      found = this.#readNow(part)
      this.#known.set(part, found)
    }
    return found
  }

  /** The class list of an attribute; it joins its group. */
  classes(attribute: ClassAttribute): ClassPlace {
    let found = this.#lists.get(attribute)
    if (found === undefined) {
      found = listOf(this.page.source, attribute)
      attribute.group.places.push(found)
      this.#lists.set(attribute, found)
    }
    return found
  }

  /** What ends up on one element is judged together, so all of it has to be read. */
  readGroup(group: PagePart['group']): void {
    for (const attribute of this.page.attributes) if (attribute.group === group) this.classes(attribute)
    for (const part of this.page.parts) if (part.group === group) this.read(part)
  }

  #readNow(part: PagePart): ReadPart {
    const { kind, span } = part
    const text = this.page.source.slice(span.start, span.end)
    if (kind === 'css' || kind === 'scss') {
      const sheet = parseSheet(kind, text, span.start)
      return sheet.kind === 'parsed' ? { kind: 'sheet', places: sheet.places, sheet } : unknown
    }
    const read = () => (kind === 'script' ? this.#inScript(part, text) : this.#inExpression(part, kind, text))
    const places = unlessTooDeep(read, null)
    return places === null ? unknown : { kind: 'code', places }
  }

  #inScript({ ending, span }: PagePart, text: string): StylePlace[] | null {
    const parsed = parseCode(`script.${ending}`, text)
    return parsed.kind === 'parsed' ? inOrder(scriptPlaces(parsed, span.start).values()) : null
  }

  #inExpression(part: PagePart, kind: 'classes' | 'styles', text: string): StylePlace[] | null {
    const parsed = parseCode('expression.ts', `(${text}\n)`)
    const statement = parsed.kind === 'parsed' ? parsed.program.body[0] : undefined
    if (parsed.kind !== 'parsed' || parsed.program.body.length !== 1 || statement?.type !== 'ExpressionStatement')
      return null
    const around = listAround({ owners: [], elements: [part.address] }, part.words, 'class')
    const list = {
      ...around,
      group: part.group,
      left: part.gluedLeft,
      right: part.gluedRight,
      isJoined: !part.gluedLeft && !part.gluedRight,
      takesKeys: !part.gluedLeft && !part.gluedRight,
    }
    const helpers = helpersIn(text, this.page.source)
    const places = expressionPlaces(parsed, statement.expression, kind, { shift: part.span.start - 1, helpers, list })
    return inOrder(places.values())
  }
}

function listOf(source: string, { span, holes, words, names, group }: ClassAttribute): ClassPlace {
  const pieces = (start: number, end: number) => pagePieces(source.slice(start, end), true)
  let written: Piece[] = []
  let at = span.start + 1
  for (const { start, end } of holes) {
    const raw = source.slice(start, end)
    written = written.concat(pieces(at, start), { raw, value: raw, whole: true })
    at = end
  }
  const address = [...names, 'class'].join('>')
  return classPlace({
    form: 'page-attribute',
    ...span,
    written: written.concat(pieces(at, span.end - 1)),
    context: words,
    address,
    group,
    gluedLeft: false,
    gluedRight: false,
  })
}

const inOrder = (places: Iterable<StylePlace>): StylePlace[] => [...places].sort((a, b) => a.start - b.start)

/** Which of the known functions that an expression calls mean these functions in its page. */
function helpersIn(text: string, source: string): ReadonlyMap<string, boolean> {
  const called = [...joiners, ...variants].filter((name) => new RegExp(`\\b${name}\\s*\\(`).test(text))
  return new Map(called.map((name) => [name, isImported(name, source)]))
}

const maxSearched = 500_000
const imports = /^[ \t]*import\b[^;'"]*(?:from\s*)?['"][^'"\n]*['"]/gm

/** A name that the page gives to something of its own, in its script or template, may look its argument up. */
function isImported(name: string, source: string): boolean {
  if (source.length > maxSearched) return false
  const rest = source.replace(imports, (line) => (new RegExp(`\\bas\\s+${name}\\b`).test(line) ? line : ''))
  const called = new RegExp(`(?<![\\w$.#*]|\\b(?:function|as|get|set|async|new)\\s+)${name}\\s*\\(`, 'g')
  const method = new RegExp(`\\b${name}\\s*\\((?:[^()]|\\([^()]*\\))*\\)\\s*(?::[^={;]*)?\\{`)
  const standing = rest.match(new RegExp(`(?<![\\w$-])${name}(?![\\w$-])`, 'g')) ?? []
  return standing.length === (rest.match(called) ?? []).length && !method.test(rest)
}
