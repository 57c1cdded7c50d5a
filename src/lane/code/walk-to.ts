import { firstFrom } from '../source/first-from.ts'
import { eachChild, maxDepth, type Node, TooDeep } from './syntax.ts'

/**
 * Calls back for the nodes that hold one of some places, with the nodes around them, outermost first. The rest of the tree is
 * not walked, so what concerns a few places of a file costs little.
 *
 * @param places offsets in ascending order; `null`: every node
 * @throws TooDeep
 */
export function walkTo(
  root: Node,
  places: readonly number[] | null,
  visit: (node: Node, ancestors: readonly Node[]) => void,
): void {
  // A name that stands nowhere leads nowhere.
  if (places !== null && places.length === 0) return
  const ancestors: Node[] = []
  const walk = (node: Node): void => {
    if (places !== null && !holdsOne(places, node)) return
    if (ancestors.length > maxDepth) throw new TooDeep()
    visit(node, ancestors)
    ancestors.push(node)
    eachChild(node, walk)
    ancestors.pop()
  }
  walk(root)
}

/** The nodes around a node, outermost first; none where it is not in the tree. @throws TooDeep */
export function ancestorsOf(root: Node, wanted: Node): readonly Node[] {
  let found: readonly Node[] = []
  walkTo(root, [wanted.start], (node, ancestors) => {
    if (node === wanted) found = [...ancestors]
  })
  return found
}

/** Places are in order, so the first that is not before the node decides. */
function holdsOne(places: readonly number[], { start, end }: Node): boolean {
  const place = places[firstFrom(places, (each) => each < start)]
  return place !== undefined && place < end
}

const partOfName = /[A-Za-z0-9_$]/

/** Where a name stands in a text by itself. */
export function occurrencesOf(text: string, name: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!partOfName.test(text[at - 1] ?? '') && !partOfName.test(text[at + name.length] ?? '')) found.push(at)
  return found
}
