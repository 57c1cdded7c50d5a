import type { ConfigChange } from '../changed-values.ts'
import { memberValue, nodesTo } from '../config-document.ts'

const killSwitch = /kill[-_ ./]?switch/i
const naming = ['name', 'key', 'id', 'flag', 'flagKey', 'flag_key']

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
  const names = nodesTo(file.before.root, before.path).flatMap((node) => naming.map((key) => memberValue(node, key)))
  return [file.path, before.path.join('/'), ...names].some((name) => killSwitch.test(String(name)))
}
