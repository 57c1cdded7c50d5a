import { describe, expect, test } from 'vitest'
import { blastRadius } from './blast-radius.ts'
import { defaultFacts } from './default-facts.ts'
import { findSlots } from './find-text.ts'
import { slots } from './slots.ts'

const source = `export const Page = () => (
  <main>
    <h1>Plans</h1>
    <p>Plans for every team</p>
    <p>Don&apos;t wait for <b>your</b> invoice.</p>
  </main>
)
`
const list = [
  ...slots({ path: 'src/Page.tsx', bytes: new TextEncoder().encode(source) }, 'copy', defaultFacts),
  ...slots(
    { path: 'locales/en.json', bytes: new TextEncoder().encode('{ "pricing": { "title": "Plans and pricing" } }') },
    'copy',
    defaultFacts,
  ),
]
const found = (query: string) => findSlots(list, query).map(({ slot, reason }) => `${reason}: ${slot.value}`)

describe('a text is found as people quote it', () => {
  test('the whole text comes before texts that contain it', () => {
    expect(found('plans').slice(0, 2)).toEqual(['whole: Plans', 'contains: Plans and pricing'])
  })

  test('case, quotes, entities and the full stop do not matter', () => {
    expect(found('  DON’T   wait for ')[0]).toBe("whole: Don't wait for")
  })

  test('a sentence that elements split is found whole', () => {
    expect(found("Don't wait for your invoice")[0]).toMatch(/^sentence: /)
  })

  test('a key finds its text', () => {
    expect(found('pricing.title')[0]).toBe('key: Plans and pricing')
  })

  test('a misspelt text finds what reads much the same', () => {
    expect(found('Plnas for evry team')).toContain('similar: Plans for every team')
  })
})

describe('the blast radius of a text', () => {
  const files = [
    { path: 'src/Page.test.tsx', text: "getByText('Don\\'t wait')" },
    { path: 'src/Page.stories.tsx', text: "title: 'Don’t wait'" },
    { path: 'src/Other.tsx', text: "<p>\n  Don&apos;t\n  wait\n</p> <p>Don't waiter</p>" },
    { path: 'locales/de.json', text: '{ "a": "Don\'t wait" }' },
    { path: 'docs/guide.md', text: "Press “Don't wait”." },
    { path: 'emails/welcome.tsx', text: "<p>Don't wait!</p>" },
  ]

  test('names every place that holds the whole text, by kind of file', () => {
    const { groups, total } = blastRadius("Don't wait", files)

    expect(Object.values(groups).map((group) => group.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(total).toBe(6)
    expect(groups.code[0]).toEqual({ path: 'src/Other.tsx', line: 2, excerpt: "Don't" })
  })

  test('is bounded in a file that repeats the text', () => {
    const { groups } = blastRadius('Plans', [{ path: 'src/a.ts', text: 'Plans '.repeat(5_000) }])

    expect(groups.code.length).toBe(50)
  })
})
