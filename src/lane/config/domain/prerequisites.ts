import type { ConfigChange } from '../changed-values.ts'
import { type ConfigNode, childrenOf, memberValue } from '../config-document.ts'
import { hasWord } from '../key-words.ts'

const waiting = new Set(
  'prerequisite prerequisites depends requires dependency dependencies parent parents needs blocked gate gates gated after'.split(
    ' ',
  ),
)
const waits = (key: string | number): boolean => typeof key === 'string' && hasWord(key, waiting)
const naming = ['key', 'flag', 'flagKey', 'flag_key', 'name', 'id', 'feature']

const isPrerequisite = (path: readonly (string | number)[]): boolean => path.some(waits)

/** Changes of prerequisites after which a flag waits, over others or at once, for itself. */
export function prerequisiteCircles(
  files: readonly ConfigChange[],
): { file: ConfigChange; line: number; detail: string }[] {
  const changed = files.flatMap((file) =>
    file.changes.filter(({ after }) => isPrerequisite(after.path)).map((change) => ({ file, change })),
  )
  if (changed.length === 0) return []
  const waitsFor = new Map<string, Set<string>>()
  for (const file of files) collect(file.after.root, stem(file.path), waitsFor)
  const circle = circleIn(waitsFor)
  return circle === null
    ? []
    : changed.map(({ file, change }) => ({ file, line: change.line, detail: circle.join(' → ') }))
}

const stem = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '')

/** Which flags each flag waits for. A flag is the object that holds the list, named by itself or by its key. */
function collect(root: ConfigNode, rootName: string, found: Map<string, Set<string>>): void {
  const open: { node: ConfigNode; name: string }[] = [{ node: root, name: rootName }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, name } = next
    const own = naming.map((key) => memberValue(node, key)).find((value) => typeof value === 'string')
    if (node.kind === 'object') {
      for (const [key, member] of node.members) {
        if (waits(key)) {
          for (const flag of new Set([name, ...(own === undefined ? [] : [String(own)])])) {
            const known = found.get(flag) ?? new Set()
            for (const other of flagsIn(member)) known.add(other)
            found.set(flag, known)
          }
        } else open.push({ node: member, name: key })
      }
    } else for (const [index, child] of childrenOf(node).entries()) open.push({ node: child, name: `${name}/${index}` })
  }
}

function flagsIn(node: ConfigNode): string[] {
  if (node.kind === 'value') return typeof node.value === 'string' ? [node.value] : []
  const own = naming.map((key) => memberValue(node, key)).find((value) => typeof value === 'string')
  if (own !== undefined) return [String(own)]
  return node.kind === 'object' ? [...node.members.keys()] : childrenOf(node).flatMap(flagsIn)
}

/** Some circle, its first flag again at its end; walked without recursion, as files can chain thousands of flags. */
function circleIn(waitsFor: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>()
  for (const start of waitsFor.keys()) {
    const trail: string[] = []
    const on = new Set<string>()
    const open: { flag: string; rest: string[] }[] = [{ flag: start, rest: [...(waitsFor.get(start) ?? [])] }]
    trail.push(start)
    on.add(start)
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.rest.pop()
      if (next === undefined) {
        done.add(top.flag)
        on.delete(top.flag)
        trail.pop()
        open.pop()
      } else if (on.has(next)) return [...trail.slice(trail.indexOf(next)), next]
      else if (!done.has(next)) {
        trail.push(next)
        on.add(next)
        open.push({ flag: next, rest: [...(waitsFor.get(next) ?? [])] })
      }
    }
  }
  return null
}
