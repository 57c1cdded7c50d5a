import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const rows = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \*\*/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !/(^|\/)(cases|own-cases)\//.test(path))
  .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
  .join('\n')

const isExported = (name: string): boolean =>
  new RegExp(
    `^export (?:declare )?(?:abstract )?(?:interface|type|class|const|(?:async )?function\\*?) ${name}\\b`,
    'm',
  ).test(source)

describe('GLOSSARY.md', () => {
  test('gives each term one meaning and at least one name in the code', () => {
    const terms = rows.map(([, term]) => term)

    expect(rows.length).toBeGreaterThan(20)
    expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([])
    expect(rows.filter(([, , meaning, name]) => !meaning || !/`\w+`/.test(name ?? '')).map(([, term]) => term)).toEqual(
      [],
    )
  })

  test('names only what is exported under src', () => {
    const names = rows.flatMap(([, , , name]) => [...(name ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''))

    expect(names.filter((name) => !isExported(name))).toEqual([])
  })
})
