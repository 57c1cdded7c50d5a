import { describe, expect, it } from 'vitest'
import type { Revision, SlotId } from '../../base/ids.ts'
import { carriedPages, type KnownPage, pathsShowing } from './pages-showing.ts'

const visited = 'a'.repeat(40) as Revision
const merged = 'b'.repeat(40) as Revision

const page = (path: string, texts: readonly string[], language: string | null = null): KnownPage => ({
  path,
  texts,
  language,
})
/** Slots by their names; a name `de:title` is a text of a German locale file. */
const texts = (revision: Revision, values: Readonly<Record<string, string>>) => ({
  revision,
  texts: Object.entries(values).map(([id, value]) => ({
    id: id as SlotId,
    value,
    language: id.includes(':') ? (id.split(':')[0] ?? null) : null,
  })),
})
const carriedBy = (pages: readonly KnownPage[], then: Record<string, string>, now: Record<string, string>) =>
  carriedPages(pages, texts(visited, then), texts(merged, now))

describe('pages that show a text', () => {
  it('are found by a longer text inside what they show, whatever the case', () => {
    const pages = [page('/', ['Home']), page('/pricing', ['MOST PEOPLE START HERE. Do you?'])]

    expect(pathsShowing(pages, ['Most people start here'])).toEqual(['/pricing'])
  })

  it('are found by a short word only where it is all of a text', () => {
    const pages = [page('/', ['Planning ahead']), page('/pricing', ['Plan'])]

    expect(pathsShowing(pages, ['Plan'])).toEqual(['/pricing'])
  })

  it('are none where nothing matches, and none for an empty text', () => {
    expect(pathsShowing([page('/', ['Home', ''])], ['Most people start here', ''])).toEqual([])
  })
})

describe('pages visited before a merge', () => {
  const pages = [page('/', ['Fresh coffee']), page('/pricing', ['Most people start here', 'Fresh coffee'])]

  it('are known by what the merge made of their texts, and no more by what it took away', () => {
    const now = carriedBy(pages, { a: 'Most people start here' }, { a: 'Most customers begin here' })

    expect(pathsShowing(now, ['Most customers begin here'])).toEqual(['/pricing'])
    expect(pathsShowing(now, ['Most people start here'])).toEqual([])
    expect(pathsShowing(now, ['Fresh coffee'])).toEqual(['/', '/pricing'])
  })

  it('keep every page, and every text that did not change', () => {
    const now = carriedBy(pages, { a: 'Most people start here' }, { a: 'Most customers begin here' })

    expect(now).toEqual([page('/', ['Fresh coffee']), page('/pricing', ['Most customers begin here', 'Fresh coffee'])])
    expect(carriedBy(pages, { a: 'On no page at all' }, { a: 'Nor is this one' })).toEqual(pages)
    expect(carriedBy(pages, { a: 'Fresh coffee' }, { a: 'Fresh coffee' })).toEqual(pages)
  })

  it('show a changed piece of a longer text in its place', () => {
    const now = carriedBy(
      [page('/', ['Hello Mara, nice to see you again. Shop now.'])],
      { a: '{name}, nice to see you again' },
      { a: '{name}, good to have you back' },
    )

    expect(now).toEqual([page('/', ['Hello Mara, good to have you back. Shop now.'])])
  })

  it('are known by both texts while another place still says the old one', () => {
    const said = { a: 'Fresh coffee', b: 'Fresh coffee' }

    const now = carriedBy(pages, said, { ...said, a: 'Coffee of the day' })

    expect(pathsShowing(now, ['Fresh coffee'])).toEqual(['/', '/pricing'])
    expect(pathsShowing(now, ['Coffee of the day'])).toEqual(['/', '/pricing'])
  })

  it('follow a text of a locale file on pages of its language only', () => {
    const now = carriedBy(
      [page('/en', ['Premium'], 'en'), page('/de', ['Premium'], 'de-DE')],
      { 'de:title': 'Premium' },
      { 'de:title': 'Für Kenner' },
    )

    expect(pathsShowing(now, ['Für Kenner'])).toEqual(['/de'])
    expect(pathsShowing(now, ['Premium'])).toEqual(['/en'])
  })

  it('show nothing of a text that the merge has brought: they have to be visited anew', () => {
    const now = carriedBy(pages, { a: 'Most people start here' }, { a: 'Most people start here', b: 'Entirely new' })

    expect(now).toEqual(pages)
    expect(pathsShowing(now, ['Entirely new'])).toEqual([])
  })

  it('keep their old texts where a slot is gone, since the words may only have moved', () => {
    expect(carriedBy(pages, { a: 'Most people start here' }, {})).toEqual(pages)
  })

  it('are as they were seen at their own revision', () => {
    const same = carriedPages(pages, texts(visited, { a: 'Fresh coffee' }), texts(visited, { a: 'Another' }))

    expect(same).toEqual(pages)
  })
})
