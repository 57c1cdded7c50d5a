import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { contractNames } from '../../src/lane/lane.ts'

const {
  FAIRWAY_MUTANT_OF: changedFile,
  FAIRWAY_MUTANT: changedText = '',
  FAIRWAY_MUTANT_CONTRACT: contract,
} = process.env

/** The tests beside the kernel without those of its cases, run against one changed module. */
export default defineConfig({
  plugins: [
    {
      name: 'changed-module',
      enforce: 'pre',
      load: (id) => (id === changedFile ? readFileSync(changedText, 'utf8') : undefined),
    },
  ],
  test: {
    environment: 'node',
    include: ['src/lane/**/*.test.ts', 'src/executor/**/*.test.ts'],
    exclude: [
      'src/lane/**/{cases,own-cases}/**',
      'src/lane/**/{told,listings}.test.ts',
      'src/lane/{contracts,classify}.test.ts',
      // How a patch is written is told by git, not by a judge.
      'src/executor/write-patch.test.ts',
      ...contractNames.filter((name) => name !== contract && name !== 'code').map((name) => `src/lane/${name}/**`),
    ],
    // What is kept on the disk is found by the file alone, which does not change: no change would ever be run.
    fsModuleCache: false,
    pool: 'threads',
    isolate: false,
    setupFiles: [join(import.meta.dirname, 'same-inputs.ts')],
    testTimeout: 60_000,
  },
})
