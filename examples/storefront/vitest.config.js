import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  cacheDir: '.cache/vitest',
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost/' } },
    // Every test cleans up after itself, so the files may share a worker: half the time.
    isolate: false,
    // Its default place is a node_modules beside this file, which need not exist.
    fsModuleCache: false,
  },
});
