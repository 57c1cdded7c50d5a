import { join } from 'node:path'
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { mdxjs } from 'micromark-extension-mdxjs'
import { expect, test } from 'vitest'
import { readWholeCases } from '../case-suite.ts'
import { type ParseText, SectionParser } from './parse-sections.ts'

const matters: ('yaml' | 'toml')[] = ['yaml', 'toml']
const extensions = [frontmatter(matters), gfm()]
const mdastExtensions = [frontmatterFromMarkdown(matters), ...gfmFromMarkdown()]
const parsers: Readonly<Record<'md' | 'mdx', ParseText>> = {
  md: (text) => ({ root: fromMarkdown(text, { extensions, mdastExtensions }), codeRead: 0 }),
  mdx: (text) => ({
    root: fromMarkdown(text, {
      extensions: [...extensions, mdxjs()],
      mdastExtensions: [...mdastExtensions, ...mdxFromMarkdown()],
    }),
    codeRead: 0,
  }),
}

/** A tree without what nobody reads: where things stand inside a tag, and the programs of expressions. */
const plainTree = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (key, value) =>
      key === 'data' ? undefined : key === 'attributes' ? JSON.stringify(value, ['name', 'value', 'type']) : value,
    ),
  )

function wholeTree(kind: keyof typeof parsers, text: string): unknown {
  try {
    return plainTree(parsers[kind](text).root)
  } catch {
    return null
  }
}

/** Lines that open something, close it, or read otherwise where something is open; those of a row belong together. */
const families: readonly (readonly string[])[] = [
  [
    'words',
    'more *words* here',
    '  words',
    'trailing  ',
    'https://example.org',
    '\\',
    'a <b>tag</b>',
    '[link](to.html)',
  ],
  ['[named]', '[named]: /to', 'a [named] b', '> [named]: /to'],
  ['[^1]', '[^1]: note', '    more', 'a[^1]'],
  ['```', '```js', '~~~~', '````', '    code', '\ttab'],
  ['> quote', '> # inside', '> ```', 'lazy'],
  ['- item', '  - inner', '- ```', '  # in item', '  words', '- [ ] task', '1. one'],
  [
    '<div>',
    '</div>',
    '<!-- open',
    'close -->',
    '<script>',
    '</script>',
    '<pre>',
    '</pre>',
    '<?php',
    '?>',
    '<![CDATA[',
    ']]>',
  ],
  ['<Steps>', '</Steps>', '<Tab a={1}>', '</Tab>', '<Tab', 'a="b"', '/>'],
  ['{', '}', '{/* note */}', '{`', '`}'],
  ['import a from "b"', 'import { a } from "b"', 'words'],
  ['export const c = `', '`', 'export const d = 1'],
  ['---', '+++', '===', '***', 'title: a'],
  ['| a | b |', '| - | - |', '| 1 | 2 |', 'a | b'],
  ['\r', '# Carriage\r', 'words\r', '#not', ' # Indented', '# One\t'],
]
const around = ['', '', '', '# One', '## Two words', '### Three ###']
const document = fc
  .tuple(
    fc.subarray([...families], { minLength: 1, maxLength: 2 }),
    fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.constantFrom(...around)), { minLength: 3, maxLength: 16 }),
    fc.constantFrom('', '', '', '---\ntitle: a\n', '+++\n'),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([chosen, body, head, end]) => {
    const own = chosen.flat()
    return head + body.map(([isOwn, at, other]) => (isOwn ? own[at % own.length] : other)).join('\n') + end
  })

test.each(['md', 'mdx'] as const)('documents in %s read section by section as they read whole', (kind) => {
  const sections = new SectionParser()
  let read = 0

  fc.assert(
    fc.property(document, (text) => {
      // The same section may be the last of another document, and not end there.
      sections.parse(text.slice(0, text.lastIndexOf('\n\n#') + 2), parsers[kind], Number.POSITIVE_INFINITY)
      const found = sections.parse(text, parsers[kind], Number.POSITIVE_INFINITY)

      if (found === null) return
      if (/\n\n#{1,6}[ \n]/.test(text)) read++
      expect(plainTree(found)).toEqual(wholeTree(kind, text))
    }),
    { numRuns: 6_000, seed: 20_261_124, examples: [['import a from "b"\n\n# One\n\nimport a from "b"\n']] },
  )

  expect(read).toBeGreaterThan(500)
})

test('the documents of all cases read section by section as they read whole', () => {
  const sections = { md: new SectionParser(), mdx: new SectionParser() }
  const documents = ['cases', 'own-cases']
    .flatMap((folder) => readWholeCases(join(import.meta.dirname, folder), 'content'))
    .flatMap(({ patch }) => patch)
    .filter(({ path }) => /\.mdx?$/.test(path))

  for (const { path, before, after } of documents) {
    const kind = path.endsWith('x') ? 'mdx' : 'md'
    for (const side of [before, after]) {
      const text = new TextDecoder().decode(side ?? new Uint8Array())
      const found = sections[kind].parse(text, parsers[kind], Number.POSITIVE_INFINITY)
      if (found !== null) expect(plainTree(found)).toEqual(wholeTree(kind, text))
    }
  }
})
