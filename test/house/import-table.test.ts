import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { harmlessModules, importTable, pureFolders } from './import-table.ts'

const root = join(import.meta.dirname, '../..')
const src = join(root, 'src')

const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)))
  .filter((path) => !/(^|\/)(cases|own-cases)\//.test(path) && !/-suite\.ts$/.test(path))

const folderOf = (path: string): string =>
  path.includes('/') ? (path.split('/')[0] as string) : path.replace('.ts', '')

function importsOf(path: string): { readonly to: string; readonly ours: boolean }[] {
  const text = readFileSync(join(src, path), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import '([^']+)'/g,
  )
  return [...found].map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? ''
    if (!to.startsWith('.')) return { to, ours: false }
    return { to: folderOf(relative(src, join(src, path, '..', to))), ours: true }
  })
}

describe('the import table', () => {
  test.each(Object.keys(importTable))('%s imports only what its row allows', (folder) => {
    const row = importTable[folder]
    const wrong = sources
      .filter((path) => folderOf(path) === folder)
      .flatMap((path) =>
        importsOf(path)
          .filter(({ to, ours }) => ours && to !== folder && to !== 'base' && !row?.may.includes(to))
          .map(({ to }) => `${path} imports ${to}`),
      )

    expect(wrong).toEqual([])
  })

  test('every folder under src has a row', () => {
    const folders = new Set(sources.map(folderOf))

    expect([...folders].filter((folder) => !(folder in importTable))).toEqual([])
  })

  test('no pure folder imports a module that touches the world', () => {
    const wrong = sources
      .filter((path) => pureFolders.includes(folderOf(path)))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ to, ours }) => !ours && to.startsWith('node:') && !harmlessModules.includes(to))
          .map(({ to }) => `${path} imports ${to}`),
      )

    expect(wrong).toEqual([])
  })

  test('no pure folder reads the clock or throws dice', () => {
    const wrong = sources
      .filter((path) => pureFolders.includes(folderOf(path)))
      .filter((path) =>
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bperformance\.now\(/.test(
          readFileSync(join(src, path), 'utf8'),
        ),
      )

    expect(wrong).toEqual([])
  })

  test('ARCHITECTURE.md prints the table as it is', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    const missing = Object.entries(importTable)
      .map(([folder, { may, because }]) => `| ${folder} | ${may.join(', ') || '–'} | ${because} |`)
      .filter((line) => !text.includes(line))

    expect(missing).toEqual([])
  })
})
