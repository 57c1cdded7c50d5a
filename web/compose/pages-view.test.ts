import { describe, expect, test } from 'vitest'
import { pageAt as page } from './compose-samples.ts'
import { pageNames, samePageIn } from './pages-view.ts'

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

test('the same page in another language is the one in the same place of its language', () => {
  const pages = [
    page('/', 'en'),
    page('/pricing', 'en'),
    page('/de', 'de'),
    page('/de/pricing', 'de'),
    page('/fr', 'fr'),
  ]
  expect(samePageIn(pages, '/pricing', 'de')).toBe('/de/pricing')
  expect(samePageIn(pages, '/pricing', 'fr')).toBeUndefined()
  expect(samePageIn(pages, '/gone', 'de')).toBeUndefined()
})
