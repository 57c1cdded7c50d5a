import type { Finding } from '../lane.ts'
import { type Block, type ContainerBlock, type FixedBlock, ruleOfForm, type TextBlock } from './blocks.ts'
import { matchBlocks } from './match-blocks.ts'
import { type ContentRule, finding } from './rules.ts'

/** What became of the texts of a document. */
export interface Comparison {
  readonly changed: readonly (readonly [before: TextBlock, after: TextBlock])[]
  readonly added: readonly TextBlock[]
  readonly removed: readonly TextBlock[]
  readonly moved: readonly TextBlock[]
  /** Imports and exports that are not the same. */
  readonly programs: readonly (readonly [before: FixedBlock, after: FixedBlock])[]
  readonly findings: readonly Finding[]
}

/** Lines of offsets, for findings: after the change, or before it where something is lost. */
export interface Lines {
  readonly before: (offset: number) => number
  readonly after: (offset: number) => number
}

/**
 * Walks two documents side by side. In each container the paragraphs (in a list: the items) may come, go and move, and lists of
 * plain words may come and go; everything else must be there on both sides, in the same order, and of the same kind.
 */
export function compareDocuments(
  before: ContainerBlock,
  after: ContainerBlock,
  path: string,
  lines: Lines,
): Comparison {
  const changed: (readonly [TextBlock, TextBlock])[] = []
  const added: TextBlock[] = []
  const removed: TextBlock[] = []
  const moved: TextBlock[] = []
  const programs: (readonly [FixedBlock, FixedBlock])[] = []
  const findings: Finding[] = []
  const listsNew: Block[] = []
  const listsLost: Block[] = []

  const refuse = (rule: ContentRule, line: number, detail = '') => findings.push(finding(rule, path, line, detail))
  const lineAfter = (block: Block) => lines.after(block.span.start)
  const lineBefore = (block: Block) => lines.before(block.span.start)

  const compareContainers = (a: ContainerBlock, b: ContainerBlock): void => {
    const isLoose = (block: Block) =>
      a.form === 'list' ? block.form === 'item' : block.form === 'paragraph' && a.form !== 'row'
    // As many lists as before are the lists from before; otherwise it takes a match to know which of them is new.
    const listsAreLoose = a.children.filter(isList).length !== b.children.filter(isList).length
    const stays = (block: Block) => !isLoose(block) && !(listsAreLoose && isList(block))
    const fixedBefore = a.children.filter(stays)
    const fixedAfter = b.children.filter(stays)
    const odd = firstDifference(fixedBefore, fixedAfter)
    if (odd !== null) return void refuse(odd.rule, lines[odd.side](odd.block.span.start), odd.says)
    for (const [index, block] of fixedBefore.entries()) compareBlocks(block, fixedAfter[index] as Block)
    compareLoose(looseIn(a.children, isLoose, stays), looseIn(b.children, isLoose, stays))
    if (listsAreLoose) compareLoose(looseIn(a.children, isList, stays), looseIn(b.children, isList, stays))
    if (a.children.length > 0 && b.children.length === 0) refuse('content/emptied', lineAfter(b))
  }

  const compareBlocks = (a: Block, b: Block): void => {
    if (a.kind === 'text' && b.kind === 'text') changed.push([a, b])
    else if (a.kind === 'container' && b.kind === 'container') compareContainers(a, b)
    else if (a.kind === 'fixed' && b.kind === 'fixed' && a.print !== b.print) programs.push([a, b])
  }

  const compareLoose = (old: readonly Loose[], next: readonly Loose[]): void => {
    const left = old.map(({ block }) => block)
    const right = next.map(({ block }) => block)
    const { pairs, moved: elsewhere } = matchBlocks(left, right)
    const kept = new Set(pairs.map(([a]) => a))
    const found = new Set(pairs.map(([, b]) => b))
    left.forEach((block, index) => {
      if (kept.has(index)) return
      const rule = whyNotPlain(block)
      if (rule !== null) refuse(rule, lineBefore(block), 'goes or changes')
      else removed.push(...textsOf(block))
      if (isList(block)) listsLost.push(block)
    })
    right.forEach((block, index) => {
      if (found.has(index)) return
      const rule = whyNotPlain(block)
      if (rule !== null) refuse(rule, lineAfter(block), 'comes new or changes')
      else added.push(...textsOf(block))
      if (isList(block)) listsNew.push(block)
    })
    for (const [a, b] of pairs) {
      const from = left[a] as Block
      const to = right[b] as Block
      if (elsewhere.has(b) || old[a]?.behind !== next[b]?.behind) moved.push(...textsOf(to))
      if (from.kind === 'container' && to.kind === 'container' && from.signature !== to.signature)
        refuse('content/list', lineAfter(to))
      else compareBlocks(from, to)
    }
  }

  compareContainers(before, after)
  // Where texts go while a list comes, or the reverse, they may be the same in another form.
  const [listNew] = removed.length > 0 ? listsNew : []
  if (listNew !== undefined) refuse('content/list', lineAfter(listNew), 'comes new')
  const [listLost] = added.length > 0 ? listsLost : []
  if (listLost !== undefined) refuse('content/list', lineBefore(listLost), 'goes')
  if (hasWords(before) && !hasWords(after)) refuse('content/emptied', 0)
  return { changed, added, removed, moved, programs, findings }
}

