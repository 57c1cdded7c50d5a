import { describe, expect, test } from 'vitest'
import type { ProductPage, ProductView, TextDetail, TextView } from '../../src/api/product-schema.ts'
import type { Trial } from '../../src/api/proposal-schema.ts'
import { composeView, firstOf, groupTexts, pageNames, readiness, verdictOf } from './compose-view.ts'
import { emptyDraft, picked, written } from './draft.ts'

const page = (path: string, language: string | null = 'en'): ProductPage => ({
  path,
  title: path,
  language,
  image: null,
  width: 0,
  height: 0,
  texts: 0,
})

const text = (id: string, pages: string[], language: string | null = 'en'): TextView => ({
  id,
  path: 'locales/en.json',
  line: 1,
  kind: 'message',
  value: id,
  context: '',
  language,
  key: id,
  protected: [],
  pages,
  lane: 'ux-copy',
  alike: 0,
})

const product = (state: ProductView['state']): ProductView => ({
  id: 'shop',
  name: 'Shop',
  remote: '',
  branch: 'main',
  head: null,
  liveUrl: null,
  state,
  languages: [],
  texts: 0,
  files: 0,
  pages: [],
  pagesState: { kind: 'none', says: '' },
})

const answered = <Value>(value: Value) => ({ kind: 'answered', value }) as const
const waiting = { kind: 'waiting' } as const

describe('which screen', () => {
  test('without a product there is nothing to compose for', () => {
    expect(composeView(answered([]), waiting, undefined).kind).toBe('empty')
  })

  test('closed lanes are told at once, without waiting for texts', () => {
    const closed = product({ kind: 'closed', problems: [{ line: 1, field: 'a', says: 'b', fix: 'c' }] })

    expect(composeView(answered([closed]), waiting, undefined).kind).toBe('closed')
  })

  test('an unknown product in the address shows the first one', () => {
    const view = composeView(
      answered([product({ kind: 'open', lanes: [] })]),
      answered({ texts: [], total: 0 }),
      'gone',
    )

    expect(view.kind === 'ready' && view.product.id).toBe('shop')
  })
})

describe('what pages are called', () => {
  const names = (...pages: [string, string][]) => [
    ...pageNames(pages.map(([path, title]) => ({ path, title }))).values(),
  ]

  test('an end that titles share is left out', () => {
    expect(names(['/', 'Tamber'], ['/a', 'Plans · Tamber'], ['/b', 'Account · Tamber'])).toEqual([
      'Tamber',
      'Plans',
      'Account',
    ])
  })

  test('an end that only one title has belongs to it', () => {
    expect(names(['/a', 'Coffee - how to'], ['/b', 'Account'])).toEqual(['Coffee - how to', 'Account'])
  })

  test('pages that would be called the same are told apart by their address', () => {
    expect(names(['/buy', 'Buy'], ['/buy?plan=solo', 'Buy'], ['/shop', 'Buy'])).toEqual([
      'Buy',
      'Buy ?plan=solo',
      'Buy /shop',
    ])
  })

  test('a page without a title is called by its path', () => {
    expect(names(['/x', ''])).toEqual(['/x'])
  })
})

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

const trial = (more: Partial<Trial> = {}): Trial => ({
  verdict: 'allowed',
  lane: 'ux-copy',
  edits: [],
  findings: [],
  notices: [],
  diff: '',
  judgeMs: 1,
  ...more,
})
const finding = { rule: 'r', path: 'locales/en.json', line: 1, says: 'No.', fix: 'Do this.' }
const current = (data?: Trial) => ({ data, isCurrent: true, refusal: null })

describe('the verdict under a field', () => {
  const edit = { path: 'locales/en.json', from: 'a', to: 'b' }

  test('an untouched text is not judged', () => {
    expect(verdictOf({ ...edit, to: 'a' }, 1, 1, current(trial())).kind).toBe('untouched')
  })

  test('a finding is shown under the text on its line', () => {
    const refused = current(trial({ verdict: 'refused', findings: [finding] }))

    expect(verdictOf(edit, 1, 2, refused).findings).toEqual([finding])
    expect(verdictOf(edit, 9, 2, refused).findings).toEqual([])
  })

  test('an answer for older words never says proved', () => {
    expect(verdictOf(edit, 1, 1, { data: trial(), isCurrent: false, refusal: null }).kind).toBe('checking')
  })

  test('another text being refused does not make this one proved', () => {
    const refused = current(trial({ verdict: 'refused', findings: [{ ...finding, line: 9 }] }))

    expect(verdictOf(edit, 1, 2, refused).kind).toBe('checking')
  })
})

describe('the primary button', () => {
  const detail = { reviewers: [{ id: 'p', name: 'Ana Costa' }], checks: ['test'], mayPropose: true } as TextDetail
  const draft = {
    ...written(picked(emptyDraft, { id: 's', path: 'locales/en.json', value: 'a' }), 's', 'b'),
    why: 'because',
  }
  const ready = (more: Partial<Parameters<typeof readiness>[0]> = {}) =>
    readiness({
      draft,
      product: 'shop',
      details: [detail],
      trial: current(trial()),
      revising: false,
      now: new Date('2026-11-22T10:00:00Z'),
      ...more,
    })

  test('it says who is asked and what for', () => {
    expect(ready()).toMatchObject({ label: 'Propose to Ana (owner of en.json)', missing: null })
  })

  test('a reason is required', () => {
    expect(ready({ draft: { ...draft, why: ' ' } }).at).toBe('why')
  })

  test('what the judge refuses cannot be proposed, and the way out is named', () => {
    const refused = current(trial({ verdict: 'refused', findings: [finding] }))

    expect(ready({ trial: refused }).missing).toBe('Do this.')
  })

  test('what could not be judged cannot be proposed', () => {
    expect(ready({ trial: current(trial({ verdict: 'unjudged' })) }).missing).not.toBeNull()
    expect(ready({ trial: current(undefined) }).missing).not.toBeNull()
  })

  test('a decision in the future is refused', () => {
    const later = { ...draft, decidedAt: { kind: 'at', at: '2026-11-23T10:00:00Z' } } as const

    expect(ready({ draft: later }).at).toBe('decision')
  })

  test('who may not propose is told why', () => {
    const barred = { ...detail, mayPropose: false, whyNot: 'Engineers review.' }

    expect(ready({ details: [barred] }).missing).toBe('Engineers review.')
  })
})
