import { describe, expect, test } from 'vitest'
import type { TextView } from '../../src/api/product-schema.ts'
import { pageAt as page, textNamed as text } from './compose-samples.ts'
import { firstOf, groupTexts } from './text-groups.ts'

describe('the list', () => {
  const found = (...texts: TextView[]) => texts.map((one) => ({ text: one, ranges: [] }))
  const pages = [page('/'), page('/a'), page('/b')]

  test('a text stands in the group of the first page it was seen on', () => {
    const groups = groupTexts(found(text('t', ['/b', '/a'])), pages, null)

    expect(groups.map((group) => group.id)).toEqual(['/a'])
  })

  test('what stands on every page has a group of its own', () => {
    expect(groupTexts(found(text('footer', ['/', '/a', '/b'])), pages, null)[0]?.title).toBe('On every page')
  })

  test('what was seen nowhere comes last', () => {
    const groups = groupTexts(found(text('hidden', []), text('t', ['/'])), pages, null)

    expect(groups.map((group) => group.title)).toEqual(['/', 'Not seen on a page yet'])
  })

  test('one page shows only its own texts, shared ones too', () => {
    const groups = groupTexts(found(text('footer', ['/', '/a', '/b']), text('t', ['/a'])), pages, '/')

    expect(groups.flatMap((group) => group.found.map((one) => one.text.id))).toEqual(['footer'])
  })

  test('on a page the texts stand as one reads it', () => {
    const box = (slot: string, x: number, y: number) => ({ slot, x, y, width: 1, height: 1 })
    const withBoxes = [{ ...page('/'), boxes: [box('foot', 0, 900), box('right', 500, 14), box('left', 20, 16)] }]

    const groups = groupTexts(found(text('foot', ['/']), text('right', ['/']), text('left', ['/'])), withBoxes, '/')

    expect(groups[0]?.found.map((one) => one.text.id)).toEqual(['left', 'right', 'foot'])
  })

  test('no more is drawn than there is room for, and the rest is counted', () => {
    const groups = groupTexts(found(...Array.from({ length: 10 }, (_, i) => text(`t${i}`, ['/']))), pages, null)

    const first = firstOf(groups, 4)

    expect(first.groups[0]?.found).toHaveLength(4)
    expect(first.left).toBe(6)
  })
})