interface Loose {
  readonly block: Block
  /** How many of the blocks stand before it that stay where they are: headings, tables, code. */
  readonly behind: number
}

const isList = ({ form }: Block): boolean => form === 'list'

function looseIn(
  blocks: readonly Block[],
  isLoose: (block: Block) => boolean,
  stays: (block: Block) => boolean,
): Loose[] {
  const found: Loose[] = []
  let behind = 0
  for (const block of blocks) {
    if (isLoose(block)) found.push({ block, behind })
    else if (stays(block)) behind++
  }
  return found
}

const textsOf = (block: Block): TextBlock[] =>
  block.kind === 'text' ? [block] : block.kind === 'container' ? block.children.flatMap(textsOf) : []
const hasWords = (block: ContainerBlock): boolean =>
  block.children.some((child) =>
    child.kind === 'text'
      ? child.form !== 'heading' && child.inline.text.trim() !== ''
      : child.kind === 'container' && hasWords(child),
  )

/** Why a paragraph, item or list may neither come nor go: what it holds beside words. */
function whyNotPlain(block: Block): ContentRule | null {
  if (block.kind === 'fixed') return ruleOfForm[block.form]
  if (block.kind === 'text') {
    if (block.form !== 'paragraph') return ruleOfForm[block.form]
    if (block.inline.expressions.length > 0) return 'content/program'
    if (block.inline.fixed.length === 0) return null
    return block.inline.fixed.some((part) => part.startsWith('\u0001element')) ? 'content/program' : 'content/html'
  }
  if (block.form !== 'item' && block.form !== 'list') return ruleOfForm[block.form]
  // A new or lost checkbox is a changed one.
  if (block.form === 'item' && block.signature !== 'itemnull') return 'content/list'
  for (const child of block.children) {
    const rule = whyNotPlain(child)
    if (rule !== null) return rule
  }
  return null
}

interface Difference {
  readonly rule: ContentRule
  readonly block: Block
  readonly side: keyof Lines
  readonly says: string
}

/** The first block that is not where it was, and the rule that says so. */
function firstDifference(before: readonly Block[], after: readonly Block[]): Difference | null {
  const at = before.concat(after).findIndex((_, index) => before[index]?.signature !== after[index]?.signature)
  if (at === -1) return null
  const a = before[at] as Block
  const b = after[at] as Block
  if (after.length > before.length) return { rule: ruleOfForm[b.form], block: b, side: 'after', says: 'comes new' }
  if (after.length < before.length) return { rule: ruleOfForm[a.form], block: a, side: 'before', says: 'goes' }
  if (a.form === b.form) return { rule: ruleOfForm[a.form], block: b, side: 'after', says: '' }
  return { rule: 'content/blocks', block: b, side: 'after', says: `${a.form} becomes ${b.form}` }
}
