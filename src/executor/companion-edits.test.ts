import { expect, test } from 'vitest'
import { defaultFacts } from '../lane/default-facts.ts'
import { judge } from '../lane/judge.ts'
import { type ChangedText, companionEdits } from './companion-edits.ts'

const change = (more: Partial<ChangedText> = {}): ChangedText => ({
  path: 'src/Pricing.tsx',
  before: 'Plans',
  after: "Plans & what's in them",
  standsElsewhere: false,
  ...more,
})

function follow(path: string, text: string, changed: Partial<ChangedText> = {}): string | null {
  const [companion] = companionEdits([{ path, bytes: Buffer.from(text) }], [change(changed)])
  return companion ? Buffer.from(companion.bytes).toString('utf8') : null
}

test.each([
  ['a string', `it('x', () => getByText('Plans'))`, `it('x', () => getByText('Plans & what\\'s in them'))`],
  ['a string in double quotes', `getByText("Plans")`, `getByText("Plans & what's in them")`],
  ['a template', 'getByText(`Plans`)', "getByText(`Plans & what's in them`)"],
  [
    'an option',
    `getByRole('heading', { name: 'Plans' })`,
    `getByRole('heading', { name: 'Plans & what\\'s in them' })`,
  ],
])('%s in a test follows', (_what, before, after) => {
  expect(follow('src/Pricing.test.tsx', before)).toBe(after)
})

test('a text between tags of a story follows, with the space around it', () => {
  expect(follow('src/Pricing.stories.tsx', 'export const A = () => <h1>\n  Plans\n</h1>', { after: 'Prices' })).toBe(
    'export const A = () => <h1>\n  Prices\n</h1>',
  )
})

test.each([
  ['a longer string', `getByText('Plans for all')`],
  ['a pattern', 'getByText(/Plans/)'],
  ['a comment', '// Plans'],
  ['a name', 'const Plans = 1'],
  ['a template with a value', 'getByText(`Plans${x}`)'],
])('%s stays', (_what, text) => {
  expect(follow('src/Pricing.test.tsx', text)).toBeNull()
})

test('a file that is no test is left alone', () => {
  expect(follow('src/Other.tsx', `const a = 'Plans'`)).toBeNull()
})

test('a test follows only a file it imports while the old text still stands elsewhere', () => {
  const text = `import { Pricing } from './Pricing'\ngetByText('Plans')`

  expect(follow('src/Other.test.tsx', `getByText('Plans')`, { standsElsewhere: true })).toBeNull()
  expect(follow('src/Pricing.test.tsx', text, { standsElsewhere: true })).not.toBeNull()
  expect(
    follow('src/tests/x.test.tsx', text.replace('./Pricing', '../Pricing.tsx'), { standsElsewhere: true }),
  ).not.toBeNull()
  expect(follow('src/tests/x.test.tsx', text, { standsElsewhere: true })).toBeNull()
  expect(follow('test/x.test.tsx', text.replace('./Pricing', '@/Pricing'), { standsElsewhere: true })).not.toBeNull()
})

test('a test that writes the text itself stays with its snapshot, unless it imports the changed file', () => {
  const path = 'test/menu.test.tsx'
  const text = `it('draws', () => { render(<Item>Plans</Item>); getByText('Plans') })`
  const files = [
    { path, bytes: Buffer.from(text) },
    { path: 'test/__snapshots__/menu.test.tsx.snap', bytes: Buffer.from('exports[`a`] = `\n<b>Plans</b>\n`;\n') },
  ]

  expect(companionEdits(files, [change({ after: 'Prices' })])).toEqual([])
  expect(follow(path, `import { Pricing } from '../src/Pricing'\n${text}`, { after: 'Prices' })).toContain('>Prices<')
})

test('a snapshot follows where the text stands alone, between tags or as an attribute', () => {
  const before =
    'exports[`Plans 1`] = `\n<h1 title="Plans">\n  Plans\n</h1>\n<b>Plans</b>\n<p>\n  Plans for all\n</p>\n`;\n'

  expect(follow('src/__snapshots__/a.test.tsx.snap', before, { after: 'Prices' })).toBe(
    'exports[`Plans 1`] = `\n<h1 title="Prices">\n  Prices\n</h1>\n<b>Prices</b>\n<p>\n  Plans for all\n</p>\n`;\n',
  )
})

test('an attribute follows only where the new text needs no escape', () => {
  const text = 'render(<P title="Plans" />)'

  expect(follow('a.test.tsx', text, { after: 'Prices' })).toBe('render(<P title="Prices" />)')
  expect(follow('a.test.tsx', text, { after: 'The "best" prices' })).toBeNull()
})

test('the judge admits what follows, together with the change', () => {
  const source = ['export const P = () => <h1>Plans</h1>\n', "export const P = () => <h1>Plans & what's in them</h1>\n"]
  const testFile = `it('shows', () => { screen.getByText('Plans') })\n`
  const after = follow('src/Pricing.test.tsx', testFile) ?? ''
  const file = (path: string, before: string, next: string) => ({
    path,
    before: Buffer.from(before),
    after: Buffer.from(next),
    modeBefore: '100644' as const,
    modeAfter: '100644' as const,
  })

  const verdict = judge(
    [file('src/Pricing.tsx', source[0] ?? '', source[1] ?? ''), file('src/Pricing.test.tsx', testFile, after)],
    'copy',
    defaultFacts,
  )

  expect(verdict).toMatchObject({
    kind: 'allowed',
    edits: [{ path: 'src/Pricing.tsx' }, { path: 'src/Pricing.test.tsx', kind: 'companion' }],
  })
})
