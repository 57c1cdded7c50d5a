import { describe, expect, test } from 'vitest'
import type { SettingsView } from '../../../src/api/source-schema.ts'
import { calendarText, calendarWish, joined, parted } from './settings-view.ts'

const person = (id: string, ...accounts: string[]): SettingsView['people'][number] => ({
  ...{ id, name: id, accounts: accounts.length > 0 ? accounts : [id], team: null, role: null },
  ...{ confidence: 1, because: '' },
})

describe('who is who', () => {
  test('two who are one keep the accounts of both, and leave what was said of them before', () => {
    const same = joined([['ben', 'old'], ['cyd']], person('ben', 'ben', 'b@x'), person('ada', 'ada', 'a@x'))

    expect(same).toEqual([['old'], ['cyd'], ['ada', 'a@x', 'ben', 'b@x']])
  })

  test('accounts that are not one person are each of their own', () => {
    expect(parted([['ada', 'a@x']], person('ada', 'ada', 'a@x'))).toEqual([['ada'], ['a@x']])
  })
})

describe('a working calendar', () => {
  const calendar: SettingsView['calendars'][number] = {
    ...{ team: null, version: 3, zone: 'Europe/Berlin', confidence: 1, because: '' },
    hours: {
      monday: [
        ['09:00', '12:30'],
        ['13:00', '17:00'],
      ],
      friday: [['09:00', '15:00']],
    },
    holidays: ['2026-12-25', '2026-12-26'],
    absences: [{ person: 'ada lovelace', from: '2026-08-03', to: '2026-08-14' }],
  }

  test('is the same when it is written and read again', () => {
    const { team, version, confidence, because, ...said } = calendar

    expect(calendarWish(calendarText(calendar))).toEqual(said)
  })

  test('is understood as people write it', () => {
    const text = calendarText(calendar)

    expect(calendarWish({ ...text, hours: { ...text.hours, monday: '9-17:30' } }).hours.monday).toEqual([
      ['09:00', '17:30'],
    ])
    expect(calendarWish({ ...text, holidays: '2026-12-25, 2026-01-01\n' }).holidays).toEqual([
      '2026-12-25',
      '2026-01-01',
    ])
    expect(calendarWish({ ...text, absences: 'ben 2026-08-03' }).absences).toEqual([
      { person: 'ben', from: '2026-08-03', to: '2026-08-03' },
    ])
  })

  test('keeps what makes no sense, so that it is named', () => {
    const text = calendarText(calendar)

    expect(calendarWish({ ...text, hours: { ...text.hours, monday: 'nine to five' } }).hours.monday).toEqual([
      ['nine to five', ''],
    ])
  })
})
