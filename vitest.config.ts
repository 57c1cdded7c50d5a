import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'examples/**', 'src/lane/**/cases/**', 'src/lane/**/own-cases/**', '**/dist/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // Processes, not threads: tests start real databases, browsers and git, and one of them must be able to crash alone.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
