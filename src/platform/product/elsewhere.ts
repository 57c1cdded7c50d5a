import type { Revision } from '../../base/ids.ts'
import type { Occurrence } from '../../change/change.ts'
import { visiblePiece } from '../../evidence/visible-pieces.ts'
import { blastRadius, type OccurrenceGroup, occurrenceGroups } from '../../lane/blast-radius.ts'
import { readFileAt } from '../git/index.ts'
import { runGit } from '../git/run-git.ts'
import type { ConnectedProduct } from './connected-product.ts'

const kinds: Readonly<Record<OccurrenceGroup, Occurrence['kind']>> = {
  tests: 'test',
  stories: 'story',
  code: 'code',
  locales: 'locale',
  docs: 'docs',
  mails: 'mail',
}

const mostFiles = 200
const mostOccurrences = 60

/** Where else in a revision these whole texts stand. Candidates are found by git, then read; bounded, because a word like "OK" is everywhere. */
export async function elsewhere(
  product: ConnectedProduct,
  revision: Revision,
  texts: readonly string[],
  except: readonly string[],
): Promise<readonly Occurrence[]> {
  const found: Occurrence[] = []
  for (const text of texts) {
    const paths = await filesHolding(product, revision, text)
    const files = await Promise.all(
      paths
        .filter((path) => !except.includes(path))
        .slice(0, mostFiles)
        .map((path) => fileAt(product, revision, path)),
    )
    const { groups } = blastRadius(
      text,
      files.filter((file) => file !== null),
    )
    for (const group of occurrenceGroups)
      found.push(...groups[group].map(({ path, line, excerpt }) => ({ path, line, kind: kinds[group], text: excerpt })))
    if (found.length > mostOccurrences) break
  }
  return found.slice(0, mostOccurrences)
}

/** Files of a revision in which a text may stand, found by git on its longest plain run of words. */
export async function filesHolding(product: ConnectedProduct, revision: Revision, text: string): Promise<string[]> {
  const piece = longestRun(visiblePiece(text))
  if (piece.length < 2) return []
  const { repository } = await product.mirror()
  const { stdout } = await runGit(['grep', '-l', '-z', '-I', '-F', '-i', '-e', piece, revision], {
    gitDir: repository.gitDir,
    answers: [0, 1],
  })
  return stdout
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((line) => line.slice(line.indexOf(':') + 1))
}

/** Source may wrap lines and write quotes as entities: what is searched for is the longest run that has neither. */
const longestRun = (text: string): string =>
  text
    .split(/[^\p{L}\p{N} ,.:-]+/u)
    .map((run) => run.trim())
    .reduce((longest, run) => (run.length > longest.length ? run : longest), '')
    .split(' ')
    .slice(0, 3)
    .join(' ')

async function fileAt(product: ConnectedProduct, revision: Revision, path: string) {
  const { repository } = await product.mirror()
  const bytes = await readFileAt(repository, revision, path)
  return bytes && bytes.length < 2_000_000 ? { path, text: new TextDecoder().decode(bytes) } : null
}
