import { defineConfig } from 'vitest/config'
import { WaitingFirst } from './test/support/waiting-first.ts'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'examples/**', 'src/lane/**/cases/**', 'src/lane/**/own-cases/**', '**/dist/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // Processes, not threads: tests start real databases, browsers and git, and one of them must be able to crash alone.
    pool: 'forks',
    // One more than the processors of a small machine: whoever waits for a server or a browser leaves his to the others.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    // Generous: a busy machine is no failure, and what hangs is ended all the same.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
