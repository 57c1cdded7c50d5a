import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lanesFieldTable, lanesJsonSchema } from './lanes-json-schema.ts'

const docs = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')

test('the published JSON Schema is that of the code; `node bin/write-schemas.ts` renews it', () => {
  expect(JSON.parse(docs('lanes.schema.json'))).toEqual(JSON.parse(JSON.stringify(lanesJsonSchema())))
})

test('the guide describes every field with its default; `node bin/write-schemas.ts` renews it', () => {
  expect(docs('guide/lanes-file.md')).toContain(lanesFieldTable())
})

test('every field is described', () => {
  expect(
    lanesFieldTable()
      .split('\n')
      .slice(2)
      .filter((row) => row.split(' | ')[1]?.trim() === ''),
  ).toEqual([])
})
