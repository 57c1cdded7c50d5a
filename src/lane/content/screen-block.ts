import { addresses, addressFault } from '../text/addresses.ts'
import { multisetDifference } from '../text/multiset.ts'
import { type Fault, noticeText, type WordChange } from '../text/screen.ts'
import { secretFault } from '../text/secrets.ts'
import { sizeFault } from '../text/size.ts'
import { unicodeFault } from '../text/unicode.ts'
import { type Document, maxTextLength, type TextBlock } from './blocks.ts'

/** What a new text may repeat: what the file said before. */
export interface Known {
  readonly document: Document
  readonly source: string
  readonly codes: ReadonlySet<string>
  /** Hosts, mail addresses and phone numbers; read when a text first brings one. */
  readonly addresses: () => ReadonlySet<string>
}

export function knownOf(document: Document, source: string): Known {
  let found: ReadonlySet<string> | null = null
  return {
    document,
    source,
    codes: new Set(document.texts.flatMap((block) => block.inline.codes)),
    addresses: () => {
      found ??= new Set(
        document.texts.flatMap(({ inline }) => (inline.text.length > maxTextLength ? [] : addresses(inline.text))),
      )
      return found
    },
  }
}

/** A name as programs have it, members and all: no blank, no path, no option, nothing to run with something behind it. */
const name = /^[\p{L}_$@][\w$]*(?:[.:][\w$]+)*$/u

/** Whether a name stands by itself in a sample of the page, where readers have it as code already. A host is none. */
function isNameIn(samples: readonly string[], code: string): boolean {
  if (code.length > 80 || !name.test(code) || addresses(code).length > 0) return false
  const alone = new RegExp(`(?<![\\w$.:-])${code.replace(/[$.]/g, '\\$&')}(?![\\w$:-])`, 'u')
  return samples.some((sample) => alone.test(sample))
}

/** The first reason why a text may not read as it does now; `null` where it changes words only. */
export function screenBlock(old: TextBlock | null, next: TextBlock, known: Known): Fault | null {
  const before = old?.inline.text ?? ''
  const after = next.inline.text
  const code = next.inline.codes.find((each) => !known.codes.has(each) && !isNameIn(known.document.samples, each))
  if (code !== undefined) return { rule: 'content/code', detail: code.slice(0, 80) }
  const link = next.inline.links.find(({ target }) => !known.document.targets.has(target))
  if (link !== undefined) return { rule: 'content/link', detail: sayTarget(link.target) }
  const retold = old === null ? null : repointed(old, next)
  if (retold !== null) return { rule: 'content/link', detail: retold }
  if (old !== null) {
    if (old.inline.fixed.join('\n') !== next.inline.fixed.join('\n')) {
      const { lost, added } = multisetDifference(old.inline.fixed, next.inline.fixed)
      return { rule: isElement([...lost, ...added]) ? 'content/program' : 'content/html', detail: '' }
    }
    if ([...old.inline.expressions].sort().join('\n') !== [...next.inline.expressions].sort().join('\n'))
      return { rule: 'content/program', detail: '' }
    if (old.inline.alts.some((alt, at) => alt.trim() !== '' && next.inline.alts[at]?.trim() === ''))
      return { rule: 'text/emptied', detail: 'alternative text of an image' }
  }
  return textFault(before, after, known)
}

function textFault(before: string, after: string, known: Known): Fault | null {
  // A text of images and tags alone has no words to lose.
  const change = { before, after }
  const size = before.trim() === '' && after.trim() === '' ? null : sizeFault(change)
  return size ?? unicodeFault(change) ?? newAddress(change, known) ?? secretFault({ ...change, before: known.source })
}

function newAddress(change: WordChange, known: Known): Fault | null {
  const { before, after } = change
  const running = addressFault(change)
  if (running?.rule === 'text/running-address') return running
  const added = multisetDifference(addresses(before), addresses(after)).added
  const unknown = added.find((address) => !known.addresses().has(address))
  return unknown === undefined ? null : { rule: 'text/address', detail: `new ${unknown}` }
}

/** Words that led somewhere lead there still. */
function repointed(old: TextBlock, next: TextBlock): string | null {
  for (const { label, target } of next.inline.links) {
    if (label === '') continue
    const same = old.inline.links.filter((link) => link.label === label)
    if (same.length > 0 && !same.some((link) => link.target === target)) return `${label} → ${sayTarget(target)}`
  }
  return null
}

const isElement = (parts: readonly string[]) => parts.some((part) => part.startsWith('\u0001element'))
const sayTarget = (target: string): string =>
  target.startsWith('[') ? String((JSON.parse(target) as unknown[])[0]).slice(0, 120) : target.slice(0, 120)

/** Figures that change, a text that grows, links that go. */
export function noticesOf(old: TextBlock, next: TextBlock): Fault[] {
  const lost = multisetDifference(
    old.inline.links.map(({ target }) => target),
    next.inline.links.map(({ target }) => target),
  ).lost
  return [
    ...noticeText({ before: old.inline.text, after: next.inline.text }),
    ...lost.slice(0, 3).map((target) => ({ rule: 'content/link-lost', detail: sayTarget(target) })),
  ]
}

export const noticesOfRemoved = (block: TextBlock): Fault[] =>
  block.inline.links.slice(0, 3).map(({ target }) => ({ rule: 'content/link-lost', detail: sayTarget(target) }))

export function imagesOrNotesDiffer(before: Document, after: Document): Fault | null {
  for (const [of, rule] of [
    ['images', 'content/image'],
    ['notes', 'content/reference'],
  ] as const) {
    const { lost, added } = multisetDifference(
      before.texts.flatMap((block) => block.inline[of]),
      after.texts.flatMap((block) => block.inline[of]),
    )
    const odd = added[0] ?? lost[0]
    if (odd !== undefined) return { rule, detail: sayTarget(odd) }
  }
  return null
}

export const wordCount = (document: Document): number =>
  document.texts.reduce((sum, block) => sum + (block.inline.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)
