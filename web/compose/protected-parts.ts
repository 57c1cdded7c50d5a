import type { TextView } from '../../src/api/schema.ts'

type Part = TextView['protected'][number]

export type Segment = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'part'; readonly part: Part }

/** A text cut at its protected parts, in order. Joined again it is the very same text. */
export function segmentsOf(value: string, parts: readonly Part[]): Segment[] {
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

/** What a chip says: the name of an argument, the shape of a plural, the markup itself. */
export function chipLabel(part: Part): string {
  switch (part.kind) {
    case 'argument':
      return (
        part.text
          .replace(/^[{%$(]+|[})]+$/g, '')
          .split(',')[0]
          ?.trim() || part.text
      )
    case 'plural':
      return `${/^\{\s*([^,\s]+)/.exec(part.text)?.[1] ?? 'number'}: ${branches(part.text)}`
    default:
      return part.text.length > 32 ? `${part.text.slice(0, 30)}…` : part.text
  }
}

const branches = (plural: string): string => {
  const names = [...plural.matchAll(/([=\w]+)\s*\{/g)].map((match) => match[1]).filter(Boolean)
  return names.length > 0 ? names.join(' / ') : 'forms'
}

/** Why a part cannot be edited, in words. */
export function partSays(part: Part): string {
  switch (part.kind) {
    case 'argument':
      return `The page fills in ${chipLabel(part)} here.`
    case 'plural':
      return 'The page picks one of these forms by a number.'
    case 'markup':
      return 'This marks how the words look. It stays as it is.'
    case 'entity':
      return 'A special character. It stays as it is.'
    case 'url':
      return 'An address. A copy change cannot alter it.'
  }
}
