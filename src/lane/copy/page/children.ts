import { TooDeep } from '../../code/syntax.ts'
import type { Span } from '../../lane.ts'
import type { PageText } from './page.ts'
import { isBlank, type PageBuilder } from './page-builder.ts'

/** What stands among the children of an element, in the order of the source. */
export type PageChild = Span &
  (
    | { readonly kind: 'text' }
    /** A text that is not what its source spells: the parser moved, joined or dropped something. It stays as it is. */
    | { readonly kind: 'raw' }
    /** A value that a program fills in. `expression`: where it shows one of the page's own language. */
    | { readonly kind: 'hole'; readonly expression: Span | null }
    | { readonly kind: 'item'; readonly visit: () => void }
  )

/** How the texts among some children are read. */
export interface Inside {
  /** Names of the elements around, outermost first. */
  readonly names: readonly string[]
  readonly words: string
  /** Whether people read the texts here as prose. */
  readonly isText: boolean
  /** Whether white space alone at the edges is nothing, and whether it is at the edges of a text. */
  readonly dropsBlankEdges: boolean
  readonly dropsTextEdges: boolean
  /** What a text here must look like to be one. */
  readonly needs: PageText['needs']
  /** From the opening tag to the closing one; `null` where the source has none. */
  readonly range: Span | null
}

/** Deeper pages than people write; a tree is walked by recursion. */
export const maxPageDepth = 400

/** Walks children: texts and the values between them are one run, everything else is visited. @throws TooDeep */
export function visitChildren(builder: PageBuilder, children: readonly PageChild[], inside: Inside): void {
  if (inside.names.length > maxPageDepth) throw new TooDeep()
  const runs = runsOf(children)
  const { source } = builder
  const { range } = inside
  const drops = inside.isText && inside.dropsBlankEdges && range !== null
  if (drops && (runs.length === 0 || isItem(runs[0]))) builder.blank(range.start, range.start)
  runs.forEach((run, index) => {
    const first = run[0] as PageChild
    const span = { start: first.start, end: run.at(-1)?.end ?? first.end }
    if (first.kind === 'item') {
      first.visit()
      return
    }
    if (first.kind === 'raw' || !inside.isText) {
      builder.mark('code', source.slice(span.start, span.end), span.start)
      return
    }
    const isEdge = index === 0 || index === runs.length - 1
    if (run.every((child) => child.kind === 'text') && isBlank(source.slice(span.start, span.end))) {
      if (!(drops && isEdge)) builder.mark('blank', '', span.start)
      builder.blank(span.start, span.end)
      return
    }
    addRun(builder, run, span, inside, index === 0, index === runs.length - 1)
  })
  if (drops && runs.length > 0 && isItem(runs.at(-1))) builder.blank(range.end, range.end)
}

const isItem = (run: readonly PageChild[] | undefined) => run?.[0]?.kind === 'item' || run?.[0]?.kind === 'raw'

const joins = ({ kind }: PageChild) => kind === 'text' || kind === 'hole'

function runsOf(children: readonly PageChild[]): PageChild[][] {
  const runs: PageChild[][] = []
  for (const child of children) {
    const last = runs.at(-1)
    const previous = last?.at(-1)
    if (last && previous && joins(previous) && joins(child) && previous.end === child.start) last.push(child)
    else runs.push([child])
  }
  return runs
}

function addRun(
  builder: PageBuilder,
  run: readonly PageChild[],
  span: Span,
  inside: Inside,
  isFirst: boolean,
  isLast: boolean,
): void {
  const address = inside.names.join('>')
  builder.text({
    form: 'page-text',
    kind: 'text',
    needs: inside.needs,
    inner: span,
    outer: span,
    holes: run.filter((child) => child.kind === 'hole').map(({ start, end }) => ({ start, end })),
    foldsStart: isFirst && inside.dropsTextEdges,
    foldsEnd: isLast && inside.dropsTextEdges,
    within: null,
    words: inside.words,
    address,
    siblings: inside.range,
  })
  for (const child of run) {
    if (child.kind !== 'hole' || child.expression === null) continue
    const { words } = inside
    builder.expression({ kind: 'string', needs: 'not-code', words, address, within: null, span: child.expression })
  }
}

/** The text of an attribute between its quotes. */
export function addAttribute(
  builder: PageBuilder,
  role: Pick<PageText, 'kind' | 'needs' | 'words'>,
  inner: Span,
  holes: readonly Span[],
  address: string,
): void {
  builder.text({
    ...role,
    form: 'page-attribute',
    inner,
    outer: { start: inner.start - 1, end: inner.end + 1 },
    holes,
    within: null,
    address,
    siblings: null,
  })
}
