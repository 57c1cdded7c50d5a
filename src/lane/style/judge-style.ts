import type { Patch } from '../../change/patch.ts'
import type { Finding, RepoFacts, Verdict } from '../lane.ts'
import { fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import type { FileJudgement, Knowledge } from './file-judgement.ts'
import { judgeCode } from './judge-code.ts'
import { judgeSheet } from './judge-sheet.ts'
import { knowledgeOf } from './knowledge.ts'
import { judgePage } from './pages/judge-page.ts'
import { finding } from './rules.ts'
import { formatOf } from './style-path.ts'

const unjudgeable = new Set(['files/too-large', 'style/unparsable', 'style/too-deep'])
const manyEdits = 10

/** Judges a patch against the style contract: repository, then each file with what all of them know together. */
export function judgeStyle(patch: Patch, facts: RepoFacts): Verdict {
  const screened = screenFiles(patch, facts)
  const knowledge = knowledgeOf(screened.files, facts)
  const judged = screened.files.map((file) => judgeFile(file, knowledge))
  const findings: Finding[] = [...screened.findings, ...judged.flatMap((file) => file.findings)]
  const edits = judged.flatMap((file) => file.edits)
  const notices = judged.flatMap((file) => file.notices)
  const path = patch[0]?.path ?? ''
  if (edits.length > facts.limits.edits) findings.push(fileFinding('files/too-many-edits', ''))
  if (findings.length === 0 && edits.length === 0) findings.push(finding('style/no-style', path, 0))
  if (findings.length > 0) {
    const isUnjudged = findings.every(({ rule }) => unjudgeable.has(rule))
    return { kind: isUnjudged ? 'unjudged' : 'refused', contract: 'style', findings }
  }
  if (edits.length > manyEdits) notices.push(finding('style/large', path, 0, `${edits.length} values`))
  return { kind: 'allowed', contract: 'style', edits, notices }
}

function judgeFile(file: TextChangeOfFile, knowledge: Knowledge): FileJudgement {
  const format = formatOf(file.path)
  if (format === 'code') return judgeCode(file, knowledge)
  if (format === 'css' || format === 'scss') return judgeSheet(file, format, knowledge)
  if (format !== null) return judgePage(file, format, knowledge)
  return { edits: [], notices: [], findings: [finding('style/format', file.path, 0)] }
}
