import { describe, expect, test } from 'vitest'
import type { ProductView, TextDetail } from '../../src/api/product-schema.ts'
import type { Trial } from '../../src/api/proposal-schema.ts'
import { composeView, readiness, verdictOf } from './compose-view.ts'
import { emptyDraft, picked, written } from './draft.ts'

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
