import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kill } from './kill.ts'

type Phase = Extract<Kill, { kind: 'push' }>['phase']

/*
 * The remote ends the server in the middle of its push, by hooks that fire once:
 * - refused: the server dies and the push with it, before anything landed
 * - landed: the server dies once main has moved, and never hears of it
 * - orphaned: the server dies, its push goes on without it and lands while the next server pushes the same change again
 *
 * A hook that waits ends when it is taken away.
 */
const hooks: Readonly<Record<Phase, Readonly<Record<string, string>>>> = {
  refused: {
    'pre-receive': `[ -e victim ] || exit 0
kill -9 "$(cat victim)"
rm victim
exit 1
`,
  },
  landed: {
    'post-receive': `[ -e victim ] || exit 0
kill -9 "$(cat victim)"
rm victim
`,
  },
  orphaned: {
    'pre-receive': `tip=$(git rev-parse refs/heads/main)
if [ -e victim ]; then
  kill -9 "$(cat victim)"
  rm victim
  while [ -e "$0" ] && [ ! -e second ]; do sleep 0.05; done
else
  touch second
  while [ -e "$0" ] && [ "$(git rev-parse refs/heads/main)" = "$tip" ]; do sleep 0.05; done
fi
`,
  },
}

/** @param victim process that the next push to the remote ends */
export async function armPush(remote: string, phase: Phase, victim: number): Promise<void> {
  await disarmPush(remote)
  await writeFile(join(remote, 'victim'), String(victim))
  for (const [name, body] of Object.entries(hooks[phase])) {
    const file = join(remote, 'hooks', name)
    await writeFile(file, `#!/bin/sh\n${body}`)
    await chmod(file, 0o755)
  }
}

export async function disarmPush(remote: string): Promise<void> {
  for (const name of ['hooks/pre-receive', 'hooks/post-receive', 'victim', 'second'])
    await rm(join(remote, name), { force: true })
}
