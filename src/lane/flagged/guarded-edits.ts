import type { ParsedCode } from '../code/parse-code.ts'
import type { AdmittedEdit } from '../lane.ts'
import { lineOf } from '../source/line-of.ts'
import type { Lost } from './fold/fold-code.ts'
import type { SourceChange } from './judge-source.ts'
import { lineThere } from './line-there.ts'
import { ownerOf } from './owner.ts'

/** What comes behind guards and goes from there, in words for people. */
export function editsOf(change: SourceChange, fresh: readonly Lost[], gone: readonly Lost[]): AdmittedEdit[] {
  const { path, before, after } = change
  const say = (lost: Lost, parsed: ParsedCode, isNew: boolean): AdmittedEdit => {
    const written = parsed.text.slice(lost.node.start, lost.node.end)
    const place = ownerOf(lost.ancestors)
    const flag = lost.key === null ? 'behind a flag' : `behind the flag ${lost.key}`
    return {
      path,
      line: isNew ? lineOf(after.text, lost.node.start) : lineThere(before.text, lost.node.start, after.text),
      kind: 'guarded',
      before: isNew ? '' : written,
      after: isNew ? written : '',
      says: `${place}: ${isNew ? 'new' : 'gone'} ${flag}: ${shortened(written)}`,
    }
  }
  const guards = (all: readonly Lost[]) => all.filter(({ node }) => !node.type.startsWith('Import'))
  const said = [
    ...guards(gone).map((lost) => say(lost, before, false)),
    ...guards(fresh).map((lost) => say(lost, after, true)),
  ]
  return said.length > 0 ? said : hidingEdits(change)
}

/** Guards that only leave something out when the flag is on: `!flag('new') && …`. */
function hidingEdits({ path, after, readsBefore, readsAfter }: SourceChange): AdmittedEdit[] {
  const known = readsBefore.reads.map(({ key }) => key)
  return readsAfter.reads.flatMap(({ key, node, ancestors }): AdmittedEdit[] => {
    const index = known.indexOf(key)
    if (index !== -1) {
      known.splice(index, 1)
      return []
    }
    const says = `${ownerOf(ancestors)}: the flag ${key} leaves something out when it is on`
    return [{ path, line: lineOf(after.text, node.start), kind: 'guarded', before: '', after: key, says }]
  })
}

export function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
