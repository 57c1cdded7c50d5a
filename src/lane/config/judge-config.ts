import type { Patch } from '../../change/patch.ts'
import type { AdmittedEdit, Finding, RepoFacts, Verdict } from '../lane.ts'
import { fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import { type ConfigChange, changedValues, type ValueChange } from './changed-values.ts'
import { pointerOf } from './config-document.ts'
import { keepsDates } from './domain/dates.ts'
import type { FileRule } from './domain/domain-rule.ts'
import { secondEnvironment } from './domain/environments.ts'
import { keepsIdentity } from './domain/identity.ts'
import { killSwitchFaults } from './domain/kill-switches.ts'
import { layerOverlaps } from './domain/layers.ts'
import { prerequisiteCircles } from './domain/prerequisites.ts'
import { risesInSteps } from './domain/rollout.ts'
import { isPattern, targetsSome } from './domain/targeting.ts'
import { namesVariations } from './domain/variations.ts'
import { sharesOutTheWhole } from './domain/weights.ts'
import { finding } from './rules.ts'
import { schemaAnswer } from './schema-check.ts'
import { valueFault } from './screen-value.ts'
import { changeSays } from './sentence.ts'
import { spellingFault } from './value-spelling.ts'
import { valueMatcher, withValuePaths } from './values-list.ts'

const unjudgeable = new Set(['files/too-large', 'config/unparsable', 'config/too-deep'])
const fileRules: readonly FileRule[] = [keepsIdentity, risesInSteps, namesVariations, targetsSome]

/** Judges a patch against the config contract: files, bytes, single values, what each file means, and what they mean together. */
export function judgeConfig(patch: Patch, all: RepoFacts): Verdict {
  const facts = withValuePaths(all)
  const screened = screenFiles(patch, facts)
  const findings: Finding[] = [...screened.findings]
  const notices: Finding[] = []
  const files: ConfigChange[] = []
  for (const file of screened.files) {
    const compared = ruleFileFinding(file, facts) ?? changedValues(file)
    if ('rule' in compared) findings.push(compared)
    else files.push(compared)
  }
  const count = files.reduce((sum, { changes }) => sum + changes.length, 0)
  // What is refused for its number is not looked at one by one: some rules ask about everything beside a value.
  if (count > facts.limits.edits) findings.push(fileFinding('files/too-many-edits', ''))
  const isListed = valueMatcher(facts.values)
  for (const file of count > facts.limits.edits ? [] : files) {
    const own = file.changes.flatMap((change) => singleFindings(file, change, isListed))
    // A value of another type or out of its place makes no sense to the rules of the domain.
    const deeper = own.length > 0 ? [] : domainFindings(file, facts, notices)
    findings.push(...own, ...deeper)
  }
  if (findings.length === 0) findings.push(...patchFindings(files))
  const edits = files.flatMap((file) => file.changes.map((change) => admitted(file, change)))
  if (findings.length === 0 && edits.length === 0) findings.push(finding('config/no-change', patch[0]?.path ?? '', 0))
  if (findings.length === 0) return { kind: 'allowed', contract: 'config', edits, notices }
  const isUnjudged = findings.every(({ rule }) => unjudgeable.has(rule))
  return { kind: isUnjudged ? 'unjudged' : 'refused', contract: 'config', findings }
}

/** The files by which the lane itself is judged never change in it, whatever its globs say. */
function ruleFileFinding({ path }: TextChangeOfFile, facts: RepoFacts): Finding | null {
  return path === facts.schema ? finding('config/rule-file', path, 0) : null
}

function singleFindings(
  file: ConfigChange,
  change: ValueChange,
  isListed: (path: ValueChange['after']['path']) => boolean,
) {
  const { before, after, line } = change
  const at = pointerOf(after.path) || 'the whole file'
  if (!isListed(after.path)) return [finding('config/not-listed', file.path, line, at)]
  const fault = spellingFault(change)
  if (fault !== null) return [finding(fault.rule, file.path, line, `${at}: ${fault.detail}`)]
  if (before.value === after.value) return [finding('config/no-change', file.path, line, at)]
  const screened = valueFault(change, isPattern(file.before.root, before.path))
  return screened === null ? [] : [finding(screened.rule, file.path, line, screened.detail)]
}

function domainFindings(file: ConfigChange, facts: RepoFacts, notices: Finding[]): Finding[] {
  if (file.changes.length === 0) return []
  const faults = [
    ...fileRules.flatMap((rule) => rule(file)),
    ...sharesOutTheWhole(file, facts.schema !== null),
    ...keepsDates(file, facts.asOf),
  ]
  const findings = faults.map(({ rule, line, detail }) => finding(rule, file.path, line, detail))
  const [first] = file.changes
  const schema = schemaAnswer(file, facts)
  if (schema.kind === 'missing') findings.push(finding('config/schema-missing', file.path, 0, schema.detail))
  if (schema.kind === 'broken') {
    const line = file.changes.find(({ after }) => pointerOf(after.path) === schema.pointer)?.line ?? first?.line ?? 0
    findings.push(finding('config/schema', file.path, line, schema.detail))
  }
  if (schema.kind === 'broken-before') notices.push(finding('config/schema-before', file.path, 0, schema.detail))
  const shares = file.changes.find(({ after }) => after.path.at(-1) === 'weight')
  if (shares !== undefined) notices.push(finding('config/reassigns', file.path, shares.line))
  return findings
}

/** What only all files of a patch together show. */
function patchFindings(files: readonly ConfigChange[]): Finding[] {
  const second = secondEnvironment(files)
  const found = [
    ...(second === null ? [] : [{ rule: 'config/environments', ...second }]),
    ...killSwitchFaults(files).map((fault) => ({ rule: 'config/kill-switch', ...fault })),
    ...prerequisiteCircles(files).map((fault) => ({ rule: 'config/prerequisites', ...fault })),
    ...layerOverlaps(files).map((fault) => ({ rule: 'config/layers', ...fault })),
  ]
  return found.map(({ rule, file, line, detail }) => finding(rule, file.path, line, detail))
}

function admitted(file: ConfigChange, { before, after, line }: ValueChange): AdmittedEdit {
  const kind = kindOf(after)
  const says = changeSays(file.after.root, before, after)
  return { path: file.path, line, kind, before: String(before.value), after: String(after.value), says }
}

/** What a value is, in a word for people. */
export const kindOf = ({ value }: ValueChange['after']): string =>
  typeof value === 'boolean' ? 'switch' : typeof value === 'number' ? 'number' : 'text'
