import type { Patch } from '../../change/patch.ts'
import type { AdmittedEdit, Finding, RepoFacts, Verdict } from '../lane.ts'
import { fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import { oncePer } from '../source/once-per.ts'
import { isCompanionPath } from './companion-path.ts'
import { type FileJudgement, type KeyMove, nothingIn } from './file-judgement.ts'
import { formatOf } from './formats.ts'
import { judgeCompanion } from './judge-companion.ts'
import { isCataloguePath } from './locale-path.ts'
import { finding } from './rules.ts'
import { judgeKeyMoves } from './sentence-keys.ts'

const unjudgeable = new Set(['files/too-large', 'copy/unparsable', 'copy/too-deep'])

/** Judges a patch against the copy contract: repository, then each file, then what only the files together can show. */
export function judgeCopy(patch: Patch, facts: RepoFacts): Verdict {
  const screened = screenFiles(patch, facts)
  const findings: Finding[] = [...screened.findings]
  const { product = [], companion = [] } = Object.groupBy(screened.files, ({ path }) =>
    isCompanionPath(path) ? 'companion' : 'product',
  )
  const known = withCatalogues(product, facts)
  const judged = product.map((file) => judgeFile(file, known))
  findings.push(...judged.flatMap((file) => file.findings))
  const edits: AdmittedEdit[] = judged.flatMap((file) => file.edits)
  const moves: KeyMove[] = judged.flatMap((file) => file.keyMoves)
  const moved = judgeKeyMoves(moves, judged)
  findings.push(...moved.findings)
  edits.push(...moved.edits)
  // A translation that comes where none was replaces nothing that a test could follow.
  const followed = edits.filter(({ before }) => before !== '')
  const companions = companion.map((file) => judgeCompanion(file, followed, facts))
  findings.push(...companions.flatMap((file) => file.findings))
  const all = [...edits, ...companions.flatMap((file) => file.edits)]
  if (all.length > facts.limits.edits) findings.push(fileFinding('files/too-many-edits', ''))
  if (findings.length === 0 && edits.length === 0) findings.push(finding('copy/no-text', patch[0]?.path ?? '', 0))
  if (findings.length === 0)
    return {
      kind: 'allowed',
      contract: 'copy',
      edits: all,
      notices: [...judged.flatMap((file) => file.notices), ...moved.notices],
    }
  const isUnjudged = findings.every(({ rule }) => unjudgeable.has(rule))
  return { kind: isUnjudged ? 'unjudged' : 'refused', contract: 'copy', findings }
}

/**
 * What the patch itself shows of the base: catalogues that differ in their language alone hold each other's originals. Facts
 * stay the same value where there are none, so that what was judged before is known.
 */
function withCatalogues(files: readonly TextChangeOfFile[], facts: RepoFacts): RepoFacts {
  const catalogues = files.length < 2 ? [] : files.filter(({ path }) => isCataloguePath(path))
  if (catalogues.length < 2) return facts
  const before = Object.fromEntries(catalogues.map((file) => [file.path, file.before.text]))
  return { ...facts, files: { ...facts.files, ...before } }
}

const judgeFile = oncePer((file: TextChangeOfFile, facts: RepoFacts): FileJudgement => {
  const format = formatOf(file.path)
  if (format) return format.judge(file, facts)
  return { ...nothingIn(file.path), findings: [finding('copy/format', file.path, 0)] }
})
