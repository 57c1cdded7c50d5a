import { describe, expect, test } from 'vitest'
import { readJira } from './jira/read-jira.ts'
import type { Account } from './path-event.ts'
import { guessBots, guessPeople, personOf } from './people.ts'
import { guessStatuses, meaningOf, placeOfMeaning, statusesOf } from './status-mapping.ts'
import { activities, defaultStepClasses, stepClassOf } from './vocabulary.ts'

const account = (id: string, detail: Partial<Account> = {}): Account => ({
  id,
  name: null,
  email: null,
  isBot: null,
  ...detail,
})

describe('a first mapping of statuses', () => {
  const guess = (name: string, category: string | null = null) => guessStatuses([{ name, category }]).of[name]

  test('is sure where name and category agree, fair where only one speaks', () => {
    expect(guess('In Progress', 'indeterminate')).toMatchObject({ means: 'building', confidence: 0.9 })
    expect(guess('Code review')).toMatchObject({ means: 'in review', confidence: 0.6 })
    expect(guess('Zwischenlager', 'indeterminate')).toMatchObject({ means: 'building', confidence: 0.6 })
  })

  test('is weak where they disagree on whether the work has ended', () => {
    expect(guess('Done', 'new')).toMatchObject({ means: 'proposed', confidence: 0.3 })
  })

  test('starts from every status that the sources name, with the category of the tracker', () => {
    const fields = { created: '2026-03-02T09:00:00Z', status: { name: 'Done', statusCategory: { key: 'done' } } }
    const entry = {
      id: '1',
      created: '2026-03-03T09:00:00Z',
      items: [{ field: 'status', fromString: 'To Do', toString: 'Done' }],
    }
    const reading = readJira([{ key: 'SHOP-7', fields, changelog: { histories: [entry] } }])

    expect(statusesOf(reading)).toEqual([
      { name: 'Done', category: 'done' },
      { name: 'To Do', category: null },
    ])
  })

  test('leaves out what neither explains: unknown is not proposed', () => {
    const mapping = guessStatuses([{ name: 'Zwischenlager', category: null }])

    expect(meaningOf(mapping, 'Zwischenlager')).toBeNull()
    expect(placeOfMeaning(null)).toBeNull()
  })

  test('does not take the names of every object for statuses', () => {
    expect(meaningOf(guessStatuses([]), 'constructor')).toBeNull()
    expect(guess('X', 'toString')).toBeUndefined()
  })
})

describe('accounts', () => {
  test('of the same mail address are one person, as sure as can be', () => {
    const people = guessPeople([
      account('github:ada', { email: 'Ada@acme.example' }),
      account('git:ada@acme.example', { email: 'ada@acme.example', name: 'Ada L.' }),
      account('jira:5ec', { name: 'Bob Ross' }),
    ])

    expect(people.people).toMatchObject([
      { id: 'git:ada@acme.example', accounts: ['git:ada@acme.example', 'github:ada'], confidence: 1 },
      { id: 'jira:5ec' },
    ])
    expect(personOf(people)('github:ada')).toBe('git:ada@acme.example')
    expect(personOf(people)('github:nobody')).toBe('github:nobody')
  })

  test("are one person by GitHub's own no-reply address, and by a full name with less confidence", () => {
    const { people } = guessPeople([
      account('github:bob'),
      account('git:1', { email: '123+bob@users.noreply.github.com', name: 'Bob Ross' }),
      account('jira:5ec', { name: 'Bob  Ross' }),
      account('jira:bob', { name: 'Bob' }),
    ])

    expect(people.map(({ accounts, confidence }) => [accounts, confidence])).toEqual([
      [['git:1', 'github:bob', 'jira:5ec'], 0.7],
      [['jira:bob'], 1],
    ])
  })

  test('that the source calls apps are bots; by name alone it is a guess, and weaker where the source says person', () => {
    const bots = guessBots([
      account('github:renovate', { isBot: true }),
      account('github:acme-ci'),
      account('github:deploy-bot', { isBot: false }),
      account('github:abbott', { isBot: null }),
      account('github:cicely'),
    ])

    expect(bots.map(({ account: id, confidence }) => [id, confidence])).toEqual([
      ['github:renovate', 1],
      ['github:acme-ci', 0.8],
      ['github:deploy-bot', 0.5],
    ])
  })
})

test('every activity has a step class, and one that nobody mapped has none', () => {
  expect(Object.keys(activities).filter((name) => stepClassOf(defaultStepClasses, name) === null)).toEqual([])
  expect(stepClassOf(defaultStepClasses, 'coffee fetched')).toBeNull()
})
