import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

// `PORT` is where the server listens; in development its API is reached through Vite, so cookies and addresses are the same.
const server = `http://127.0.0.1:${process.env.PORT ?? '4400'}`

export default defineConfig({
  root: here,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Fonts stay files: inlined they would be loaded by everyone, whatever script their product is written in.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every screen needs and seldom changes: one file that stays in the browser's cache over releases of ours.
        codeSplitting: {
          // With it the word that schemas are not to try eval: in a later file it would come after the first schema is made.
          groups: [
            { name: 'ground', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]|client[\\/]no-eval/ },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 4410, strictPort: true, proxy: { '/api': server } },
})
