import type { TextView } from '../../src/api/product-schema.ts'

type Part = TextView['protected'][number]

export type Segment = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'part'; readonly part: Part }

/** A text cut at its protected parts, in order. Joined again it is the very same text. */
export function segmentsOf(value: string, protectedParts: readonly Part[]): Segment[] {
  const parts = protectedParts.flatMap(partsOfPlural)
  const segments: Segment[] = []
  let rest = value
  while (rest !== '') {
    const next = nearest(rest, parts)
    if (!next) break
    if (next.at > 0) segments.push({ kind: 'words', text: rest.slice(0, next.at) })
    segments.push({ kind: 'part', part: next.part })
    rest = rest.slice(next.at + next.part.text.length)
  }
  if (rest !== '') segments.push({ kind: 'words', text: rest })
  return segments
}

/**
 * A plural or select as the parts that must stay: its frame, branch by branch, and what stands inside them. The words of the
 * branches are left between the parts, because people write those. Other parts are given back as they are.
 */
export function partsOfPlural(part: Part): Part[] {
  if (part.kind !== 'plural') return [part]
  const pieces: Part[] = []
  // Braces that are open: a branch holds words, anything else belongs to the frame.
  const open: ('frame' | 'branch')[] = []
  let frame = ''
  for (let at = 0; at < part.text.length; at++) {
    const sign = part.text[at] ?? ''
    if (open.at(-1) !== 'branch') {
      frame += sign
      if (sign === '{') open.push(open.at(-1) === 'frame' ? 'branch' : 'frame')
      else if (sign === '}') open.pop()
      const isWords = open.at(-1) === 'branch'
      if (frame !== '' && (isWords || at === part.text.length - 1)) {
        pieces.push({ kind: 'plural', text: frame })
        frame = ''
      }
    } else if (sign === '}') {
      frame = sign
      open.pop()
    } else if (sign === '#') pieces.push({ kind: 'argument', text: '#' })
    else if (sign === '{') {
      const inner = innerOf(part.text, at)
      pieces.push(
        ...(/^\{[^{}]*\}$/.test(inner)
          ? [{ kind: 'argument' as const, text: inner }]
          : partsOfPlural({ kind: 'plural', text: inner })),
      )
      at += inner.length - 1
    }
  }
  return frame === '' ? pieces : [...pieces, { kind: 'plural', text: frame }]
}

/** The braces that open at a place, to their end. */
function innerOf(text: string, from: number): string {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return text.slice(from, at + 1)
  }
  return text.slice(from)
}

// The longest part wins where several begin at one place: a plural contains the arguments inside its branches.
function nearest(text: string, parts: readonly Part[]): { at: number; part: Part } | null {
  let found: { at: number; part: Part } | null = null
  for (const part of parts) {
    if (part.text === '') continue
    const at = text.indexOf(part.text)
    if (at < 0) continue
    const isBetter = !found || at < found.at || (at === found.at && part.text.length > found.part.text.length)
    if (isBetter) found = { at, part }
  }
  return found
}

/** Which parts the edited text has lost; each counts as often as it stands in the original. */
export function lostParts(original: string, edited: string, parts: readonly Part[]): Part[] {
  const left = segmentsOf(edited, parts).flatMap((segment) => (segment.kind === 'part' ? [segment.part.text] : []))
  return segmentsOf(original, parts).flatMap((segment) => {
    if (segment.kind !== 'part') return []
    const at = left.indexOf(segment.part.text)
    if (at < 0) return [segment.part]
    left.splice(at, 1)
    return []
  })
}

/** What a chip says: the name of an argument, the branch that begins here, the markup itself. */
export function chipLabel(part: Part): string {
  if (part.kind === 'plural') {
    const branch = /([=\w]+)\s*\{$/.exec(part.text)?.[1]
    const name = /^\{\s*([^,\s]+)\s*,/.exec(part.text)?.[1]
    if (branch === undefined) return 'end'
    return name === undefined ? `${branch}:` : `${name} ${branch}:`
  }
  if (part.text === '#') return 'number'
  if (part.kind === 'argument')
    return (
      part.text
        .replace(/^[{%$(]+|[})]+$/g, '')
        .split(',')[0]
        ?.trim() || part.text
    )
  return part.text.length > 32 ? `${part.text.slice(0, 30)}…` : part.text
}

/** Why a part cannot be edited, in words. */
export function partSays(part: Part): string {
  switch (part.kind) {
    case 'argument':
      return `The page fills in ${chipLabel(part)} here.`
    case 'plural':
      return 'The page picks one of these forms by a number. Write the words of each form; the frame stays.'
    case 'markup':
      return 'This marks how the words look. It stays as it is.'
    case 'entity':
      return 'A special character. It stays as it is.'
    case 'url':
      return 'An address. A copy change cannot alter it.'
  }
}
