import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reading } from '../path-event.ts'
import { type Effect, sourceReasons } from '../source-quality.ts'
import { answerOf, showingIn } from './meeting-words.ts'
import { type CalendarOptions, readIcalendar } from './read-icalendar.ts'

const window = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') }
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]): string =>
  calendar('BEGIN:VEVENT', 'UID:m1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT')
const read = (text: string, options: Partial<CalendarOptions> = {}): Reading =>
  readIcalendar(text, { window, ...options })
const starts = (reading: Reading): string[] =>
  reading.events.map(({ time }) => new Date(time).toISOString().slice(0, 16)).sort()
const factOf = (reading: Reading, name: string) => reading.facts.find((fact) => fact.name === name)?.value
const reasons = (reading: Reading) => reading.quality.findings.map(({ reason, count }) => `${reason} ${count}`)

describe('a weekly meeting keeps its hour on the wall when clocks change', () => {
  test.each([
    ['Europe/Berlin', '20260327T090000', ['2026-03-27T08:00', '2026-04-03T07:00']],
    ['Europe/Berlin', '20261023T090000', ['2026-10-23T07:00', '2026-10-30T08:00']],
    ['Europe/London', '20260327T090000', ['2026-03-27T09:00', '2026-04-03T08:00']],
    ['Europe/London', '20261023T090000', ['2026-10-23T08:00', '2026-10-30T09:00']],
    ['Australia/Adelaide', '20260403T090000', ['2026-04-02T22:30', '2026-04-09T23:30']],
    ['Australia/Adelaide', '20261002T090000', ['2026-10-01T23:30', '2026-10-08T22:30']],
  ])('in %s from %s on', (zone, start, wanted) => {
    const reading = read(
      event(
        `DTSTART;TZID=${zone}:${start}`,
        `DTEND;TZID=${zone}:${start.replace('09', '10')}`,
        'RRULE:FREQ=WEEKLY;COUNT=2',
      ),
    )

    expect(starts(reading)).toEqual(wanted)
  })

  test('a time that the wall skips is an hour later, and one that it shows twice is the first', () => {
    const night = (day: string) =>
      read(
        event(
          `DTSTART;TZID=Europe/Berlin:${day}T023000`,
          `DTEND;TZID=Europe/Berlin:${day}T030000`,
          'RRULE:FREQ=DAILY;COUNT=2',
        ),
      )

    expect(starts(night('20260328'))).toEqual(['2026-03-28T01:30', '2026-03-29T01:30'])
    expect(starts(night('20261024'))).toEqual(['2026-10-24T00:30', '2026-10-25T00:30'])
  })

  test('over the change it lasts as long as ever', () => {
    const reading = read(
      event(
        'DTSTART;TZID=Europe/Berlin:20260328T013000',
        'DTEND;TZID=Europe/Berlin:20260328T043000',
        'RRULE:FREQ=DAILY;COUNT=2',
      ),
    )

    expect(reading.facts.filter(({ name }) => name === 'time').map(({ value }) => value)).toEqual([
      '2026-03-28T00:30:00.000Z/2026-03-28T03:30:00.000Z',
      '2026-03-29T00:30:00.000Z/2026-03-29T03:30:00.000Z',
    ])
  })
})

