import type { Revision } from '../../base/ids.ts'
import type { Tag } from '../../change/repository.ts'
import type { GitRepository } from './git-repository.ts'
import { runGit } from './run-git.ts'

/** All tags that name a commit, by name. */
export async function tags(repo: GitRepository): Promise<readonly Tag[]> {
  const { stdout } = await runGit(
    [
      'for-each-ref',
      '--format=%(refname:lstrip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)',
      'refs/tags',
    ],
    { gitDir: repo.gitDir },
  )
  return Buffer.from(stdout)
    .toString('utf8')
    .split('\n')
    .flatMap((line): Tag[] => {
      const [name = '', type, object, peeledType, peeled] = line.split('\0')
      if (type === 'commit') return [{ name, commit: object as Revision }]
      return peeledType === 'commit' ? [{ name, commit: peeled as Revision }] : []
    })
}
