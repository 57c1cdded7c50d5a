import type { ParsedCode } from '../code/parse-code.ts'
import type { AdmittedEdit } from '../lane.ts'
import { lineOf } from '../source/line-of.ts'
import type { Kept, Lost } from './fold/fold-code.ts'
import type { SourceChange } from './judge-source.ts'
import { lineThere } from './line-there.ts'
import { ownerOf } from './owner.ts'

/**
 * What comes behind guards and goes from there, and what new guards hide when their flag is on, in words for people.
 *
 * @param kept what the guards leave with the flag off
 */
export function editsOf(
  change: SourceChange,
  fresh: readonly Lost[],
  gone: readonly Lost[],
  kept: readonly Kept[],
): AdmittedEdit[] {
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
  return [
    ...guards(gone).map((lost) => say(lost, before, false)),
    ...guards(fresh).map((lost) => say(lost, after, true)),
    ...hidingEdits(change, fresh, kept),
  ]
}

/** New guards that only leave something out when the flag is on: `!flag('new') && …`. */
function hidingEdits(
  { path, after, readsBefore, readsAfter }: SourceChange,
  fresh: readonly Lost[],
  kept: readonly Kept[],
): AdmittedEdit[] {
  const known = readsBefore.reads.map(({ key }) => key)
  return readsAfter.reads.flatMap(({ key, node, ancestors, constant }): AdmittedEdit[] => {
    const index = known.indexOf(key)
    if (index !== -1) {
      known.splice(index, 1)
      return []
    }
    const places = constant === null ? [node] : constant.uses.map((use) => use.node)
    return kept
      .filter(({ whole }) => places.some((place) => whole.start <= place.start && place.end <= whole.end))
      .filter(({ whole }) => !fresh.some((lost) => whole.start <= lost.node.start && lost.node.end <= whole.end))
      .map(({ part }) => {
        const written = after.text.slice(part.start, part.end)
        const says = `${ownerOf(ancestors)}: left out when the flag ${key} is on: ${shortened(written)}`
        return { path, line: lineOf(after.text, part.start), kind: 'guarded', before: written, after: '', says }
      })
  })
}

export function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
