import { expect, test } from 'vitest'
import { defaultFacts } from '../lane/default-facts.ts'
import { slots } from '../lane/index.ts'
import type { RepoFacts, Slot } from '../lane/lane.ts'
import { withFlagEdits } from './flag-edits.ts'

const flags =
  '{ "flags": { "gift": { "state": "ENABLED", "variants": { "on": true, "off": false }, "defaultVariant": "off" } } }\n'
const facts: RepoFacts = {
  ...defaultFacts,
  flag: { call: 'flag', module: 'src/flags.ts', file: 'flags.json' },
  files: { 'flags.json': flags },
}
const page = (name: string) =>
  `import { flag } from './flags'\nexport const ${name} = () => <main><h1>${name}</h1>{flag('gift') && <p>Gift</p>}</main>\n`
const all: readonly Slot[] = Object.entries({
  'flags.json': flags,
  'src/One.tsx': page('One'),
  'src/Two.tsx': page('Two'),
})
  .map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  .flatMap((file) => slots(file, 'flagged', facts))

const edit = (path: string, kind: string, to: string) => {
  const slot = all.find((each) => each.path === path && each.kind === kind)
  if (!slot) throw new Error(`no ${kind} in ${path}`)
  return { slot: slot.id, path, from: slot.value, to }
}

test('a new flag of an element comes with its place in the flag file, once', () => {
  const one = edit('src/One.tsx', 'flag', 'new-head')
  const two = edit('src/Two.tsx', 'flag', '!new-head')

  expect(withFlagEdits([one, two], all, 'flags.json')).toEqual([one, two, edit('flags.json', 'new-flag', 'new-head')])
})

test('a flag that its file has is not added again', () => {
  const one = edit('src/One.tsx', 'flag', 'gift')

  expect(withFlagEdits([one], all, 'flags.json')).toEqual([one])
})

test('a flag ends the same way in every file that reads it, and leaves its own', () => {
  const one = edit('src/One.tsx', 'flag-end', 'on')

  expect(withFlagEdits([one], all, 'flags.json')).toEqual([
    one,
    edit('flags.json', 'flag-end', 'on'),
    edit('src/Two.tsx', 'flag-end', 'on'),
  ])
})