describe('recurrence', () => {
  const weekly = (...lines: string[]) =>
    event('DTSTART;TZID=Europe/Berlin:20260302T090000', 'DTEND;TZID=Europe/Berlin:20260302T100000', ...lines)

  test('goes by the rule and its end, with further dates, without those taken out', () => {
    const reading = read(
      weekly(
        'RRULE:FREQ=WEEKLY;UNTIL=20260323T080000Z',
        'EXDATE;TZID=Europe/Berlin:20260309T090000',
        'RDATE;TZID=Europe/Berlin:20260311T140000',
      ),
    )

    // The 23rd at 08:00 UTC is nine o'clock in Berlin: an UNTIL is part of the rule.
    expect(starts(reading)).toEqual(['2026-03-02T08:00', '2026-03-11T13:00', '2026-03-16T08:00', '2026-03-23T08:00'])
  })

  test('that never ends is read for the time asked about', () => {
    const from = Date.parse('2026-06-01T00:00:00Z')
    const reading = read(weekly('RRULE:FREQ=WEEKLY'), { window: { from, to: from + 14 * 86_400_000 } })

    expect(starts(reading)).toEqual(['2026-06-01T07:00', '2026-06-08T07:00'])
  })

  test('a moved time stands in the place of the one it replaces, one called off leaves none', () => {
    const override = (original: string, ...lines: string[]) =>
      ['BEGIN:VEVENT', 'UID:m1', `RECURRENCE-ID;TZID=Europe/Berlin:${original}`, ...lines, 'END:VEVENT'].join('\r\n')
    const reading = read(
      calendar(
        'BEGIN:VEVENT',
        'UID:m1',
        'DTSTART;TZID=Europe/Berlin:20260302T090000',
        'DURATION:PT45M',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'END:VEVENT',
        override('20260309T090000', 'DTSTART;TZID=Europe/Berlin:20260310T150000', 'DURATION:PT1H'),
        override('20260316T090000', 'DTSTART;TZID=Europe/Berlin:20260316T090000', 'DURATION:PT1H', 'STATUS:CANCELLED'),
      ),
    )

    expect(starts(reading)).toEqual(['2026-03-02T08:00', '2026-03-10T14:00'])
    expect(reading.events[1]?.on.id).toBe('m1 2026-03-09T08:00:00.000Z')
    expect(reasons(reading)).toEqual(['called-off 1'])
  })

  test('a rule for every minute, one from the year 1000 and one that never matches cost no time', () => {
    const reading = read(
      calendar(
        ...[
          'FREQ=SECONDLY',
          'FREQ=MINUTELY',
          'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
          'FREQ=DAILY;INTERVAL=0',
          'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3',
          'nonsense',
        ].flatMap((rule, at) => [
          'BEGIN:VEVENT',
          `UID:${at}`,
          'DTSTART:10000301T090000Z',
          'DURATION:PT1H',
          `RRULE:${rule}`,
          'END:VEVENT',
        ]),
      ),
    )

    expect(reading.events).toEqual([])
    expect(reasons(reading)).toEqual(['unclear-recurrence 5', 'outside-window 1'])
  })
})

