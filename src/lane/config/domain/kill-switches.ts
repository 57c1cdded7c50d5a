import type { ConfigChange } from '../changed-values.ts'

const killSwitch = /kill[-_ ]?switch/i

/** Whether a patch changes a kill switch together with anything else: then nobody can turn it back alone. */
export function killSwitchFaults(
  files: readonly ConfigChange[],
): { file: ConfigChange; line: number; detail: string }[] {
  const changes = files.flatMap((file) => file.changes.map((change) => ({ file, change })))
  if (changes.length < 2) return []
  return changes.flatMap(({ file, change }) => {
    const isSwitch = killSwitch.test(file.path) || change.before.path.some((key) => killSwitch.test(String(key)))
    return isSwitch ? [{ file, line: change.line, detail: `${changes.length} values change` }] : []
  })
}
