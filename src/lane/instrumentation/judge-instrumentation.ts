import type { Patch } from '../../change/patch.ts'
import { isCodePath } from '../code/parse-code.ts'
import type { AdmittedEdit, Finding, RepoFacts, Verdict } from '../lane.ts'
import { fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import { type FileJudgement, judgeCode } from './judge-code.ts'
import { judgePlan } from './judge-plan.ts'
import { finding } from './rules.ts'
import { basePlan, readPlan } from './tracking-plan.ts'

const unjudgeable = new Set(['files/too-large', 'instrumentation/unparsable', 'instrumentation/too-deep'])

/** Judges a patch against the instrumentation contract: repository, tracking plan, then each file against the plan after it. */
export function judgeInstrumentation(patch: Patch, facts: RepoFacts): Verdict {
  const screened = screenFiles(patch, facts)
  const findings: Finding[] = [...screened.findings]
  const edits: AdmittedEdit[] = []
  const notices: Finding[] = []
  for (const judged of judgeFiles(screened.files, facts)) {
    findings.push(...judged.findings)
    edits.push(...judged.edits)
    notices.push(...judged.notices)
  }
  if (edits.length > facts.limits.edits) findings.push(fileFinding('files/too-many-edits', ''))
  if (findings.length === 0 && edits.length === 0)
    findings.push(finding('instrumentation/nothing', patch[0]?.path ?? '', 0))
  if (findings.length === 0) return { kind: 'allowed', contract: 'instrumentation', edits, notices }
  const isUnjudged = findings.every(({ rule }) => unjudgeable.has(rule))
  return { kind: isUnjudged ? 'unjudged' : 'refused', contract: 'instrumentation', findings }
}

function judgeFiles(files: readonly TextChangeOfFile[], facts: RepoFacts): FileJudgement[] {
  const refuse = (rule: string, path: string): FileJudgement => ({
    edits: [],
    notices: [],
    findings: [finding(rule, path, 0)],
  })
  const { track } = facts
  if (track === null) return files.slice(0, 1).map(({ path }) => refuse('instrumentation/no-plan', path))
  const changed = files.find(({ path }) => path === track.plan)
  const plan = changed === undefined ? basePlan(facts) : readPlan(track.plan, changed.after.text)
  return files.map((file) => {
    if (file === changed) return judgePlan(file)
    if (!isCodePath(file.path)) return refuse('instrumentation/format', file.path)
    // The module that sends the events is code of its own: nothing in it is a call from outside.
    if (file.path === track.module) return refuse('instrumentation/structure', file.path)
    return plan === null ? refuse('instrumentation/no-plan', file.path) : judgeCode(file, track, plan)
  })
}
