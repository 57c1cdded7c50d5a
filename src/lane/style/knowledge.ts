import { parseBefore } from '../code/parse-code.ts'
import { unlessTooDeep } from '../code/syntax.ts'
import type { RepoFacts } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import type { Decoded } from '../source/decode.ts'
import { oncePer } from '../source/once-per.ts'
import { variableNames } from './css-value.ts'
import { definitionsIn, mayDefine } from './definitions.ts'
import type { Knowledge } from './file-judgement.ts'
import { hidingNames } from './hiding-rules.ts'
import { lookedUpNames, mayLookUp } from './looked-up.ts'
import { pageLookups } from './pages/page-lookups.ts'
import { readPageBefore } from './pages/read-styled-page.ts'
import { type ParsedSheet, parseSheet } from './sheet-places.ts'
import { formatOf, isPageFormat } from './style-path.ts'
import { tokenFunctions } from './token-functions.ts'

/** What the files of a patch say together before the change. What few changes ask is looked for only when one does. */
export function knowledgeOf(files: readonly TextChangeOfFile[], facts: Pick<RepoFacts, 'files'>): Knowledge {
  let known: ReadonlySet<string> | null = null
  let beside: readonly ReadonlyMap<string, readonly string[]>[] | null = null
  return {
    definedBeside(name) {
      beside ??= Object.entries(facts.files).flatMap(([path, text]) => (mayDefine(path) ? [definitionsIn(text)] : []))
      return beside.flatMap((defined) => defined.get(name) ?? [])
    },
    isKnown(name) {
      known ??= new Set(files.flatMap(({ before }) => [...variableNames(before.text), ...tokenFunctions(before.text)]))
      return known.has(name)
    },
    isLookedUp: (name) =>
      files.some(({ path, before }) => mayHold(before.text, path, name) && namesIn(before, path).has(name)) ||
      files.some(({ path, before }) => formatOf(path) !== null && isSelectedIn(before.text, name)),
    isHiding: (name) =>
      files.some(
        ({ path, before }) =>
          formatOf(path) !== 'code' && mayName(before.text, path, name) && hidingIn(before, path).has(name),
      ),
  }
}

const tags =
  'div|span|button|a|ul|ol|li|p|section|article|aside|main|form|input|label|select|textarea|table|tr|td|img|svg|h[1-6]'

/**
 * Whether a quoted text selects elements by this class: `container=".list"`, `{ target: '.list > a' }`. Whoever reads it, a component or a
 * library, looks the element up. Rules of style sheets stand in no quotes.
 */
function isSelectedIn(text: string, name: string): boolean {
  if (!text.includes(`.${name}`)) return false
  const selector = new RegExp(
    `(["'\`])(?:[^"'\`\\n{};]*[\\s,>+~()\\]])?(?:${tags})?\\.${name.replaceAll(/[^\w-]/g, '\\$&')}(?![\\w-])[^"'\`\\n{};]*\\1`,
  )
  return selector.test(text)
}

/** Whether the strings of a source file may hold a name: only an escape or an entity makes one read otherwise than it is spelt. */
const mayHold = (text: string, path: string, name: string): boolean =>
  formatOf(path) !== 'code' || text.includes(name) || /\\|&[#A-Za-z]/.test(text)

/** Whether a sheet in a text may speak of a class name; SCSS puts names together (`&-closed`). */
const mayName = (text: string, path: string, name: string): boolean =>
  text.includes(`.${name}`) || ((/\.scss$/i.test(path) || text.includes('scss')) && /&[-_\w]/.test(text))

const hidingIn = oncePer((side: Decoded, path: string): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const sheet of sheetsIn(side, path)) for (const name of hidingNames(sheet)) names.add(name)
  return names
})

function sheetsIn(side: Decoded, path: string): ParsedSheet[] {
  const format = formatOf(path)
  if (!isPageFormat(format)) {
    const sheet = parseSheet(format === 'scss' ? 'scss' : 'css', side.text)
    return sheet.kind === 'parsed' ? [sheet] : []
  }
  const read = readPageBefore(side, path)
  if (read.kind !== 'parsed') return []
  const { parts } = read
  const found = parts.page.parts.filter(({ kind }) => kind === 'css' || kind === 'scss').map((part) => parts.read(part))
  return found.flatMap((part) => (part.kind === 'sheet' ? [part.sheet] : []))
}

/** Nothing where the file cannot be read: then it is not judged either. */
const namesIn = oncePer((side: Decoded, path: string): ReadonlySet<string> => {
  const format = formatOf(path)
  if (!mayLookUp.test(side.text)) return new Set()
  return unlessTooDeep(() => {
    if (isPageFormat(format)) {
      const read = readPageBefore(side, path)
      return read.kind === 'parsed' ? pageLookups(read.parts.page) : new Set<string>()
    }
    const parsed = parseBefore(side, path)
    return parsed.kind === 'parsed' ? lookedUpNames(parsed) : new Set<string>()
  }, new Set<string>())
})
