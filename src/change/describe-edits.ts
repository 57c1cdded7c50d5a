const longest = 120

/**
 * What edits do, in one line, for people who did not say it themselves; empty without edits.
 *
 * @param edits texts as they are read in the product
 */
export function describeEdits(edits: readonly { readonly from: string; readonly to: string }[]): string {
  const [first] = edits
  return first ? `Change “${shortened(first.from)}” to “${shortened(first.to)}”` : ''
}

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
