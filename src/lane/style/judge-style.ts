import type { Patch } from '../../change/patch.ts'
import { parseBefore } from '../code/parse-code.ts'
import { TooDeep } from '../code/syntax.ts'
import type { Finding, RepoFacts, Verdict } from '../lane.ts'
import { fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import type { Decoded } from '../source/decode.ts'
import { oncePer } from '../source/once-per.ts'
import { variableNames } from './css-value.ts'
import type { FileJudgement, Knowledge } from './file-judgement.ts'
import { judgeCode } from './judge-code.ts'
import { judgeSheet } from './judge-sheet.ts'
import { lookedUpNames, mayLookUp } from './looked-up.ts'
import { finding } from './rules.ts'
import { formatOf } from './style-path.ts'

const unjudgeable = new Set(['files/too-large', 'style/unparsable', 'style/too-deep'])
const manyEdits = 10

/** Judges a patch against the style contract: repository, then each file with what all of them know together. */
export function judgeStyle(patch: Patch, facts: RepoFacts): Verdict {
  const screened = screenFiles(patch, facts)
  const knowledge = knowledgeOf(screened.files)
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
  if (format !== null) return judgeSheet(file, format, knowledge)
  return { edits: [], notices: [], findings: [finding('style/format', file.path, 0)] }
}

function knowledgeOf(files: readonly TextChangeOfFile[]): Knowledge {
  const lookedUp = new Set<string>()
  for (const { path, before } of files) {
    if (formatOf(path) !== 'code') continue
    for (const name of namesIn(before, path)) lookedUp.add(name)
  }
  // Few changes use a variable, so the texts are read only for those.
  let known: ReadonlySet<string> | null = null
  const isKnown = (name: string): boolean => {
    known ??= new Set(files.flatMap(({ before }) => variableNames(before.text)))
    return known.has(name)
  }
  return { isKnown, lookedUp }
}

/** Nothing where the file cannot be read: then it is not judged either. */
const namesIn = oncePer((side: Decoded, path: string): ReadonlySet<string> => {
  if (!mayLookUp.test(side.text)) return new Set()
  const parsed = parseBefore(side, path)
  if (parsed.kind !== 'parsed') return new Set()
  try {
    return lookedUpNames(parsed)
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return new Set()
    throw error
  }
})