describe('zones', () => {
  const inZone = (zone: string) => [`DTSTART;TZID="${zone}":20260330T090000`, `DTEND;TZID="${zone}":20260330T100000`]
  const described = [
    'BEGIN:VTIMEZONE',
    'TZID:W. Europe Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]

  test('that only the calendar itself describes are read from there', () => {
    const zone = 'W. Europe Standard Time'
    const reading = read(
      calendar(...described, 'BEGIN:VEVENT', 'UID:a', ...inZone(zone), 'RRULE:FREQ=WEEKLY;COUNT=31', 'END:VEVENT'),
    )

    expect(starts(reading).slice(0, 1)).toEqual(['2026-03-30T07:00'])
    expect(starts(reading).at(-1)).toBe('2026-10-26T08:00')
  })

  test('that a calendar describes change at the very hour it says', () => {
    const night = ['DTSTART;TZID="W. Europe Standard Time":20261025T031500', 'DURATION:PT15M']
    expect(starts(read(calendar(...described, 'BEGIN:VEVENT', 'UID:a', ...night, 'END:VEVENT')))).toEqual([
      '2026-10-25T02:15',
    ])
  })

  test('with a maker’s name before them are read by their end', () => {
    expect(starts(read(event(...inZone('/vendor.example/20260101/Europe/Berlin'))))).toEqual(['2026-03-30T07:00'])
  })

  test('that nothing explains leave the event out, with their name', () => {
    const reading = read(event(...inZone('Mars/Olympus')))

    expect(reading.events).toEqual([])
    expect(reading.quality.findings[0]).toMatchObject({ reason: 'unknown-zone', examples: [{ text: 'Mars/Olympus' }] })
  })

  test('of times without any are the calendar’s, else what was told, else not known', () => {
    const floating = ['BEGIN:VEVENT', 'UID:a', 'DTSTART:20260330T090000', 'DURATION:PT1H', 'END:VEVENT']

    expect(starts(read(calendar('X-WR-TIMEZONE:Europe/London', ...floating), { zone: 'Europe/Berlin' }))).toEqual([
      '2026-03-30T08:00',
    ])
    expect(starts(read(calendar(...floating), { zone: 'Europe/Berlin' }))).toEqual(['2026-03-30T07:00'])
    expect(reasons(read(calendar(...floating)))).toEqual(['unknown-zone 1'])
  })
})

describe('what a meeting is', () => {
  const hour = ['DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z']
  const people = [
    'ORGANIZER;CN=Ada:mailto:Ada@example.com',
    'ATTENDEE;CN="Bob, the builder";PARTSTAT=ACCEPTED:mailto:bob@example.com',
    'ATTENDEE;PARTSTAT=DECLINED:mailto:eve@example.com',
    'ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.com',
  ]

  test('keeps who organises it and how everybody answered, and no title', () => {
    const reading = read(event(...hour, ...people, 'SUMMARY:Layoffs'), { owner: 'bob@example.com' })

    expect(reading.events[0]?.by).toBe('mail:ada@example.com')
    expect(factOf(reading, answerOf('mail:bob@example.com'))).toBe('accepted')
    expect(factOf(reading, answerOf('mail:eve@example.com'))).toBe('declined')
    expect(factOf(reading, showingIn('mail:bob@example.com'))).toBe('busy')
    expect(factOf(reading, 'kind')).toBe('meeting')
    expect(reading.accounts.map(({ id }) => id)).not.toContain('mail:room@example.com')
    expect(JSON.stringify(reading)).not.toContain('Layoffs')
    expect(factOf(read(event(...hour, 'SUMMARY:Layoffs'), { keepTitles: true }), 'title')).toBe('Layoffs')
  })

  test.each([
    ['focus', [...hour, 'SUMMARY:Focus time']],
    ['out of office', [...hour, 'SUMMARY:Team offsite', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF']],
    ['out of office', ['DTSTART;VALUE=DATE:20260302', 'SUMMARY:Urlaub']],
    ['all day', ['DTSTART;VALUE=DATE:20260302', 'SUMMARY:Release week', ...people]],
    ['busy only', [...hour, 'SUMMARY:Busy']],
    ['busy only', [...hour, 'CLASS:PRIVATE', 'SUMMARY:Dentist']],
    ['own', [...hour, 'SUMMARY:Write the plan']],
  ] as const)('is %s', (kind, lines) => {
    expect(factOf(read(event(...lines), { zone: 'UTC' }), 'kind')).toBe(kind)
  })

  test('shows as free where the calendar says so', () => {
    const shown = (...lines: string[]) =>
      factOf(read(event(...hour, ...lines), { owner: 'ada@example.com' }), showingIn('mail:ada@example.com'))

    expect(shown('TRANSP:TRANSPARENT')).toBe('free')
    expect(shown('X-MICROSOFT-CDO-BUSYSTATUS:FREE')).toBe('free')
    expect(shown('X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE')).toBe('tentative')
    expect(shown()).toBe('busy')
  })

  test('is one meeting in however many calendars it stands', () => {
    const text = event(...hour, ...people)
    const [ada, bob] = ['ada@example.com', 'bob@example.com'].map((owner) => read(text, { owner }))

    expect(ada?.events).toEqual(bob?.events)
    expect(ada?.facts.find(({ name }) => name.startsWith('shown by'))?.name).toBe(showingIn('mail:ada@example.com'))
  })

  test('is read of busy times alone, with nothing but whose they are', () => {
    const reading = read(
      calendar(
        'BEGIN:VFREEBUSY',
        'ORGANIZER:mailto:ada@example.com',
        'FREEBUSY;FBTYPE=BUSY:20260302T090000Z/PT1H,20260303T090000Z/20260303T093000Z',
        'FREEBUSY;FBTYPE=FREE:20260304T090000Z/PT1H',
        'END:VFREEBUSY',
      ),
    )

    expect(starts(reading)).toEqual(['2026-03-02T09:00', '2026-03-03T09:00'])
    expect(factOf(reading, 'kind')).toBe('busy only')
  })
})

describe('what cannot be used is counted and listed', () => {
  test.each([
    ['cut-off', event('DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z').slice(0, -40)],
    ['ends-before-start', event('DTSTART:20260302T090000Z', 'DTEND:20260302T080000Z')],
    ['no-time', event('DTSTART:20260230T090000Z')],
    ['no-time', event('SUMMARY:When?')],
    ['no-id', calendar('BEGIN:VEVENT', 'DTSTART:20260302T090000Z', 'END:VEVENT')],
    ['outside-window', event('DTSTART:20200302T090000Z', 'DURATION:PT1H')],
    ['other-kind', calendar('BEGIN:VTODO', 'UID:t', 'END:VTODO')],
    ['not-a-record', 'Dear all, see you on Monday'],
  ])('%s', (reason, text) => {
    const reading = read(text)

    expect(reading.events).toEqual([])
    expect(reasons(reading)).toEqual([`${reason} 1`])
    expect(reading.quality).toMatchObject({ raw: 1, used: 0 })
  })

  test('an event that is cut off does not take the next one with it', () => {
    const reading = read(
      calendar(
        ...['BEGIN:VEVENT', 'UID:a', 'DTSTART:20260302T090000Z'],
        ...['BEGIN:VEVENT', 'UID:b', 'DTSTART:20260303T090000Z', 'DURATION:PT1H', 'END:VEVENT'],
      ),
    )

    expect(starts(reading)).toEqual(['2026-03-03T09:00'])
    expect(reasons(reading)).toEqual(['cut-off 1'])
  })

  test('an event after a part that never ends is read all the same, and nesting without end costs one pass', () => {
    const lines = [
      'BEGIN:VEVENT',
      'UID:a',
      'BEGIN:VALARM',
      'BEGIN:VEVENT',
      'UID:b',
      'DTSTART:20260303T090000Z',
      'DURATION:PT1H',
      'END:VEVENT',
    ]
    expect(starts(read(calendar(...lines)))).toEqual(['2026-03-03T09:00'])
    expect(reasons(read(['BEGIN:VCALENDAR', ...Array(200_000).fill('BEGIN:VALARM')].join('\n')))).toEqual([
      'other-kind 1',
    ])
  })

  const line = fc.oneof(
    fc.constantFrom(
      ...[
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        'BEGIN:VEVENT',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'END:VEVENT',
        'BEGIN:VALARM',
      ],
      ...[
        'BEGIN:VTIMEZONE',
        'END:VTIMEZONE',
        'TZID:X',
        'UID:a',
        'UID:b',
        'DTSTART:20260302T090000Z',
        'DTEND:20260302T100000Z',
      ],
      ...['DTSTART;TZID=X:20260302T090000', 'DTSTART;VALUE=DATE:20260302', 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=3'],
      ...[
        'RRULE:FREQ=WEEKLY;BYDAY=MO',
        'EXDATE:20260303T090000Z',
        'RECURRENCE-ID:20260303T090000Z',
        'STATUS:CANCELLED',
      ],
      ...[
        'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.com',
        'BEGIN:VFREEBUSY',
        'END:VFREEBUSY',
        'FREEBUSY:20260302T090000Z/PT1H',
      ],
      ...['__proto__;__proto__=1:x', ' folded'],
    ),
    fc.string(),
  )

  test('whatever the text is, every record of it is accounted for', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { quality, events } = read(['BEGIN:VCALENDAR', ...lines].join('\n'))
        const taken = (effect: Effect) =>
          quality.findings.reduce(
            (sum, { reason, count }) => sum + (sourceReasons[reason].effect === effect ? count : 0),
            0,
          )
        expect(quality.raw - quality.normalised).toBe(taken('unreadable'))
        expect(quality.normalised - quality.used).toBe(taken('set aside'))
        expect(quality.used).toBeGreaterThanOrEqual(0)
        expect(quality.events).toBe(events.length)
      }),
      { numRuns: 300 },
    )
  })
})
