import type { Patch } from '../../change/patch.ts'
import { isModulePath } from '../code/module-path.ts'
import { isCodePath, type ParsedCode } from '../code/parse-code.ts'
import { TooDeep } from '../code/syntax.ts'
import type { AdmittedEdit, Finding, FlagRules, RepoFacts, Verdict } from '../lane.ts'
import { type AddedFile, fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import { baseFlags, isFlagFormat, isOff, readFlagFile } from './flag-file/flag-file.ts'
import { unseen } from './hidden-characters.ts'
import { quietPackages } from './imports.ts'
import { entryOf, type FlagsOfPatch, flagsOfPatch, isOffThroughout, judgeFlagFile } from './judge-flag-file.ts'
import { judgeModule, lazyImports, type ModuleJudgement } from './judge-module.ts'
import {
  judgeSource,
  type KeyFault,
  type KeyValues,
  readSource,
  type SourceChange,
  type SourceJudgement,
} from './judge-source.ts'
import { lineThere } from './line-there.ts'
import { looseEnds } from './loose-ends.ts'
import { displaced } from './new-place.ts'
import { finding } from './rules.ts'

const unjudgeable = new Set(['files/too-large', 'flagged/unparsable', 'flagged/too-deep'])
const isModule = (path: string): boolean => /\.[jt]sx?$/.test(path) && !/\.d\.ts$/.test(path)
const isSheet = (path: string): boolean => /\.css$/i.test(path)

/** Judges a patch against the flagged contract: with the flags off it is the program of the base. */
export function judgeFlagged(patch: Patch, facts: RepoFacts): Verdict {
  const rules = facts.flag
  const screened = screenFiles(patch, facts, {
    allowsNew: (path) => isModule(path) || isSheet(path),
    named: rules === null ? [] : [rules.file],
  })
  const judged = rules === null ? notConfigured : judgeFiles(screened.files, screened.added, rules, facts)
  const findings = [...screened.findings, ...judged.findings]
  if (judged.edits.length > facts.limits.edits) findings.push(fileFinding('files/too-many-edits', ''))
  if (findings.length === 0 && judged.edits.length === 0)
    findings.push(finding('flagged/no-guard', patch[0]?.path ?? '', 0))
  if (findings.length === 0)
    return { kind: 'allowed', contract: 'flagged', edits: judged.edits, notices: judged.notices }
  const isUnjudged = findings.every(({ rule }) => unjudgeable.has(rule))
  return { kind: isUnjudged ? 'unjudged' : 'refused', contract: 'flagged', findings }
}

const refused = (...findings: Finding[]): SourceJudgement => ({ findings, edits: [], notices: [] })
const notConfigured = refused(finding('flagged/not-configured', '', 0))

function judgeFiles(
  files: readonly TextChangeOfFile[],
  added: readonly AddedFile[],
  rules: FlagRules,
  facts: RepoFacts,
): SourceJudgement {
  const flagFile = files.find(({ path }) => path === rules.file)
  const flags = readFlags(flagFile, rules, facts)
  if (flags === null) return refused(finding('flagged/flag-file', rules.file, 0))
  try {
    return judgeTogether(files, added, rules, flags, facts.names)
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError)
      return refused(finding('flagged/too-deep', files[0]?.path ?? '', 0))
    throw error
  }
}

function readFlags(change: TextChangeOfFile | undefined, rules: FlagRules, facts: RepoFacts): FlagsOfPatch | null {
  if (!isFlagFormat(rules.file)) return null
  const before = change === undefined ? baseFlags(facts, rules) : readFlagFile(rules.file, change.before.text)
  const after = change === undefined ? before : readFlagFile(rules.file, change.after.text)
  return before === null || after === null ? null : flagsOfPatch(rules.file, before, after)
}

