import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Mutant } from './mutate.ts'

const root = join(import.meta.dirname, '../..')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const config = join(import.meta.dirname, 'vitest.config.ts')
const options = ['--config', config, '--bail=1', '--reporter=dot', '--passWithNoTests']

/** A run without any change ends in a third of it. */
const longEnoughMs = 300_000

/** The test that is named like a changed file: it ends in a second or two. Or all the others. */
export type Which = 'own test' | 'other tests'

/**
 * Whether tests beside the kernel fail with a change that no case notices: `vitest.config.ts` chooses them and hands them the
 * changed module in place of its file, which nobody touches.
 *
 * @param mutant `null`: nothing is changed, and all are run
 * @param contract whose tests are run with those of what all contracts share
 */
export async function noticedByTests(mutant: Mutant | null, contract: string, which: Which): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-mutant-'))
  try {
    const changed = join(folder, 'changed.ts')
    await writeFile(changed, mutant?.source ?? '')
    const fails = async (...which: string[]): Promise<boolean> => {
      const run = spawn(process.execPath, [vitest, 'run', ...options, ...which], {
        cwd: root,
        stdio: 'ignore',
        env: {
          ...process.env,
          FAIRWAY_MUTANT_OF: mutant?.file ?? '',
          FAIRWAY_MUTANT: changed,
          FAIRWAY_MUTANT_CONTRACT: contract,
        },
      })
      const timer = setTimeout(() => run.kill('SIGTERM'), longEnoughMs)
      const [code] = await once(run, 'exit')
      clearTimeout(timer)
      return code !== 0
    }
    if (mutant === null) return await fails()
    const own = relative(root, mutant.file).replace(/\.ts$/, '.test.ts')
    return await (which === 'own test' ? fails(own) : fails('--exclude', own))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
