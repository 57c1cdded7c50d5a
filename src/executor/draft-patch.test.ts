import { describe, expect, test } from 'vitest'
import type { RecordedEdit } from '../change/change.ts'
import { defaultFacts, slots } from '../lane/index.ts'
import { draftPatch } from './draft-patch.ts'

const source = 'export function Pricing() {\n\treturn <h1 title="All plans">Plans</h1>\n}\n'
const file = (text = source) => ({
  path: 'src/Pricing.tsx',
  bytes: new TextEncoder().encode(text),
  mode: '100644' as const,
})
const draft = (edits: readonly RecordedEdit[], text = source) => draftPatch([file(text)], edits, 'copy', defaultFacts)

describe('a drafted patch', () => {
  test('changes the bytes of the text and no other', () => {
    const drafted = draft([edit('Plans', 'Prices')])

    expect(drafted.kind === 'patch' && new TextDecoder().decode(drafted.patch[0]?.after ?? new Uint8Array())).toBe(
      source.replace('>Plans<', '>Prices<'),
    )
  })

  test('is a conflict where the base says something else now: both texts are shown', () => {
    expect(draft([edit('Plans', 'Prices')], source.replace('>Plans<', '>Our plans<'))).toMatchObject({
      kind: 'conflict',
      texts: [{ was: 'Plans', theirs: 'Our plans', ours: 'Prices', slot: expect.any(String) }],
    })
  })

  test('is a conflict where the place is gone', () => {
    expect(draft([edit('Plans', 'Prices')], 'export const nothing = 1\n')).toMatchObject({
      kind: 'conflict',
      texts: [{ theirs: null, slot: null }],
    })
  })

  test('is refused where the base says it already, and where nothing would change', () => {
    expect(draft([edit('Plans', 'Prices')], source.replace('>Plans<', '>Prices<'))).toMatchObject({
      kind: 'refused',
      findings: [{ rule: 'change/already-said' }],
    })
    expect(draft([edit('Plans', 'Plans')])).toMatchObject({
      kind: 'refused',
      findings: [{ rule: 'edit/same' }],
    })
  })
})

function edit(from: string, to: string): RecordedEdit {
  const slot = slots(file(), 'copy', defaultFacts).find((one) => one.value === 'Plans')
  return { slot: slot?.id ?? '', path: 'src/Pricing.tsx', from, to, context: slot?.context ?? '', language: null }
}
