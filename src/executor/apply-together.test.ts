import { expect, test } from 'vitest'
import { defaultFacts } from '../lane/default-facts.ts'
import { slots } from '../lane/index.ts'
import type { RepoFacts } from '../lane/lane.ts'
import { applyTogether } from './apply-together.ts'

const plan = 'events:\n  opened:\n    properties: {}\n'
const facts: RepoFacts = {
  ...defaultFacts,
  track: { call: 'track', module: 'src/analytics.ts', plan: 'plan.yaml' },
  files: { 'plan.yaml': plan },
}
const file = (path: string, text: string) => ({
  path,
  bytes: new TextEncoder().encode(text),
  mode: '100644' as const,
})
const page = file('src/Page.tsx', 'export const Page = () => <main><button type="button">Buy</button></main>\n')
const planFile = file('plan.yaml', plan)

const edit = (source: typeof page, to: string) => {
  const [slot] = slots(source, 'instrumentation', facts)
  if (!slot) throw new Error(`no slot in ${source.path}`)
  return { slot: slot.id, path: slot.path, from: slot.value, to }
}

test('a new event may be recorded by the change that plans it, whichever file is named first', () => {
  const edits = [edit(page, 'bought'), edit(planFile, 'bought')]

  for (const files of [
    [page, planFile],
    [planFile, page],
  ]) {
    const applied = applyTogether(files, edits, 'instrumentation', facts)
    expect(applied.kind === 'applied' && applied.patch.map(({ path }) => path)).toEqual(files.map(({ path }) => path))
  }
})

test('an event that nobody plans is refused, and no file changes', () => {
  const applied = applyTogether([page, planFile], [edit(page, 'bought')], 'instrumentation', facts)

  expect(applied.kind === 'failed' && applied.findings.map(({ rule }) => rule)).toEqual(['instrumentation/event'])
})