function judgeTogether(
  files: readonly TextChangeOfFile[],
  added: readonly AddedFile[],
  rules: FlagRules,
  flags: FlagsOfPatch,
  names: readonly string[] | null,
): SourceJudgement {
  const findings: Finding[] = []
  const edits: AdmittedEdit[] = []
  const notices: Finding[] = []
  if (files.some(({ path }) => path === rules.file)) {
    const judged = judgeFlagFile(flags)
    findings.push(...judged.findings)
    edits.push(...judged.edits)
  }
  const sources: SourceChange[] = []
  for (const file of files) {
    if (file.path === rules.file) continue
    if (!isCodePath(file.path)) findings.push(finding('flagged/format', file.path, 0))
    else if (file.path === rules.module) findings.push(finding('flagged/outside', file.path, 0, 'it reads the flags'))
    else {
      const read = readSource(file, rules)
      if ('rule' in read) findings.push(read)
      else sources.push(read)
    }
  }
  const keyFault: KeyFault = (key) => {
    const entry = entryOf(flags.after, key)
    if (entry === null) return flags.ended.has(key) ? 'flagged/left' : 'flagged/unknown-key'
    return isOff(entry.definition) && isOffThroughout(flags, key) ? null : 'flagged/default'
  }
  const isKnownHost = (host: string) => sources.some(({ before }) => before.text.includes(host))
  const modules = added.map((file) => ({
    path: file.path,
    ...judgeModule(file, rules, keyFault, names ?? [], isKnownHost),
  }))
  findings.push(...modules.flatMap((module) => module.findings))
  for (const { path, before, after } of [...sources, ...modules.map(asNew)]) {
    const says = after && unseen(before, after)
    if (says) findings.push(finding('flagged/unseen', path, 0, says))
  }
  for (const { path, source, isPackage } of modules.flatMap((module) => loadedBy(module, modules, sources, rules)))
    if (isPackage) findings.push(finding('flagged/import', path, 0, source))
    else notices.push(finding('flagged/loads', path, 0, source))
  findings.push(
    ...unreached(modules, sources),
    ...displacing(modules, sources, rules, names),
    ...looseEnds(modules, sources, names, rules),
  )
  const ended = endings(sources, flags, keyFault, modules, rules)
  findings.push(...ended.findings)
  edits.push(...ended.edits)
  notices.push(...ended.notices)
  for (const { path } of modules) {
    const says = `New file that only guarded code uses: ${path}`
    edits.push({ path, line: 1, kind: 'new-module', before: '', after: path, says })
  }
  return { findings, edits, notices }
}

export interface NewModule extends ModuleJudgement {
  readonly path: string
}

const asNew = ({ path, parsed }: NewModule) => ({ path, before: null, after: parsed })

