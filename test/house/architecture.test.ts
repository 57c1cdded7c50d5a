import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withStates } from '../../bin/write-architecture.ts'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')

describe('ARCHITECTURE.md', () => {
  test('draws the transition table that the code has (node bin/write-architecture.ts writes it)', () => {
    expect(text).toBe(withStates(text))
  })

  test('has a line for each folder under src and for the other folders at the top', () => {
    const folders = (of: string) =>
      readdirSync(join(root, of), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        .map((entry) => `${of === '.' ? '' : `${of}/`}${entry.name}/`)
    const wanted = [...folders('src'), ...folders('.').filter((folder) => folder !== 'src/')]

    expect(wanted.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([])
  })

  test('speaks of no file that is not there', () => {
    const named = [...text.matchAll(/`((?:src|bin|test|docs)\/[\w./-]+\.\w+)`/g)].map((match) => match[1] ?? '')

    expect(named.filter((path) => !readable(path))).toEqual([])
  })
})

function readable(path: string): boolean {
  try {
    return readFileSync(join(root, path)).length > 0
  } catch {
    return false
  }
}
