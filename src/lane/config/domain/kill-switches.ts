import type { ConfigChange } from '../changed-values.ts'
import { type ConfigNode, childOf, childrenOf, memberValue, nodesTo } from '../config-document.ts'
import { keyWords } from '../key-words.ts'

const switches =
  /kill ?switch|(?:^| )kill(?:ed|s)?(?: |$)|panic|emergency|circuit breaker|break glass|(?:disable|stop|turn off) (?:all|everything)|(?:master|off|global) switch|(?:hard|global) off|maintenance mode|not aus/
const naming = ['name', 'key', 'id', 'flag', 'flagKey', 'flag_key', 'type', 'kind', 'category']

/** Whether a patch changes a kill switch together with anything else: then nobody can turn it back alone. */
export function killSwitchFaults(
  files: readonly ConfigChange[],
): { file: ConfigChange; line: number; detail: string }[] {
  const changes = files.flatMap((file) => file.changes.map((change) => ({ file, change })))
  if (changes.length < 2) return []
  return changes.flatMap(({ file, change }) => {
    return isSwitch(file, change) ? [{ file, line: change.line, detail: `${changes.length} values change` }] : []
  })
}

/** By the file, by a key or two that follow each other, or by the name of an object around the value. */
function isSwitch(file: ConfigChange, { before }: ConfigChange['changes'][number]): boolean {
  const names = nodesTo(file.before.root, before.path).flatMap((node) => [
    ...naming.map((key) => memberValue(node, key)),
    ...tagsOf(node),
  ])
  return [file.path, before.path.join('/'), ...names].some((name) => switches.test(keyWords(String(name)).join(' ')))
}

const tagsOf = (node: ConfigNode): unknown[] => {
  const tags = childOf(node, 'tags')
  return node.kind === 'object' && tags?.kind === 'list'
    ? childrenOf(tags).map((tag) => (tag.kind === 'value' ? tag.value : null))
    : []
}
