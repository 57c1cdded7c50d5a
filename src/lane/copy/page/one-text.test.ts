import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCases } from '../../case-suite.ts'
import { defaultFacts } from '../../default-facts.ts'
import { readHtml } from '../formats/html/read-html.ts'
import { readSvelte } from '../formats/svelte/read-svelte.ts'
import { readVue } from '../formats/vue/read-vue.ts'
import { judgePage, judgeTrees } from './judge-page.ts'
import { oneText } from './one-text.ts'

const readers = { html: readHtml, vue: readVue, svelte: readSvelte }
const files = ['../cases', ...Object.keys(readers).map((name) => `../formats/${name}/own-cases`)]
  .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'copy'))
  .flatMap(({ patch }) => patch)
  .flatMap(({ path, before }) => {
    const name = /\.(html|vue|svelte)$/.exec(path)?.[1] as keyof typeof readers | undefined
    const text = Buffer.from(before ?? []).toString()
    const read = name && readers[name]
    const parsed = read?.(text, defaultFacts)
    return read && parsed?.kind === 'parsed' ? [{ path, text, read, page: parsed.page }] : []
  })

test('a page that is known without parsing is judged like one that is parsed', () => {
  const typed = fc.array(
    fc.constantFrom(
      ...'abc Zé.,!-\'"`$}{&;:\n/*😀<>=%@#',
      'Save',
      'value',
      ' ',
      '\n\t',
      '{{ a }}',
      '&amp;',
      'https://a.example',
    ),
    { maxLength: 4 },
  )
  let seen = 0
  fc.assert(
    fc.property(
      fc.nat(files.length - 1),
      fc.nat(1_000_000),
      fc.nat(12),
      typed,
      fc.boolean(),
      (at, where, cut, words, inText) => {
        const { path, text, read, page } = files[at] as (typeof files)[number]
        const texts = page.texts
        const range = inText ? texts[where % Math.max(1, texts.length)]?.inner : undefined
        const start = range ? range.start + (where % (range.end - range.start + 1)) : where % text.length
        const after = text.slice(0, start) + words.join('') + text.slice(start + cut)
        if (after === text || oneText(page, text, after) === null) return
        seen++
        const change = { path, before: { text, bom: 0 as const }, after: { text: after, bom: 0 as const } }

        const quick = judgePage(change, defaultFacts, read)
        const slow = judgeTrees(change, page, defaultFacts, read)

        expect(quick).toEqual(slow)
      },
    ),
    { numRuns: 6_000 },
  )
  expect(seen).toBeGreaterThan(300)
})
