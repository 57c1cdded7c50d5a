import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import type { Revision } from '../../base/ids.ts'
import type { Preview } from '../../evidence/ports.ts'
import { Previews } from './previews.ts'

const open: Previews[] = []
afterEach(async () => {
  for (const previews of open.splice(0)) await previews.close()
})

/** Previews of revisions named `commit of files`, with what was started and what was ended. */
function previewsOf() {
  const started: string[] = []
  const ended: string[] = []
  const previews = new Previews(
    async (revision) => revision.split(' of ')[1] ?? revision,
    async (revision) => {
      started.push(revision)
      const exit = Promise.withResolvers<never>()
      const preview = { url: `http://127.0.0.1/${started.length}`, exited: exit.promise } as Pick<
        Preview,
        'url' | 'exited'
      >
      return {
        ...(preview as Preview),
        stop: async () => void ended.push(revision),
        remove: async () => {},
      }
    },
  )
  open.push(previews)
  return { started, ended, urlOf: (revision: string) => previews.use(revision as Revision, async (url) => url) }
}

it('revisions with the same files share one preview: a merge is shown by that of the merged change', async () => {
  const { started, urlOf } = previewsOf()

  const [change, merge] = [await urlOf('change of x'), await urlOf('merge of x')]

  expect(merge).toBe(change)
  expect(started).toEqual(['change of x'])
})

it('two who need a preview at the same time wait for one start', async () => {
  const { started, urlOf } = previewsOf()

  await Promise.all([urlOf('one of x'), urlOf('two of x'), urlOf('three of y')])

  expect(started).toEqual(['one of x', 'three of y'])
})

it('the one that was used longest ago is ended when there are more than four', async () => {
  const { ended, urlOf } = previewsOf()

  for (const revision of ['1 of a', '1 of b', '1 of c', '1 of d', '2 of a', '1 of e']) {
    await urlOf(revision)
    // The clock tells which was used last only when it has moved on.
    await sleep(2)
  }

  await vi.waitFor(() => expect(ended).toEqual(['1 of b']))
})
