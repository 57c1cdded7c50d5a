import { describe, expect, test } from 'vitest'
import type { TextView } from '../../src/api/product-schema.ts'
import {
  changedEdits,
  decisionOf,
  emptyDraft,
  fromKept,
  movedUnder,
  onTopOf,
  picked,
  pickedToo,
  proposalOf,
  toKeep,
  understoodInto,
  written,
} from './draft.ts'

const plans = { id: 'slot_a', path: 'locales/en.json', value: 'Plans' }
const plaene = { id: 'slot_b', path: 'locales/de.json', value: 'Pläne' }
const now = new Date('2026-11-22T10:00:00Z')

describe('picking', () => {
  test('a text that was picked and not touched gives way to the next pick', () => {
    const draft = picked(picked(emptyDraft, plans), plaene)

    expect(draft.edits.map((edit) => edit.slot)).toEqual(['slot_b'])
  })

  test('a text that was edited stays when another is picked', () => {
    const draft = picked(written(picked(emptyDraft, plans), 'slot_a', 'Plans and pricing'), plaene)

    expect(draft.edits.map((edit) => edit.slot)).toEqual(['slot_a', 'slot_b'])
  })

  test('picking a text again keeps what was written', () => {
    const draft = written(picked(emptyDraft, plans), 'slot_a', 'Prices')

    expect(picked(draft, plans)).toBe(draft)
  })

  test('a translation is opened beside its untouched original', () => {
    expect(pickedToo(picked(emptyDraft, plans), plaene).edits).toHaveLength(2)
  })

  test('understood words replace an edit of the same place', () => {
    const draft = written(picked(emptyDraft, plans), 'slot_a', 'Prices')

    const next = understoodInto(draft, [{ slot: 'slot_a', path: plans.path, from: 'Plans', to: 'Rates' }])

    expect(next.edits.map((edit) => edit.to)).toEqual(['Rates'])
  })
})

describe('proposing', () => {
  test('a text that was picked and left as it is, is not proposed', () => {
    const draft = pickedToo(written(picked(emptyDraft, plans), 'slot_a', 'Prices'), plaene)

    expect(proposalOf(draft, 'shop', now).edits).toEqual(changedEdits(draft))
    expect(changedEdits(draft)).toHaveLength(1)
  })

  test('a decision made just now has the time of proposing', () => {
    expect(proposalOf(emptyDraft, 'shop', now).decision.decidedAt).toBe('2026-11-22T10:00:00.000Z')
  })

  test('words and a link in one field become words and a link', () => {
    expect(decisionOf('Pricing weekly https://example.com/47')).toEqual({
      says: 'Pricing weekly',
      url: 'https://example.com/47',
    })
    expect(decisionOf('https://example.com/47')).toEqual({ says: null, url: 'https://example.com/47' })
    expect(decisionOf('  ')).toEqual({ says: null, url: null })
  })
})

describe('keeping', () => {
  test('a draft comes back as it was kept', () => {
    const draft = written(picked(emptyDraft, plans), 'slot_a', 'Prices')

    expect(fromKept(toKeep(draft, now))).toEqual({ draft, keptAt: now.toISOString() })
  })

  test('a draft in which nothing was written is not brought back', () => {
    expect(fromKept(toKeep(picked(emptyDraft, plans), now))).toBeNull()
  })

  test('something unreadable is no draft', () => {
    expect(fromKept('{"form":0}')).toBeNull()
    expect(fromKept('no json')).toBeNull()
  })
})

describe('main moves under a draft', () => {
  const draft = written(picked(emptyDraft, plans), 'slot_a', 'Prices')
  const says = (value: string) => [{ ...plans, value } as unknown as TextView]

  test('an unchanged place is no news', () => {
    expect(movedUnder(draft, says('Plans'))).toEqual([])
  })

  test('a place that says something else is told, and the wish can go on top of it', () => {
    const [moved] = movedUnder(draft, says('Our plans'))

    expect(moved?.now).toBe('Our plans')
    expect(moved && onTopOf(draft, moved).edits[0]).toMatchObject({ from: 'Our plans', to: 'Prices' })
  })

  test('a place that is gone leaves the draft when the person agrees', () => {
    const [moved] = movedUnder(draft, [])

    expect(moved?.now).toBeNull()
    expect(moved && onTopOf(draft, moved).edits).toEqual([])
  })
})
