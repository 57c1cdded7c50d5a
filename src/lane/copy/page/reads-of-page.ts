import { parseCode } from '../../code/parse-code.ts'
import { unlessTooDeep } from '../../code/syntax.ts'
import { defaultFacts } from '../../default-facts.ts'
import { literalUses } from '../formats/code/uses/literal-uses.ts'
import { type DecidesBy, TextReads } from '../text-reads.ts'

/** Both sides of a change, whose texts ask in turn. */
const mostKept = 2
const kept = new Map<string, TextReads>()

/** What a page reads of its own texts, in scripts, styles and handlers. All texts of a page ask, one after the other. */
export function readsOf(source: string): TextReads {
  let reads = kept.get(source)
  if (reads === undefined) {
    if (kept.size >= mostKept) kept.clear()
    reads = new TextReads(source, decidesInScripts(source))
    kept.set(source, reads)
  }
  return reads
}

/** Pages of people have a few scripts; each is parsed on its own. */
const mostScripts = 100

/** A script that cannot be read (data, code of an engine, loose code of old) is taken to decide by all that it speaks of. */
function decidesInScripts(source: string): DecidesBy {
  let scripts: DecidesBy[] | null = null
  return (property) => {
    scripts ??= source
      .split(/<script\b/i, mostScripts + 2)
      .slice(1)
      .map(usesOf)
    return scripts.length > mostScripts || scripts.some((decides) => decides(property))
  }
}

/** @param element from behind its name */
function usesOf(element: string): DecidesBy {
  const [code = ''] = element.slice(element.indexOf('>') + 1).split(/<\/script/i, 1)
  const parsed = parseCode('script.ts', code)
  const uses = parsed.kind === 'parsed' ? unlessTooDeep(() => literalUses(parsed.program, defaultFacts), null) : null
  return (property) => uses?.properties.has(property) ?? code.includes(`.${property}`)
}
