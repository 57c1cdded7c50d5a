import { createRequire } from 'node:module';
import { dirname, resolve, sep } from 'node:path';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

// The dependencies need not lie in this folder: a check or a preview may find them in the parent folder, read-only.
// The dev server refuses to serve files outside its root, so it has to be told where the typeface really is.
const font = realpathSync(createRequire(import.meta.url).resolve('@fontsource-variable/newsreader/package.json'));
const nodeModules = font.slice(0, font.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);

export default defineConfig({
  root: here,
  plugins: [react()],
  cacheDir: resolve(here, '.cache/vite'),
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    fs: { allow: [here, nodeModules] },
    warmup: { clientFiles: ['./src/main.tsx'] },
  },
  // Everything the pages import, by name: no scan at start, and no reload when a page is first opened.
  optimizeDeps: {
    noDiscovery: true,
    include: ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', 'intl-messageformat'],
  },
});
