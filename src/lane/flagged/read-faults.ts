import type { Node } from '../code/syntax.ts'
import type { FlagReads } from './fold/flag-reads.ts'
import { standsAsHook } from './hook-order.ts'
import type { KeyFault, SourceChange } from './judge-source.ts'
import type { FlaggedRule } from './rules.ts'

interface ReadFault {
  readonly rule: FlaggedRule
  readonly node: Node
  readonly detail: string
}

/** Ways of reading a flag that are new in the file and prove nothing. */
export function readFaults(
  { before, after, readsBefore, readsAfter, isHook }: SourceChange,
  keyFault: KeyFault,
): ReadFault[] {
  const faults: ReadFault[] = []
  const more = (nodesBefore: readonly Node[], nodesAfter: readonly Node[]): Node[] => {
    const known = nodesBefore.map((node) => before.text.slice(node.start, node.end))
    return nodesAfter.filter((node) => {
      const index = known.indexOf(after.text.slice(node.start, node.end))
      if (index !== -1) known.splice(index, 1)
      return index === -1
    })
  }
  for (const node of more(readsBefore.dynamic, readsAfter.dynamic))
    faults.push({ rule: 'flagged/dynamic-key', node, detail: '' })
  for (const node of more(readsBefore.strange, readsAfter.strange))
    faults.push({ rule: 'flagged/call', node, detail: after.text.slice(node.start, node.end).slice(0, 60) })
  const seen = new Map<string, number>()
  for (const { key } of readsBefore.reads) seen.set(key, (seen.get(key) ?? 0) + 1)
  for (const read of readsAfter.reads) {
    const { key, node } = read
    const count = (seen.get(key) ?? 0) - 1
    seen.set(key, count)
    const rule = count < 0 ? keyFault(key) : null
    if (rule !== null) faults.push({ rule, node, detail: key })
    if (count < 0 && isHook && !standsAsHook(read)) faults.push({ rule: 'flagged/hook', node, detail: key })
  }
  const atLoad = (reads: FlagReads) =>
    reads.reads.filter(({ ancestors }) => !ancestors.some(({ type }) => /Function/.test(type)))
  const loading = atLoad(readsAfter)
  if (loading.length > atLoad(readsBefore).length)
    for (const { node, key } of loading) faults.push({ rule: 'flagged/module-load', node, detail: key })
  return faults
}