/** What a new module loads that was not loaded for certain before: it runs with the flag off, too. */
function loadedBy(
  { path, loads }: NewModule,
  modules: readonly NewModule[],
  sources: readonly SourceChange[],
  rules: FlagRules,
): readonly { readonly path: string; readonly source: string; readonly isPackage: boolean }[] {
  const known = new Set(
    sources.flatMap(({ before }) =>
      before.program.body.flatMap((each) => (each.type === 'ImportDeclaration' ? [each.source.value] : [])),
    ),
  )
  return loads
    .filter((source) => !quietPackages.has(source) && !isModulePath(path, source, rules.module))
    .filter((source) => !modules.some((module) => isModulePath(path, source, module.path)))
    .map((source) => ({ path, source, isPackage: !/^(?:\.{1,2}\/|[@~#]\/|src\/)/.test(source) && !known.has(source) }))
    .filter(({ source, isPackage }) => isPackage || /^(?:\.{1,2}\/|[@~#]\/|src\/)/.test(source))
}

const importsOf = ({ after }: SourceChange): string[] => [
  ...after.program.body.flatMap((each) => (each.type === 'ImportDeclaration' ? [each.source.value] : [])),
  ...lazyImports(after),
]

/** New files that nothing in the patch imports: whoever takes them up is not known. */
function unreached(modules: readonly NewModule[], sources: readonly SourceChange[]): Finding[] {
  if (modules.length === 0) return []
  const reached = new Set<NewModule>()
  const reach = (path: string, imports: readonly string[]): void => {
    for (const module of modules)
      if (!reached.has(module) && imports.some((each) => isModulePath(path, each, module.path))) {
        reached.add(module)
        reach(module.path, module.imports)
      }
  }
  for (const source of sources) reach(source.path, importsOf(source))
  return modules.filter((module) => !reached.has(module)).map(({ path }) => finding('flagged/unreached', path, 0))
}

const bareImports = (sources: readonly SourceChange[]): Set<string> =>
  new Set([
    ...quietPackages,
    ...sources
      .flatMap(({ before }) => importSources(before))
      .filter((each) => /^(?:@[a-z][\w.-]*\/)?[a-z]/i.test(each)),
  ])

const importSources = ({ program }: ParsedCode): string[] =>
  program.body.flatMap((each) => ('source' in each && each.source ? [each.source.value] : []))

/** New files that an import of the base may find from now on, or that somebody who lists files takes up. */
function displacing(
  modules: readonly NewModule[],
  sources: readonly SourceChange[],
  rules: FlagRules,
  names: readonly string[] | null,
): Finding[] {
  if (modules.length === 0) return []
  const packages = bareImports(sources)
  const lists = sources.some(({ before }) => /\bimport\.meta\.glob|\brequire\.context\b/.test(before.text))
  return modules.flatMap(({ path }) => {
    const found =
      names === null ? 'which files there are is not known' : displaced(path, [...names, rules.module], packages)
    if (found !== null)
      return [finding('flagged/route', path, 0, `an import that stood there may now find this: ${found}`)]
    const answers = sources.some(({ path: from, before }) =>
      importSources(before).some((source) => isModulePath(from, source, path)),
    )
    if (answers) return [finding('flagged/route', path, 0, 'an import that stood there now finds this file')]
    return lists ? [finding('flagged/route', path, 0, 'a file of the patch loads files by a pattern')] : []
  })
}

/** How many flags may end in one patch: each way in which they may end is tried. */
const maxEnded = 4

/** Judges the sources for each way in which the ended flags may have ended, and takes the one that explains most. */
function endings(
  sources: readonly SourceChange[],
  flags: FlagsOfPatch,
  keyFault: KeyFault,
  modules: readonly NewModule[],
  rules: FlagRules,
): SourceJudgement {
  const ended = [...flags.ended]
  const unread = ended.filter((key) => !sources.some((each) => each.readsBefore.reads.some((read) => read.key === key)))
  if (ended.length > maxEnded) return refused(finding('flagged/flag-changed', flags.path, 0, 'too many flags end'))
  if (unread.length > 0) return refused(...unread.map((key) => finding('flagged/ended', flags.path, 0, key)))
  let best: { readonly judged: SourceJudgement; readonly values: ReadonlyMap<string, boolean> } | null = null
  for (let ways = 0; ways < 2 ** ended.length; ways++) {
    const values = new Map(ended.map((key, index) => [key, (ways & (1 << index)) === 0]))
    const judged = judgeAll(sources, flags, values, keyFault, modules, rules)
    if (best === null || judged.findings.length < best.judged.findings.length) best = { judged, values }
    if (judged.findings.length === 0) break
  }
  if (best === null) return refused()
  const { judged, values } = best
  return {
    findings: judged.findings,
    edits: [...endEdits(sources, values), ...judged.edits],
    notices: [...judged.notices, ...endNotices(flags, values)],
  }
}

function judgeAll(
  sources: readonly SourceChange[],
  flags: FlagsOfPatch,
  ended: ReadonlyMap<string, boolean>,
  keyFault: KeyFault,
  modules: readonly NewModule[],
  rules: FlagRules,
): SourceJudgement {
  const off = (key: string): false | null => (isOffThroughout(flags, key) ? false : null)
  const values: KeyValues = {
    before: (key) => ended.get(key) ?? off(key),
    after: (key) => (ended.has(key) ? null : off(key)),
    isEnded: (key) => key !== null && ended.has(key),
  }
  const judged = sources.map((source) =>
    judgeSource(
      source,
      values,
      keyFault,
      (from) => modules.some((module) => isModulePath(source.path, from, module.path)),
      (from) => isModulePath(source.path, from, rules.module),
    ),
  )
  const left = sources.flatMap(({ path, readsAfter }) =>
    readsAfter.reads.filter(({ key }) => ended.has(key)).map(({ key }) => finding('flagged/left', path, 0, key)),
  )
  return {
    findings: [...left, ...judged.flatMap((each) => each.findings)],
    edits: judged.flatMap((each) => each.edits),
    notices: judged.flatMap((each) => each.notices),
  }
}

function endEdits(sources: readonly SourceChange[], ended: ReadonlyMap<string, boolean>): AdmittedEdit[] {
  return sources.flatMap(({ path, before, after, readsBefore }) =>
    [...ended].flatMap(([key, value]): AdmittedEdit[] => {
      const places = readsBefore.reads.filter((read) => read.key === key)
      const first = places[0]
      if (first === undefined) return []
      const to = value ? 'on' : 'off'
      const says = `Flag ${key} ends as ${to}${places.length > 1 ? ` in ${places.length} places` : ''}`
      const line = lineThere(before.text, first.node.start, after.text)
      return [{ path, line, kind: 'flag-end', before: key, after: to, says }]
    }),
  )
}

function endNotices(flags: FlagsOfPatch, ended: ReadonlyMap<string, boolean>): Finding[] {
  return [...ended].flatMap(([key, value]) => {
    const wasOff = isOff(entryOf(flags.before, key)?.definition)
    return [
      finding('flagged/other-uses', flags.path, 0, key),
      ...(wasOff === value ? [finding('flagged/ends-otherwise', flags.path, 0, key)] : []),
    ]
  })
}
