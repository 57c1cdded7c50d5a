import { readFileSync, writeFileSync } from 'node:fs'
import { lanesFieldTable, lanesJsonSchema } from '../src/lane/lanes-json-schema.ts'

const docs = new URL('../docs/', import.meta.url)
writeFileSync(new URL('lanes.schema.json', docs), `${JSON.stringify(lanesJsonSchema(), null, 2)}\n`)

const guide = new URL('guide/lanes-file.md', docs)
const begin = '<!-- fields -->'
const end = '<!-- /fields -->'
const text = readFileSync(guide, 'utf8')
const [head, rest] = text.split(begin)
const tail = rest?.split(end)[1]
if (head === undefined || tail === undefined) throw new Error(`docs/guide/lanes-file.md has lost its ${begin} … ${end}`)
writeFileSync(guide, `${head}${begin}\n${lanesFieldTable()}\n${end}${tail}`)
